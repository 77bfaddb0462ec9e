//! Grants of another account than was meant.

use domain::authorizer::Standing;
use tests::{Stage, Wanted};

const MEANT: &str = "wx94a6f1c08e3d7b25";
const OTHER: &str = "wxe05b3d97a8c2f614";

on_both!(
    a_pinned_link_sets_another_account_aside,
    an_account_of_another_customer_is_set_aside
);

async fn a_pinned_link_sets_another_account_aside(stage: Stage) {
    let (made, customer) = (
        stage
            .make_link(Wanted {
                account: Some(MEANT),
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let landing = customer.open(made.url.as_str()).await;
    landing.says(200, &[MEANT]);
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, OTHER, &[17]);
    let result = customer.open(&pressed.back_with(&consent.auth_code)).await;
    result.says(200, &["南风书店", MEANT]);

    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.standing, row.granted),
        (Standing::WrongAccount, 1),
        "the grant is kept, but set aside"
    );
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        detail
            .authorizer
            .set_aside
            .and_then(|aside| aside.expected_appid)
            .as_deref(),
        Some(MEANT)
    );
    let link = stage.link(&made).await;
    assert!(
        link.attempts[0].wrong_account && link.link.state.is_open(),
        "the link can still bring the right one"
    );

    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, MEANT, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &["山海茶社点单"]);
    assert_eq!(stage.link(&made).await.link.grants, 1);
}

async fn an_account_of_another_customer_is_set_aside(stage: Stage) {
    for name in ["山海茶社", "南风书店"] {
        let customer = stage.add_customer(name).await;
        let (made, browser) = (
            stage.make_link_for(&customer, Wanted::default()).await,
            stage.browser(),
        );
        let pressed = stage.press(&browser, &made).await;
        let consent = stage.consent(
            &pressed,
            MEANT,
            if name == "山海茶社" {
                &[17]
            } else {
                &[17, 19]
            },
        );
        browser
            .open(&pressed.back_with(&consent.auth_code))
            .await
            .says(200, &["山海茶社点单"]);
        stage.work().await;
    }
    let rows = stage.authorizers().await;
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0]
            .customer
            .as_ref()
            .map(|customer| customer.name.as_str()),
        Some("山海茶社"),
        "it does not change hands"
    );
    let aside = stage
        .authorizer(&rows[0].id)
        .await
        .authorizer
        .set_aside
        .unwrap();
    assert_eq!(aside.customer.name, "南风书店");
}
