use console::{Closed, Granted, Invitation, Landing, Press, QrCode, ResultPage, WrongAccount};
use domain::{account::AuthType, catalogue, sets::SetIds, time::Timestamp};

use super::*;
use crate::prefs::{Lang, Prefs, Theme};

fn visit(lang: Lang) -> Visit {
    Visit {
        prefs: Prefs {
            lang,
            theme: Theme::Auto,
        },
        assets: crate::assets::Assets::default(),
        now: Timestamp::from_secs(1_760_000_000),
        path: "/l/T0ken".to_owned(),
        sandbox: false,
        nonce: None,
    }
}

fn invitation(sets: SetIds) -> Landing {
    Landing::Open(Box::new(Invitation {
        platform: "晨光<b>服务".to_owned(),
        customer: "\"><script>alert(1)</script>".to_owned(),
        sets,
        auth_type: AuthType::Both,
        biz_appid: None,
        note: "续约用<i>\n请在周五前".to_owned(),
        expires_at: Timestamp::from_secs(1_760_600_000),
        rests_until: None,
        url: "https://grant.example/l/T0ken".to_owned(),
        qr: QrCode {
            size: 33,
            path: "M0 0h1v1h-1z".repeat(400),
        },
    }))
}

fn granted(withheld: SetIds, wrong_account: Option<WrongAccount>) -> ResultPage {
    ResultPage::Granted(Box::new(Granted {
        platform: "晨光服务".to_owned(),
        account: "小店<i>".to_owned(),
        head_img: None,
        granted: SetIds::from([1, 7, 115]),
        withheld,
        wrong_account,
    }))
}

#[test]
fn the_largest_invitation_stays_small_and_brings_no_script() {
    let every = invitation(catalogue::all().map(|set| set.id).collect());
    for lang in Lang::ALL {
        for device in [Device::Computer, Device::WeChat, Device::Phone] {
            let page = landing(&visit(lang), "T0ken", device, &every);
            assert_eq!(page.status, 200);
            assert!(page.html.len() < 30_000, "{} bytes", page.html.len());
            for foreign in ["<script", " style=", " onclick", "http-equiv"] {
                assert!(!page.html.contains(foreign), "{foreign}");
            }
        }
    }
}

#[test]
fn who_cannot_go_on_today_is_told_until_when_instead_of_a_button() {
    let Landing::Open(mut invitation) = invitation(SetIds::from([1])) else {
        panic!("not open")
    };
    invitation.rests_until = Some(Timestamp::from_secs(1_760_025_600));
    let resting = Landing::Open(invitation);
    for device in [Device::Computer, Device::WeChat, Device::Phone] {
        let html = landing(&visit(Lang::Zh), "T0ken", device, &resting).html;
        assert!(html.contains("今天暂时无法授权") && html.contains("2025-10-10 00:00"));
        assert!(!html.contains("/l/T0ken/go"), "{html}");
    }
}

#[test]
fn names_that_others_chose_stay_text() {
    let html = landing(
        &visit(Lang::Zh),
        "T0ken",
        Device::Computer,
        &invitation(SetIds::from([1])),
    )
    .html;
    assert!(html.contains("晨光&lt;b&gt;服务邀请您授权"), "{html}");
    assert!(!html.contains("<script"));
    assert!(
        result(&visit(Lang::Zh), &granted(SetIds::default(), None))
            .html
            .contains("小店&lt;i&gt;")
    );
}

#[test]
fn a_page_that_may_run_one_script_tells_where_it_is_seen() {
    let named = Visit {
        nonce: Some("n0nce".to_owned()),
        ..visit(Lang::Zh)
    };
    let open = invitation(SetIds::from([1]));
    let html = landing(&named, "T0ken", Device::Computer, &open).html;
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains("nonce=\"n0nce\""), "{html}");
    assert!(html.contains("data-to=\"/l/T0ken/opened\""), "{html}");
    assert!(
        html.contains("'visible'"),
        "scripts are not escaped: {html}"
    );
    let closed = Landing::Closed {
        platform: "晨光服务".to_owned(),
        why: Closed::Revoked,
    };
    let html = landing(&named, "T0ken", Device::Computer, &closed).html;
    assert!(!html.contains("<script"));
}

#[test]
fn what_staff_tell_the_customer_stays_text() {
    let open = invitation(SetIds::from([1]));
    let html = landing(&visit(Lang::Zh), "T0ken", Device::WeChat, &open).html;
    assert!(html.contains("续约用&lt;i&gt;\n请在周五前"), "{html}");
}

