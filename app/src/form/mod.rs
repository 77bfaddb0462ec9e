//! Forms that work with and without scripts: one way for all of them.
//!
//! A form's server function takes texts and answers `Result<Outcome, AppError>`. It names the form's page and keeps
//! what may be given back ([`Typed`]), asks one capability, and lets [`Typed::answer`] settle the rest:
//!
//! - with scripts [`Form`] sends the fields and reads the [`Outcome`]: it shows what is wrong beside the fields and in a
//!   summary that takes the focus, or goes where the outcome says;
//! - without scripts a refusal is kept for a few minutes as a flash (never a password) and answered with a 303 to the
//!   form's page with `?flash=<id>`, where [`Form`] shows the same; a success is a 303 to where it leads.
//!
//! Fields ([`TextField`], [`TextArea`], [`SelectField`], [`CheckboxGroup`], [`RadioGroup`], [`CustomerField`]) find the form's state in context.

#[cfg(feature = "ssr")]
mod answer;
mod choices;
mod customer;
mod fields;
mod frame;
mod hidden;
mod outcome;
mod refused;
mod state;
mod summary;
mod told;
mod view;

#[cfg(feature = "ssr")]
pub use answer::Typed;
pub use choices::{CheckboxGroup, Choice, RadioGroup, SelectField};
pub use customer::CustomerField;
pub use fields::{FileField, PasswordField, TextArea, TextField};
pub use hidden::{ButtonForm, Hidden};
pub use outcome::Outcome;
pub use refused::RefusedElsewhere;
pub use state::FormState;
pub use told::Told;
#[cfg(feature = "ssr")]
pub use told::tell;
pub use view::{Form, Refused, UploadForm, address_of};
