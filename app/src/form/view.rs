//! The form element, in the browser and without one.

use console::{Flash, Rejected};
use domain::problem::FormProblem;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use server_fn::{Http, ServerFn, codec::PostUrl};

use super::{
    Outcome,
    hidden::{Hidden, inputs},
    state::FormState,
    summary::Summary,
};
use crate::{
    api::flash::read_flash,
    codec::Answer,
    data::Data,
    error::AppError,
    load::Refresh,
    locales::{lang, problems, states::States},
    ui::toast::Toaster,
    web,
};

/// The address of a form's server function.
#[must_use]
pub fn address_of<S>() -> &'static str
where
    S: ServerFn<Protocol = Http<PostUrl, Answer>, Output = Outcome, Error = AppError>,
{
    S::url()
}

/// A form over a server function that answers [`Outcome`]. Its children are the fields and the actions.
///
/// What was filled in goes to the function's address as the browser would send it, so one piece of code does for all
/// forms: none of them is read into its function's arguments here.
#[component]
pub fn Form(
    /// The form's name, as its server function gives it to `Typed`.
    name: &'static str,
    /// The server function's address: [`address_of`] it.
    action: &'static str,
    /// After success the whole page is loaded anew (signing in changes everything).
    #[prop(optional)]
    reload: bool,
    /// What goes along unseen.
    #[prop(optional)]
    hidden: Hidden,
    /// Fields and actions.
    children: Children,
) -> impl IntoView {
    let flash = left_behind(vec![name]);
    let pending = RwSignal::new(false);
    let react = settle(reload);
    view! {
        <Suspense>
            {Suspend::new(async move {
                let state = FormState::new(pending.into(), flash.await.ok().flatten());
                provide_context(state);
                let send = move |event: SubmitEvent| {
                    let Some(fields) = web::fields_of_form(&event) else { return };
                    event.prevent_default();
                    pending.set(true);
                    let react = react.clone();
                    leptos::task::spawn_local(async move {
                        let result = web::send(action, fields).await;
                        // Whoever went to another page meanwhile is not fetched back.
                        if pending.try_set(false).is_none() {
                            react(state, result);
                        }
                    });
                };
                // The fields come first: they tell the form their labels, which the summary names.
                let fields = children();
                view! {
                    <form class="form" method="post" action=action novalidate on:submit=send>
                        <Summary state />
                        {inputs(state, hidden)}
                        {fields}
                    </form>
                }
            })}
        </Suspense>
    }
}

/// Says above the page why one of these forms was refused without scripts: they stand in dialogs, which are closed now.
#[component]
pub fn Refused(
    /// The forms' names.
    forms: &'static [&'static str],
) -> impl IntoView {
    let lang = lang();
    let flashes: Vec<_> = forms.iter().map(|name| left_behind(vec![*name])).collect();
    view! {
        <Suspense>
            {Suspend::new(async move {
                let mut lines = Vec::new();
                for flash in flashes {
                    let Ok(Some(flash)) = flash.await else { continue };
                    let fields = flash.rejected.fields.iter();
                    lines.extend(flash.rejected.general.map(|problem| problems::form(lang, problem)));
                    lines.extend(fields.map(|error| problems::field(lang, error.problem)));
                }
                (!lines.is_empty()).then(|| {
                    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                    view! {
                        <div class="summary" role="alert" tabindex="-1" autofocus>
                            <p class="summary-title">{States::of(lang).form_rejected}</p>
                            <ul>{lines}</ul>
                        </div>
                    }
                })
            })}
        </Suspense>
    }
}

/// A form that brings a file. It is sent plainly, with and without scripts; what was wrong comes back as a flash.
#[component]
pub fn UploadForm(
    /// The form's name, as its handler keeps it.
    name: &'static str,
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// Fields and actions.
    children: Children,
) -> impl IntoView {
    let flash = left_behind(vec![name]);
    view! {
        <Suspense>
            {Suspend::new(async move {
                let state = FormState::new(Signal::from(RwSignal::new(false)), flash.await.ok().flatten());
                provide_context(state);
                let fields = children();
                view! {
                    <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                        <Summary state />
                        {fields}
                    </form>
                }
            })}
        </Suspense>
    }
}

/// What a refusal without scripts left behind for a form with one of these names.
pub(super) fn left_behind(names: Vec<&'static str>) -> Data<Option<Flash>> {
    let query = use_query_map();
    let key = move || query.with(|query| (query.get("flash"), query.get("failed")));
    let read = move |(flash, failed): (Option<String>, Option<String>)| {
        let names = names.clone();
        async move {
            Ok(match (flash, failed) {
                (Some(id), _) => read_flash(id)
                    .await?
                    .filter(|flash| names.contains(&flash.form.as_str())),
                (None, Some(failed)) if names.contains(&failed.as_str()) => Some(Flash {
                    form: failed,
                    values: Vec::new(),
                    rejected: Rejected::general(FormProblem::Internal),
                }),
                _ => None,
            })
        }
    };
    Data::new(key, read)
}

/// What the browser does with an answer.
fn settle(reload: bool) -> impl Fn(FormState, Result<Outcome, AppError>) + Clone {
    let navigate = use_navigate();
    let (refresh, toaster) = (Refresh::here(), Toaster::here());
    let saved = States::here().saved;
    move |state, result| match result {
        Ok(Outcome::Invalid(rejected)) => state.reject(rejected),
        Err(error) => state.reject(Rejected::general(error.as_form_problem())),
        Ok(Outcome::Again { goto }) => {
            refresh.bump();
            navigate(&goto, NavigateOptions::default());
        }
        Ok(Outcome::Done { goto }) if reload => web::load(&goto),
        Ok(Outcome::Done { goto }) => {
            state.clear();
            refresh.bump();
            if let Some(toaster) = toaster {
                toaster.say(saved);
            }
            navigate(&goto, NavigateOptions::default());
        }
    }
}
