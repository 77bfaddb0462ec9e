//! Without a ticket nothing goes.

use console::{NewLink, Press, PressForm, Refusal};
use domain::{problem::FormProblem, ticket::TicketHealth};
use tests::{Stage, Wanted};

on_both!(a_stale_ticket_stops_links_and_a_fresh_one_lets_them_go_on);

async fn a_stale_ticket_stops_links_and_a_fresh_one_lets_them_go_on(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let overview = stage.overview().await;
    assert_eq!(overview.ticket.health, TicketHealth::Fresh);
    assert!(
        overview.token.expires_at.is_some(),
        "the component token was fetched"
    );

    for (later, health, problem) in [
        (31 * 60, TicketHealth::Stale, FormProblem::TicketStale),
        (
            12 * 3_600,
            TicketHealth::Expired,
            FormProblem::TicketExpired,
        ),
    ] {
        stage.clock.advance_secs(later);
        assert_eq!(stage.overview().await.ticket.health, health);
        let customer = stage.add_customer("青禾牧场").await;
        let new = NewLink {
            customer: customer.to_string(),
            auth_type: "3".to_owned(),
            life_days: "7".to_owned(),
            max_grants: "1".to_owned(),
            ..NewLink::default()
        };
        let refused = stage
            .desk()
            .await
            .make_link(&stage.staff.ctx(&stage), &new)
            .await
            .unwrap_err();
        let Refusal::Rejected(rejected) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(rejected.general, Some(problem));
    }
    let token = made
        .url
        .path_segments()
        .unwrap()
        .next_back()
        .unwrap()
        .to_owned();
    let ctx = stage.ctx(console::Who::Nobody);
    let press = stage
        .doors()
        .customer()
        .press(&ctx, &token, PressForm::Pc, None)
        .await
        .unwrap();
    assert_eq!(
        press,
        Press::NotReady,
        "the component token is over, and the ticket buys no new one"
    );
    stage
        .press_only(&stage.browser(), &made)
        .await
        .says(503, &[]);

    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    assert_eq!(stage.overview().await.ticket.health, TicketHealth::Fresh);
    stage.press(&stage.browser(), &made).await;
}
