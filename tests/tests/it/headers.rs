//! What every answer says to the browser.

use tests::{Stage, Wanted};

on_both!(
    pages_name_their_one_script,
    customers_may_go_to_wechat_and_nowhere_else,
    files_are_kept_by_their_names,
    every_answer_is_guarded
);

async fn pages_name_their_one_script(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let mut nonces = Vec::new();
    for address in ["/p/demo", "/p/demo/links/new", "/no/such/page"] {
        let page = browser.open(address).await;
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "'strict-dynamic' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "no {part} in {policy}");
        }
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap()
            .to_owned();
        let scripts = tests::html::tags(&page.body)
            .into_iter()
            .filter(|tag| tag.name == "script")
            .collect::<Vec<_>>();
        assert!(!scripts.is_empty(), "{}", page.body);
        assert!(
            scripts
                .iter()
                .all(|script| script.get("nonce") == Some(nonce.as_str())),
            "{scripts:?}"
        );
        assert!(
            !page.body.contains(" style=\"") && !page.body.contains(" onclick"),
            "{}",
            page.body
        );
        assert_eq!(
            (
                page.header("referrer-policy").as_str(),
                page.header("cache-control").as_str()
            ),
            ("same-origin", "no-store")
        );
        nonces.push(nonce);
    }
    assert!(
        nonces[0] != nonces[1] && nonces[0].len() >= 32,
        "a nonce is used once"
    );
}

async fn customers_may_go_to_wechat_and_nowhere_else(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let landing = customer.open(made.url.as_str()).await;
    let gone = customer.send_only(&landing.form("/l/")).await;
    assert_eq!(gone.status, 303);
    let wechat = stage.settings.wechat.mp.origin().ascii_serialization();
    for page in [
        &landing,
        &gone,
        &customer.open("/l/unknown").await,
        &customer.open("/r/unknown").await,
    ] {
        assert_eq!(
            page.header("referrer-policy"),
            "strict-origin-when-cross-origin",
            "{}",
            page.url
        );
        assert_eq!(page.header("cache-control"), "no-store", "{}", page.url);
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains(&format!("form-action 'self' {wechat}")),
            "{policy}"
        );
        if page.url == landing.url && page.status == 200 {
            continue;
        }
        assert!(!policy.contains("script-src"), "{policy}");
        assert!(!page.body.contains("<script"), "other pages have none");
    }
    let policy = landing.header("content-security-policy");
    let (_, nonce) = policy.split_once("script-src 'nonce-").unwrap();
    let nonce = nonce.split_once('\'').unwrap().0;
    assert!(policy.contains("; connect-src 'self'; "), "{policy}");
    let scripts: Vec<_> = tests::html::tags(&landing.body)
        .into_iter()
        .filter(|tag| tag.name == "script")
        .collect();
    assert_eq!(scripts.len(), 1, "the landing page tells that it is seen");
    assert_eq!(scripts[0].get("nonce"), Some(nonce));
}

async fn files_are_kept_by_their_names(stage: Stage) {
    let browser = stage.browser();
    let script = browser.fetch("/pkg/grantbook.0123456789abcdef.js").await;
    assert_eq!(
        (
            script.status.as_u16(),
            script.header("cache-control").as_str()
        ),
        (200, "public, max-age=31536000, immutable")
    );
    let brotli = reqwest::Client::new()
        .get(script.url.clone())
        .header("accept-encoding", "br")
        .send()
        .await
        .unwrap();
    assert_eq!(
        brotli.headers()["content-encoding"],
        "br",
        "compressed when it was built"
    );
    assert_eq!(brotli.text().await.unwrap(), "compressed");
    assert_eq!(
        browser.fetch("/favicon.svg").await.header("cache-control"),
        "no-cache"
    );
    for missing in [
        "/pkg/",
        "/pkg/nothing.js",
        "/pkg/../master.key",
        "/pkg/%2e%2e/master.key",
        "/pkg/..%2fmaster.key",
    ] {
        let answer = browser.fetch(missing).await;
        assert_eq!(answer.status, 404, "{missing}");
    }
}

async fn every_answer_is_guarded(stage: Stage) {
    let browser = stage.browser();
    let mut ids = Vec::new();
    for address in [
        "/",
        "/sign-in",
        "/healthz",
        "/readyz",
        "/pkg/nothing.js",
        "/api/none",
        "/l/x",
        "/push/demo/events",
        "/nowhere",
    ] {
        let answer = browser.fetch(address).await;
        assert_eq!(
            answer.header("x-content-type-options"),
            "nosniff",
            "{address}"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
        assert!(
            !answer.header("content-security-policy").is_empty()
                && !answer.header("referrer-policy").is_empty(),
            "{address}"
        );
        assert!(
            answer.header("strict-transport-security").is_empty(),
            "not on plain HTTP"
        );
        ids.push(answer.header("x-request-id"));
    }
    assert!(ids.iter().all(|id| id.starts_with("req_")));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 9, "each request has a name of its own");
}
