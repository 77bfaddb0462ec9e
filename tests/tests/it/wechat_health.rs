//! Whether WeChat's pushes arrive, as staff see it, and the button that asks for more.

use domain::{
    audit::{Action, Outcome},
    ticket::{TicketAnswer, TicketHealth},
};
use sandbox::{Fault, FaultKind};
use secrecy::ExposeSecret as _;
use tests::Stage;

use crate::audit::trail;

on_both!(
    the_page_tells_how_old_the_ticket_is_and_when_the_last_five_came,
    wechat_is_asked_for_tickets_and_its_answer_stays_on_the_page,
    a_pause_of_tickets_is_seen_and_the_button_ends_it,
    a_refusal_of_wechats_is_shown_in_words_and_stands_in_the_trail,
    refused_pushes_say_why_and_what_to_do,
);

const PAGE: &str = "/p/demo/wechat";

async fn the_page_tells_how_old_the_ticket_is_and_when_the_last_five_came(stage: Stage) {
    for _ in 0..6 {
        stage.clock.advance_secs(600);
        stage.sandbox.push_ticket("demo").unwrap();
        stage.work().await;
    }
    // The clock goes on by itself, too.
    stage.clock.advance_secs(19 * 60 + 30);
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open(PAGE).await;
    page.says(200, &["12 小时有效期，还剩 11 小时 40 分", "正常"]);
    let health = stage
        .desk()
        .await
        .wechat_health(&stage.staff.ctx(&stage))
        .await
        .unwrap();
    let apart: Vec<i64> = health
        .tickets
        .windows(2)
        .map(|two| two[0].secs_since(two[1]))
        .collect();
    assert_eq!(apart.len(), 4);
    assert!(
        apart.iter().all(|secs| (600..660).contains(secs)),
        "the newest first: {apart:?}"
    );
    assert_eq!(Some(health.tickets[0]), health.ticket.received_at);

    stage.clock.advance_secs(11 * 60);
    browser.open(PAGE).await.says(200, &["推送中断"]);
    stage.clock.advance_secs(8 * 3_600);
    browser
        .open(PAGE)
        .await
        .says(200, &["即将失效", "不足 4 小时"]);
    browser.open("/p/demo").await.says(200, &["即将失效"]);
    stage.clock.advance_secs(4 * 3_600);
    // The session is over by then.
    let browser = stage.signed_in(&stage.staff).await;
    browser.open(PAGE).await.says(200, &["已失效"]);
}