#[test]
fn an_invitation_names_its_sets_and_has_one_button() {
    let html = landing(
        &visit(Lang::Zh),
        "T0ken",
        Device::Computer,
        &invitation(SetIds::from([1, 18, 115])),
    )
    .html;
    for text in [
        "消息管理",
        "小程序开发与数据分析",
        "其他权限（编号 115）",
        "2025-10-16 15:33",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert_eq!(html.matches("action=\"/l/T0ken/go\"").count(), 1);
    assert_eq!(html.matches("class=\"visit-button").count(), 1);
}

#[test]
fn only_exclusive_sets_bring_the_hint_about_other_platforms() {
    let hint = visit(Lang::Zh).words().only_one_note;
    let html = |ids| landing(&visit(Lang::Zh), "T0ken", Device::WeChat, &invitation(ids)).html;
    assert!(html(SetIds::from([1, 18])).contains(hint));
    assert!(!html(SetIds::from([1, 115])).contains(hint));
}

#[test]
fn a_phone_outside_wechat_is_shown_the_way_in() {
    let html = landing(
        &visit(Lang::Zh),
        "T0ken",
        Device::Phone,
        &invitation(SetIds::from([1])),
    )
    .html;
    assert!(html.contains("https://grant.example/l/T0ken") && html.contains("class=\"qr\""));
    let inside = landing(
        &visit(Lang::Zh),
        "T0ken",
        Device::WeChat,
        &invitation(SetIds::from([1])),
    )
    .html;
    assert!(!inside.contains("class=\"qr\""));
}

#[test]
fn a_link_that_cannot_be_used_says_which_and_offers_no_button() {
    let seen: Vec<_> = [Closed::Expired, Closed::Used, Closed::Revoked]
        .map(|why| Landing::Closed {
            platform: "晨光服务".to_owned(),
            why,
        })
        .into_iter()
        .chain([Landing::Unknown])
        .map(|closed| landing(&visit(Lang::Zh), "T0ken", Device::Computer, &closed))
        .collect();
    let titles = ["链接已过期", "链接已使用", "链接已停用", "没有找到这个页面"];
    for ((page, title), status) in seen.iter().zip(titles).zip([410, 410, 410, 404]) {
        assert_eq!(page.status, status);
        assert!(page.html.contains(title), "{title}");
        assert!(!page.html.contains("/go\""));
    }
}

#[test]
fn what_did_not_come_is_explained_by_its_likely_cause() {
    let t = visit(Lang::Zh).words();
    let html = |withheld| result(&visit(Lang::Zh), &granted(withheld, None)).html;
    let taken = html(SetIds::from([18]));
    assert!(taken.contains(t.lacking_taken) && !taken.contains(t.lacking_left));
    let left = html(SetIds::from([15]));
    assert!(left.contains(t.lacking_left) && !left.contains(t.lacking_taken));
    assert!(html(SetIds::default()).contains(t.close) && !taken.contains(t.close));
}

#[test]
fn a_wrong_account_hears_which_one_was_meant() {
    let wrong = |expected: Option<&str>, again: Option<&str>| {
        let wrong = WrongAccount {
            expected: expected.map(str::to_owned),
            again: again.map(str::to_owned),
        };
        result(&visit(Lang::Zh), &granted(SetIds::default(), Some(wrong))).html
    };
    let open = wrong(Some("晨光旗舰店"), Some("T0ken"));
    assert!(open.contains("晨光旗舰店") && open.contains("href=\"/l/T0ken\""));
    let closed = wrong(None, None);
    assert!(!closed.contains("href=\"/l/") && closed.contains("获取新链接"));
}

#[test]
fn only_pages_that_wait_load_again() {
    let platform = || "晨光服务".to_owned();
    let waits = |page: ResultPage| {
        result(&visit(Lang::En), &page)
            .html
            .contains("http-equiv=\"refresh\"")
    };
    for slow in [false, true] {
        assert!(waits(ResultPage::Working {
            platform: platform(),
            slow
        }));
    }
    assert!(waits(ResultPage::NotYet {
        platform: platform(),
        again: None
    }));
    assert!(!waits(ResultPage::Failed {
        platform: platform(),
        again: Some("T0ken".to_owned())
    }));
    assert!(!waits(granted(SetIds::default(), None)));
    assert_eq!(result(&visit(Lang::En), &ResultPage::Unknown).status, 404);
}

#[test]
fn a_press_that_leads_nowhere_says_why() {
    let page = |press| not_gone(&visit(Lang::En), "T0ken", &press);
    assert_eq!(
        page(Press::TooOften { minutes: 4 }).map(|page| page.status.as_u16()),
        Some(429)
    );
    assert_eq!(
        page(Press::NotReady).map(|page| page.status.as_u16()),
        Some(503)
    );
    let until = Timestamp::from_secs(1_760_025_600);
    let rests = page(Press::Rests { until });
    assert!(rests.is_some_and(|page| page.status == 503 && page.html.contains("2025-10-10 00:00")));
    assert!(page(Press::NotOpen).is_none());
    assert!(
        page(Press::Go {
            url: "https://mp.weixin.qq.com/".to_owned()
        })
        .is_none()
    );
}

#[test]
fn our_own_trouble_names_the_request() {
    let page = trouble(&visit(Lang::En), "req_17");
    assert_eq!(page.status, 500);
    assert!(page.html.contains("req_17"));
}
