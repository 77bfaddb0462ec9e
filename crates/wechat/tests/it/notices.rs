//! The events beside grants and tickets, in the layouts that have been recorded.

use secrecy::ExposeSecret as _;
use wechat::{Event, Notice, NoticeKind, OrderPathResult};

#[track_caller]
fn notice(info_type: &str, fields: &str) -> Notice {
    let xml = format!(
        "<xml><AppId><![CDATA[wx1]]></AppId><CreateTime>1535442403</CreateTime>\
         <InfoType><![CDATA[{info_type}]]></InfoType>{fields}</xml>"
    );
    let event = Event::parse(&xml).unwrap();
    assert_eq!(
        (event.app_id(), event.create_time(), event.info_type()),
        ("wx1", Some(1_535_442_403), info_type)
    );
    match event {
        Event::Notice(notice) => notice,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_registered_mini_program_brings_a_code_and_shows_nobody() {
    let told = notice(
        "notify_third_fasteregister",
        "<appid>wx9</appid><status>0</status><auth_code>queryauthcode@@@x</auth_code><msg>OK</msg>\
         <info><name><![CDATA[企业名称]]></name><code>c</code><legal_persona_name><![CDATA[法人姓名]]></legal_persona_name></info>",
    );
    assert!(!format!("{told:?}").contains("法人姓名") && !format!("{told:?}").contains("@@@"));
    let NoticeKind::FastRegister {
        appid,
        status,
        auth_code,
        name,
        ..
    } = told.kind
    else {
        panic!()
    };
    assert_eq!(
        (appid.as_deref(), status, name.as_deref()),
        (Some("wx9"), Some(0), Some("企业名称"))
    );
    assert_eq!(auth_code.unwrap().expose_secret(), "queryauthcode@@@x");
}

#[test]
fn every_kind_is_known_and_says_whom_it_is_about() {
    for (info_type, fields, about) in [
        (
            "notify_third_fastregisterbetaapp",
            "<appid>wx9</appid><info><unique_id>u</unique_id></info>",
            Some("wx9"),
        ),
        (
            "notify_third_fastverifybetaapp",
            "<appid>wx9</appid><status>-1</status>",
            Some("wx9"),
        ),
        (
            "notify_icpfiling_verify_result",
            "<verify_appid>wx9</verify_appid><result>3</result>",
            Some("wx9"),
        ),
        (
            "notify_apply_icpfiling_result",
            "<authorizer_appid>wx9</authorizer_appid><beian_status>6</beian_status>",
            Some("wx9"),
        ),
        (
            "notify_3rd_wxa_auth",
            "<appid>wx9</appid><taskid>t</taskid><task_status>9</task_status>",
            Some("wx9"),
        ),
        (
            "notify_3rd_wxa_wxverify",
            "<appid>wx9</appid><expired>1700000000</expired>",
            Some("wx9"),
        ),
        (
            "notify_3rd_wxa_auth_and_icp",
            "<procedure_id>p</procedure_id><procedure_status>2</procedure_status>",
            None,
        ),
        ("order_path_apply_result_notify", "", None),
        ("order_path_audit_result_notify", "", None),
    ] {
        assert_eq!(
            notice(info_type, fields).kind.authorizer_appid(),
            about,
            "{info_type}"
        );
        // Nothing in them is sure to be there.
        notice(info_type, "");
    }
}

#[test]
fn order_paths_come_as_a_list() {
    let told = notice(
        "order_path_audit_result_notify",
        "<list><appid>wx8</appid><status>4</status></list><list><appid>wx9</appid><status>3</status><reason><![CDATA[不符]]></reason></list>",
    );
    let NoticeKind::OrderPathAudit(results) = told.kind else {
        panic!()
    };
    let result = |appid: &str, status, reason: Option<&str>| OrderPathResult {
        appid: Some(appid.into()),
        status: Some(status),
        reason: reason.map(Into::into),
    };
    assert_eq!(
        results,
        [result("wx8", 4, None), result("wx9", 3, Some("不符"))]
    );
}
