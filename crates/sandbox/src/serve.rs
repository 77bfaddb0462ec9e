use std::{io, net::SocketAddr};

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{Sandbox, api, control, pages, push::run_ticket_clock};

impl Sandbox {
    /// Everything that the sandbox answers. Without [`Sandbox::serve`] there is no ticket clock, and callers have no
    /// address.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(api::routes())
            .merge(pages::routes())
            .merge(control::routes())
            .fallback(pages::not_found)
            .with_state(self.clone())
    }

    /// Answers at `listener`, and pushes tickets if the configuration says how often, until `cancel` is cancelled.
    ///
    /// # Errors
    /// Those of the listener.
    pub async fn serve(self, listener: TcpListener, cancel: CancellationToken) -> io::Result<()> {
        let stopping = self.stopping().clone();
        tokio::spawn(async move {
            cancel.cancelled().await;
            stopping.cancel();
        });
        self.deliver();
        if let Some(every) = self.config().ticket_every {
            tokio::spawn(run_ticket_clock(self.clone(), every));
        }
        let service = self
            .router()
            .into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(self.stopping().clone().cancelled_owned())
            .await
    }
}
