use domain::{account::SetFamily, catalogue, sets::SetIds};
use leptos::prelude::*;

use super::page::Visit;
use crate::locales::kinds;

/// Lists of more sets than this are folded away, group by group: the button stays near.
const SHORT: usize = 6;
/// How many of a folded group stay in sight.
const SHOWN: usize = 3;

/// The sets that a link asks for: by the kind of account, with a line of what each is for.
pub(super) fn asked(visit: &Visit, platform: &str, asked: &SetIds) -> AnyView {
    let groups = by_family(asked);
    let named = groups.len() > 1;
    let long = asked.len() > SHORT;
    groups
        .into_iter()
        .map(|(family, ids)| {
            let heading = family
                .filter(|_| named)
                .map(|family| view! { <h3>{kinds::family(visit.prefs.lang, family)}</h3> });
            let item = |id| explained(visit, platform, id).into_any();
            view! { <div class="visit-group">{heading}{list(visit, "visit-sets", &ids, long, &item)}</div> }
        })
        .collect_view()
        .into_any()
}

/// Sets by name alone.
pub(super) fn names(visit: &Visit, class: &'static str, ids: &SetIds) -> AnyView {
    let item = |id| view! { <li>{name(visit, id)}</li> }.into_any();
    let ids: Vec<i64> = ids.iter().collect();
    view! { <div class="visit-group">{list(visit, class, &ids, ids.len() > SHORT, &item)}</div> }
        .into_any()
}

/// Whether one of the sets can be held by one platform only.
pub(super) fn any_exclusive(ids: &SetIds) -> bool {
    ids.iter().any(catalogue::is_exclusive)
}

/// A list; of a long one the first few, the others on request.
fn list(
    visit: &Visit,
    class: &'static str,
    ids: &[i64],
    long: bool,
    item: &dyn Fn(i64) -> AnyView,
) -> AnyView {
    let items = |ids: &[i64]| {
        let items = ids.iter().map(|id| item(*id)).collect_view();
        view! { <ul class=class>{items}</ul> }
    };
    // A fold that hides a single line would only cost a press.
    let fold = long && ids.len() > SHOWN.saturating_add(1);
    let (shown, rest) = if fold {
        ids.split_at(SHOWN)
    } else {
        (ids, [].as_slice())
    };
    let rest = fold.then(|| {
        view! {
            <details class="visit-more">
                <summary>{visit.words().more(rest.len())}</summary>
                {items(rest)}
            </details>
        }
    });
    view! { {items(shown)}{rest} }.into_any()
}

fn explained(visit: &Visit, platform: &str, id: i64) -> impl IntoView + use<> {
    let t = visit.words();
    let purpose = match kinds::set_purpose(visit.prefs.lang, id) {
        "" => t.unknown_purpose(platform),
        known => known.to_owned(),
    };
    let only_one =
        catalogue::is_exclusive(id).then(|| view! { <span class="visit-only">{t.only_one}</span> });
    view! { <li><strong>{name(visit, id)}</strong>{only_one}<p>{purpose}</p></li> }
}

/// The name of a set; what the catalogue does not know is only numbered.
fn name(visit: &Visit, id: i64) -> String {
    match catalogue::find(id) {
        Some(_) => kinds::set(visit.prefs.lang, id),
        None => visit.words().other_right(id),
    }
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
