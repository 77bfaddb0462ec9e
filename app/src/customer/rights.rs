use domain::{account::SetFamily, catalogue, sets::SetIds};
use leptos::prelude::*;

use super::page::Visit;
use crate::locales::kinds;

/// More sets than this are folded away, group by group.
const SHORT: usize = 8;
/// How many of a long group stay in sight.
const SHOWN: usize = 4;

/// The sets that a link asks for: by the kind of account, with a line of what each is for.
pub(super) fn asked(visit: &Visit, platform: &str, asked: &SetIds) -> AnyView {
    let groups = by_family(asked);
    let named = groups.len() > 1;
    let long = asked.len() > SHORT;
    groups
        .into_iter()
        .map(|(family, ids)| {
            let heading =
                named.then(|| family.map(|family| kinds::family(visit.prefs.lang, family)));
            let heading = heading.flatten().map(|name| view! { <h3>{name}</h3> });
            let items = |ids: &[i64]| {
                let items = ids
                    .iter()
                    .map(|id| explained(visit, platform, *id))
                    .collect_view();
                view! { <ul class="visit-sets">{items}</ul> }
            };
            let (shown, rest) = if long {
                ids.split_at(SHOWN.min(ids.len()))
            } else {
                (&*ids, [].as_slice())
            };
            let rest = (!rest.is_empty()).then(|| {
                view! {
                    <details class="visit-more">
                        <summary>{visit.words().more(rest.len())}</summary>
                        {items(rest)}
                    </details>
                }
            });
            view! { <div class="visit-group">{heading}{items(shown)}{rest}</div> }
        })
        .collect_view()
        .into_any()
}

/// Sets by name alone; a long list is folded away.
pub(super) fn names(visit: &Visit, class: &'static str, ids: &SetIds) -> AnyView {
    let items = |ids: &[i64]| {
        let items = ids
            .iter()
            .map(|id| view! { <li>{kinds::set(visit.prefs.lang, *id)}</li> })
            .collect_view();
        view! { <ul class=class>{items}</ul> }
    };
    let ids: Vec<i64> = ids.iter().collect();
    let (shown, rest) = if ids.len() > SHORT {
        ids.split_at(SHOWN)
    } else {
        (&*ids, [].as_slice())
    };
    let rest = (!rest.is_empty()).then(|| {
        view! { <details class="visit-more"><summary>{visit.words().more(rest.len())}</summary>{items(rest)}</details> }
    });
    view! { <div class="visit-group">{items(shown)}{rest}</div> }.into_any()
}

/// Whether one of the sets can be held by one platform only.
pub(super) fn any_exclusive(ids: &SetIds) -> bool {
    ids.iter().any(catalogue::is_exclusive)
}

fn explained(visit: &Visit, platform: &str, id: i64) -> impl IntoView + use<> {
    let t = visit.words();
    let lang = visit.prefs.lang;
    let purpose = match kinds::set_purpose(lang, id) {
        "" => t.unknown_purpose(platform),
        known => known.to_owned(),
    };
    let only_one =
        catalogue::is_exclusive(id).then(|| view! { <span class="visit-only">{t.only_one}</span> });
    view! { <li><strong>{kinds::set(lang, id)}</strong>{only_one}<p>{purpose}</p></li> }
}

/// In the order of the catalogue; sets that it does not know come last, without a family.
fn by_family(ids: &SetIds) -> Vec<(Option<SetFamily>, Vec<i64>)> {
    let mut groups: Vec<(Option<SetFamily>, Vec<i64>)> = Vec::new();
    let known = catalogue::all()
        .filter(|set| ids.contains(set.id))
        .map(|set| (Some(set.family), set.id));
    let unknown = ids
        .iter()
        .filter(|id| catalogue::find(*id).is_none())
        .map(|id| (None, id));
    for (family, id) in known.chain(unknown) {
        match groups.last_mut() {
            Some((last, ids)) if *last == family => ids.push(id),
            _ => groups.push((family, vec![id])),
        }
    }
    groups
}
