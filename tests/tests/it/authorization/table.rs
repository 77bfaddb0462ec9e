use super::{
    functions, outside,
    row::{Row, form, get, post},
    things::Things,
};

/// Every route, every server function.
pub fn table(things: &Things) -> Vec<Row> {
    let mut rows = outside::rows(things);
    rows.extend(pages(things));
    rows.extend(functions::rows(things));
    // Last: it ends the session.
    rows.push(form("sign_out", &[], [200; 3]));
    rows
}

/// The pages of a platform.
fn pages(things: &Things) -> Vec<Row> {
    let Things {
        customer,
        link,
        authorizer,
        conflict,
        entry,
        person,
        push,
        run,
        invitations: [invitation, _],
        ..
    } = things;
    let mut rows = Vec::new();
    // Staff of the platform.
    let pages = [
        ("", String::new()),
        ("/customers", String::new()),
        ("/customers/new", String::new()),
        ("/customers/import", String::new()),
        ("/customers/{id}", format!("/customers/{customer}")),
        (
            "/customers/{id}/edit",
            format!("/customers/{customer}/edit"),
        ),
        ("/links", String::new()),
        ("/links/new", String::new()),
        ("/links/{id}", format!("/links/{link}")),
        ("/links/{id}/qr.svg", format!("/links/{link}/qr.svg")),
        ("/links/{id}/qr.png", format!("/links/{link}/qr.png")),
        ("/authorizers", String::new()),
        ("/authorizers/{id}", format!("/authorizers/{authorizer}")),
        ("/conflicts", String::new()),
        ("/conflicts/{id}", format!("/conflicts/{conflict}")),
        ("/wechat", String::new()),
        ("/wechat/pushes", String::new()),
        ("/wechat/release", String::new()),
        ("/wechat/pushes/{id}", format!("/wechat/pushes/{push}")),
        ("/staff", String::new()),
        ("/staff/invite", String::new()),
        ("/staff/{id}", format!("/staff/{person}")),
        (
            "/staff/invitations/{id}",
            format!("/staff/invitations/{invitation}"),
        ),
        ("/wechat/reconciliation", String::new()),
        (
            "/wechat/reconciliation/{id}",
            format!("/wechat/reconciliation/{run}"),
        ),
        ("/audit", String::new()),
        ("/settings", String::new()),
        ("/audit/{id}", format!("/audit/{entry}")),
        ("/audit/export.csv", String::new()),
        ("/wechat/calls", String::new()),
        ("/wechat/tokens", String::new()),
        ("/wechat/quotas", String::new()),
    ];
    for (page, with_id) in pages {
        let at = if with_id.is_empty() { page } else { &with_id };
        rows.push(get(
            &format!("/p/{{platform}}{page}"),
            &format!("/p/demo{at}"),
            [303, 404, 200],
        ));
    }
    // A plain form with a file: a table without rows leads back to its page.
    rows.push(post(
        "/p/{platform}/customers/import/check",
        "/p/demo/customers/import/check",
        &[("text", "")],
        [303, 404, 303],
    ));
    rows
}
