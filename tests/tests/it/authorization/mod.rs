//! Who may do what: every server function and every route, asked by nobody, by staff of another platform, and by staff.
//! What is not in the table fails.

mod ask;
mod functions;
mod outside;
mod row;
mod settings;
mod table;
mod things;

use std::collections::BTreeSet;

use serde_json::json;
use tests::Stage;

use ask::{ask, name_of, session};
use row::{form, get, json};
use table::table;
use things::{by_staff, things};

on_both!(
    everybody_gets_what_is_theirs,
    an_id_of_another_platform_is_not_found,
);

async fn everybody_gets_what_is_theirs(stage: Stage) {
    let things = things(&stage).await;
    let rows = table(&things);
    let listed: BTreeSet<String> = stage.routes.iter().map(name_of).collect();
    let tabled: BTreeSet<String> = rows.iter().map(|row| row.route.clone()).collect();
    assert_eq!(
        listed.difference(&tabled).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not in the table"
    );
    assert_eq!(
        tabled.difference(&listed).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not served"
    );
    assert_eq!(
        listed.len(),
        stage.routes.len(),
        "two functions of one name"
    );

    for (actor, person) in [None, Some(&stage.stranger), Some(&stage.staff)]
        .into_iter()
        .enumerate()
    {
        let (before, events) = (stage.overview().await.counts, by_staff(&stage).await);
        let session = match person {
            Some(person) => Some(session(&stage, person).await),
            None => None,
        };
        for row in &rows {
            let status = ask(&stage, row, session.as_deref()).await;
            assert_eq!(
                status, row.expect[actor],
                "{} at {} by actor {actor}",
                row.route, row.path
            );
        }
        let after = stage.overview().await.counts;
        if actor < 2 {
            assert_eq!(after, before, "actor {actor} changed something");
            assert_eq!(
                by_staff(&stage).await,
                events,
                "actor {actor} stands in the trail"
            );
        } else {
            assert_eq!(
                (after.customers, after.open_links),
                // A link is made, another made anew in its own place.
                (before.customers + 1, before.open_links + 1),
                "staff could"
            );
        }
    }
}

async fn an_id_of_another_platform_is_not_found(stage: Stage) {
    let things = things(&stage).await;
    let session = session(&stage, &stage.stranger).await;
    let own = tests::STRANGE;
    for row in [
        json(
            "load_customer",
            json!({"platform": own, "id": things.customer}),
            [404; 3],
        ),
        json(
            "load_link",
            json!({"platform": own, "id": things.link}),
            [404; 3],
        ),
        json(
            "load_authorizer",
            json!({"platform": own, "id": things.authorizer, "after": null}),
            [404; 3],
        ),
        form(
            "edit_customer",
            &[
                ("platform", own),
                ("customer", &things.customer),
                ("version", "0"),
                ("name", "越权"),
                ("note", ""),
            ],
            [404; 3],
        ),
        form(
            "archive_customer",
            &[
                ("platform", own),
                ("customer", &things.customer),
                ("away", "true"),
            ],
            [404; 3],
        ),
        form(
            "note_link",
            &[
                ("platform", own),
                ("link", &things.link),
                ("version", "0"),
                ("note", "x"),
            ],
            [404; 3],
        ),
        form(
            "extend_link",
            &[
                ("platform", own),
                ("link", &things.link),
                ("version", "0"),
                ("life_days", "7"),
            ],
            [404; 3],
        ),
        form(
            "reissue_link",
            &[
                ("platform", own),
                ("link", &things.link),
                ("new_life_days", "7"),
            ],
            [404; 3],
        ),
        form(
            "revoke_link",
            &[("platform", own), ("link", &things.link)],
            [404; 3],
        ),
        form(
            "retry_attempt",
            &[
                ("platform", own),
                ("link", &things.link),
                ("attempt", &things.attempt),
            ],
            [404; 3],
        ),
        get(
            "",
            &format!("/p/{own}/links/{}/qr.png", things.link),
            [404; 3],
        ),
        form(
            "assign_authorizer",
            &[
                ("platform", own),
                ("authorizer", &things.authorizer),
                ("customer", &things.customer),
                ("version", "0"),
            ],
            [404; 3],
        ),
        form(
            "ignore_authorizer",
            &[
                ("platform", own),
                ("authorizer", &things.authorizer),
                ("version", "0"),
            ],
            [404; 3],
        ),
        form(
            "tag_authorizer",
            &[
                ("platform", own),
                ("authorizer", &things.authorizer),
                ("tag", "越权"),
            ],
            [404; 3],
        ),
        json(
            "load_conflict",
            json!({"platform": own, "id": things.conflict}),
            [404; 3],
        ),
        form(
            "acknowledge_conflict",
            &[
                ("platform", own),
                ("conflict", &things.conflict),
                ("note", ""),
                ("version", "0"),
            ],
            [404; 3],
        ),
        get(
            "",
            &format!("/p/{own}/conflicts/{}", things.conflict),
            [404; 3],
        ),
        json(
            "load_audit_entry",
            json!({"platform": own, "id": things.entry}),
            [404; 3],
        ),
        json(
            "load_person",
            json!({"platform": own, "id": things.person}),
            [404; 3],
        ),
        json(
            "load_staff_invitation",
            json!({"platform": own, "id": things.invitations[0]}),
            [404; 3],
        ),
        form(
            "withdraw_invitation",
            &[("platform", own), ("invitation", &things.invitations[0])],
            [404; 3],
        ),
        form(
            "switch_person",
            &[
                ("platform", own),
                ("person", &things.person),
                ("disabled", "true"),
            ],
            [404; 3],
        ),
        get("", &format!("/p/{own}/staff/{}", things.person), [404; 3]),
        get(
            "",
            &format!("/p/{own}/customers/{}", things.customer),
            [404; 3],
        ),
        get("", &format!("/p/{own}/links/{}", things.link), [404; 3]),
        get(
            "",
            &format!("/p/{own}/authorizers/{}", things.authorizer),
            [404; 3],
        ),
        json(
            "load_push",
            json!({"platform": own, "id": things.push}),
            [404; 3],
        ),
        form(
            "process_push_again",
            &[("platform", own), ("push", &things.push)],
            [404; 3],
        ),
        form(
            "dismiss_push",
            &[("platform", own), ("push", &things.push)],
            [404; 3],
        ),
        get(
            "",
            &format!("/p/{own}/wechat/pushes/{}", things.push),
            [404; 3],
        ),
        get("", "/p/no-such-platform/customers/new", [404; 3]),
    ] {
        assert_eq!(
            ask(&stage, &row, Some(&session)).await,
            404,
            "{} at {}",
            row.route,
            row.path
        );
    }
    let row = json(
        "load_customer",
        json!({"platform": own, "id": "not an id"}),
        [404; 3],
    );
    assert_eq!(ask(&stage, &row, Some(&session)).await, 404);
}
