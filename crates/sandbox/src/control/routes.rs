use axum::{
    Router,
    routing::{delete, get, post, put},
};

use super::{customer, grants, platforms, pushes, state, world};
use crate::Sandbox;

/// The control API's routes.
pub(crate) fn routes() -> Router<Sandbox> {
    let api = Router::new()
        .route("/state", get(state::state))
        .route("/pre-auth-codes", get(state::pre_auth_codes))
        .route("/pushes", get(state::pushes))
        .route("/reset", post(world::reset))
        .route("/clock", post(world::clock))
        .route("/distinct-codes", post(world::distinct_codes))
        .route(
            "/faults",
            get(world::faults)
                .post(world::add_fault)
                .delete(world::clear_faults),
        )
        .route("/daily-limits", post(world::daily_limit))
        .route("/sent-messages", get(world::sent_messages))
        .route("/push-faults", post(customer::push_faults))
        .route("/script", post(customer::script))
        .route("/accounts/{account}/status", post(customer::status))
        .route("/accounts/{account}/listed", post(customer::listed))
        .route(
            "/grants/{platform}/{account}/elsewhere",
            post(customer::elsewhere),
        )
        .route(
            "/grants/{platform}/{account}/lose-token",
            post(customer::lose_token),
        )
        .route(
            "/platforms/{platform}/foreign-token",
            post(customer::foreign_token),
        )
        .route("/idle", post(pushes::idle))
        .route("/pushes/hold", post(pushes::hold))
        .route("/pushes/release", post(pushes::release))
        .route("/pushes/{id}/repeat", post(pushes::repeat))
        .route("/platforms/{platform}/ticket", post(platforms::ticket))
        .route("/platforms/{platform}/push", post(pushes::notify))
        .route("/platforms/{platform}/pair", post(platforms::pair))
        .route(
            "/platforms/{platform}/release-check",
            post(platforms::release_check),
        )
        .route(
            "/platforms/{platform}/ticket-push",
            post(platforms::ticket_push),
        )
        .route(
            "/platforms/{platform}/ip-whitelist",
            post(platforms::ip_whitelist),
        )
        .route("/grants", post(grants::grant))
        .route("/grants/{platform}/{account}", put(grants::change))
        .route("/grants/{platform}/{account}", delete(grants::revoke));
    Router::new().nest("/sandbox/api", api)
}