async fn wechat_is_asked_for_tickets_and_its_answer_stays_on_the_page(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let ask = browser.open(PAGE).await.form("start_push_ticket");
    browser
        .send(&ask)
        .await
        .says(200, &["微信一直在正常推送", "上次请求"]);
    let health = stage
        .desk()
        .await
        .wechat_health(&stage.staff.ctx(&stage))
        .await
        .unwrap();
    assert_eq!(health.asked.unwrap().answer, Some(TicketAnswer::WasRunning));
    assert_eq!(stage.calls.of("api_start_push_ticket"), 1);
    let entry = trail(&stage).await.remove(0);
    assert_eq!(
        (entry.action, entry.outcome),
        (Action::StartPushTicket, Outcome::Done)
    );
    assert_eq!(entry.after.as_deref(), Some(r#"{"answer":"was_running"}"#));

    for _ in 0..5 {
        let ask = browser.open(PAGE).await.form("start_push_ticket");
        browser.send(&ask).await.says(200, &[]);
    }
    let ask = browser.open(PAGE).await.form("start_push_ticket");
    browser.send(&ask).await.says(429, &["尝试次数过多"]);
    assert_eq!(stage.calls.of("api_start_push_ticket"), 6);
    assert_eq!(trail(&stage).await[0].outcome, Outcome::Refused);
}

async fn a_pause_of_tickets_is_seen_and_the_button_ends_it(stage: Stage) {
    let (store, platform) = stage.store().await;
    let ticket = async || {
        let state = store.platform(&platform).component_state().await.unwrap();
        let ticket = state.ticket.unwrap();
        (state.ticket_at.unwrap(), ticket.expose_secret().to_owned())
    };
    let strikes = async || {
        stage.clock.advance_secs(600);
        stage.sandbox.push_tickets();
        stage.work().await;
    };
    strikes().await;
    let last = ticket().await;
    stage.sandbox.stop_tickets("demo", true).unwrap();
    for _ in 0..4 {
        strikes().await;
    }
    assert_eq!(ticket().await, last, "none has come");
    assert_eq!(stage.overview().await.ticket.health, TicketHealth::Stale);
    let staff = stage.signed_in(&stage.staff).await;
    staff.open("/p/demo").await.says(200, &["推送中断"]);
    let page = staff.open(PAGE).await;
    let form = page.says(200, &["推送中断"]).form("start_push_ticket");
    let said = ["已重新开始推送，请等待新票据送达", "上次请求"];
    staff.send(&form).await.says(200, &said);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let asked = desk.wechat_health(&ctx).await.unwrap().asked.unwrap();
    assert_eq!(asked.answer, Some(TicketAnswer::Restarted));
    let entry = trail(&stage).await.remove(0);
    let known = (entry.action, entry.outcome, entry.after.as_deref());
    let answer = Some(r#"{"answer":"restarted"}"#);
    assert_eq!(known, (Action::StartPushTicket, Outcome::Done, answer));

    stage.work().await;
    let first = ticket().await;
    assert!(first.0 > last.0 && first.1 != last.1);
    let page = staff.open("/p/demo").await;
    assert!(!page.says(200, &["正常"]).body.contains("推送中断"));
    strikes().await;
    assert_ne!(ticket().await, first, "they come again by themselves");
    store.close().await.unwrap();
}

async fn a_refusal_of_wechats_is_shown_in_words_and_stands_in_the_trail(stage: Stage) {
    let fault = Fault::once(
        "api_start_push_ticket",
        FaultKind::Errcode { errcode: 40_125 },
    );
    stage.sandbox.fail_next(fault);
    let browser = stage.signed_in(&stage.staff).await;
    let ask = browser.open(PAGE).await.form("start_push_ticket");
    browser
        .send(&ask)
        .await
        .says(200, &["请求没有成功", "40125", "AppSecret"]);
    let entry = trail(&stage).await.remove(0);
    assert_eq!(
        (entry.action, entry.outcome),
        (Action::StartPushTicket, Outcome::Failed)
    );
    assert!(entry.reason.unwrap().contains("errcode=40125"));
    let health = stage
        .desk()
        .await
        .wechat_health(&stage.staff.ctx(&stage))
        .await
        .unwrap();
    assert_eq!(
        health.ticket.health,
        TicketHealth::Fresh,
        "the ticket in hand is as good as before"
    );
}

async fn refused_pushes_say_why_and_what_to_do(stage: Stage) {
    let push = stage.seal("<xml/>");
    let (status, _) = stage
        .deliver_to(&stage.push_url(), &[], push.body.into_bytes())
        .await;
    assert_eq!(status.as_u16(), 400);
    stage.work().await;
    let browser = stage.signed_in(&stage.staff).await;
    browser
        .open(PAGE)
        .await
        .says(200, &["签名不符", "核对 Token"]);
    browser
        .open("/p/demo")
        .await
        .says(200, &["签名不符", "查看票据与推送"]);
    browser
        .open("/p/demo/settings")
        .await
        .says(200, &["查看票据与推送"]);

    stage.clock.advance_secs(4 * 24 * 3_600);
    stage.work().await;
    let browser = stage.signed_in(&stage.staff).await;
    let health = browser.open(PAGE).await;
    health.says(200, &["最近 3 天没有被拒绝的推送"]);
    assert!(
        !health.body.contains("签名不符"),
        "it was a probe of last week"
    );
    assert!(!browser.open("/p/demo").await.body.contains("签名不符"));
    let push = stage.seal("<xml/>");
    stage
        .deliver_to(&stage.push_url(), &[], push.body.into_bytes())
        .await;
    stage.work().await;
    browser.open(PAGE).await.says(200, &["签名不符"]);
    assert_eq!(stage.refused().await, [("signature".to_owned(), 2)]);

    stage.clock.advance_secs(400 * 24 * 3_600);
    stage.work().await;
    let push = stage.seal("<xml/>");
    stage
        .deliver_to(&stage.push_url(), &[], push.body.into_bytes())
        .await;
    stage.work().await;
    let refused = stage.refused().await;
    assert_eq!(
        refused,
        [("signature".to_owned(), 1)],
        "what was long ago is forgotten"
    );
}
