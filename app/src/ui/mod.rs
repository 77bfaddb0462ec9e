//! The UI kit: small components over the tokens of `style/`. No `style` attributes and no inline handlers (the content
//! security policy forbids them); everything shows and works without scripts.
//!
//! Text props are `#[prop(into)] String` unless said otherwise; `children` hold what is nested.
//!
//! | component | props (optional ones in brackets) | for |
//! | --- | --- | --- |
//! | [`PageHeader`] | `title`, \[`purpose`, `up: (href, name)`, children = actions\] | the head of every page; sets the document's title |
//! | [`Card`] | \[`title`, `note`\], children | a framed part of a page |
//! | [`Facts`] / [`Fact`] | children / `label`, children | names and values |
//! | [`Split`] | `aside: \|\| view`, children | facts left, history right |
//! | [`Figure`] | `label`, `value: i64`, `href` | a number on an overview |
//! | [`Table`] / [`Row`] / [`RowHead`] / [`Cell`] | `caption`, `columns: Vec<Column>` / – / – / `column: Column` | dense lists; cards on a phone |
//! | [`Pager`] | `first: Option<String>`, `next: Option<String>` | paging by key |
//! | [`FilterForm`] | `action`, children = inputs | filters in the URL |
//! | [`SearchField`] / [`IgnoredFilters`] | `hint`, `value` / `names` | a text to look for / what made no sense |
//! | [`Tabs`] | `label`, `items: Vec<(href, name, current)>` | views of a list |
//! | [`EmptyState`] / [`NothingMatches`] | `title`, `body`, \[children = action\] / `clear` (href) | nothing here |
//! | [`ErrorState`] | `error: AppError` | could not be shown; `load::show` renders it |
//! | [`Skeleton`] | \[`rows`\] | not here yet; `load::show` renders it |
//! | [`Banner`] | `tone`, `title`, \[children\] | a message that stays |
//! | [`Badge`] | `tone`, `text`, \[`glyph`\] | a state in a word |
//! | [`Time`] | `at: Timestamp`, \[`now`, `seconds`\] | with `now`: "3 分钟前" |
//! | [`Countdown`] | `until`, `now` | what is left |
//! | [`Timeline`] / [`TimelineItem`] | children / `tone`, `title`, `at`, `now`, \[children\] | what happened |
//! | [`Copyable`] / [`CopyButton`] | `text`, `label`, \[`boxed`\] / `text`, `label` | ids and addresses |
//! | [`Qr`] | `path`, `size: u32`, `label` | a QR code |
//! | [`Gauge`] | `value`, `max`, `tone`, `label` | a budget |
//! | [`Avatar`] | `src: Option<String>`, `name` | a face; the first letter without a picture |
//! | [`Again`] | \[`after_secs`\] | beside what is under way: its data is loaded again |
//! | [`Confirm`] | `id`, `opener`, `title`, `body`, \[`loud`\], children = the form | before something is taken away |
//! | [`FormDialog`] / [`DialogCancel`] | `id`, `opener`, `title`, `body`, children = the form / `id` | a few fields over the page |
//! | [`LinkButton`] / [`SubmitButton`] | `href`, `text`, \[`loud`, `glyph`, `external`\] / `text`, \[`loud`\] | going / sending |
//! | [`Icon`] | `glyph: Glyph` | a drawing beside a word |
//!
//! Forms and their fields are in [`crate::form`], loading in [`crate::load`], texts in [`crate::locales`].

pub mod again;
pub mod avatar;
pub mod badge;
pub mod banner;
pub mod button;
pub mod card;
pub mod copy;
pub mod countdown;
pub mod dialog;
pub mod empty;
pub mod error;
pub mod filters;
pub mod gauge;
pub mod hydrated;
pub mod icon;
pub mod page;
pub mod pager;
pub mod qr;
pub mod skeleton;
pub mod table;
pub mod time;
pub mod timeline;
pub mod title;
pub mod toast;

pub use again::Again;
pub use avatar::Avatar;
pub use badge::{Badge, Tone};
pub use banner::Banner;
pub use button::{LinkButton, Loud, SubmitButton};
pub use card::{Card, Fact, Facts, Figure, Split};
pub use copy::{CopyButton, Copyable};
pub use countdown::Countdown;
pub use dialog::{Confirm, DialogCancel, FormDialog};
pub use empty::{EmptyState, NothingMatches};
pub use error::ErrorState;
pub use filters::{FilterFold, FilterForm, SearchField, Tabs, how_many, how_many_set};
pub use gauge::Gauge;
pub use icon::{Glyph, Icon};
pub use page::PageHeader;
pub use pager::Pager;
pub use qr::Qr;
pub use skeleton::Skeleton;
pub use table::{Cell, Column, Row, RowHead, Table};
pub use time::Time;
pub use timeline::{Timeline, TimelineItem};
pub use title::DocumentTitle;
