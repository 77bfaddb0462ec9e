//! The permission sets that this WeChat knows (docs/wechat.md §7).

/// Number, name, and whether only one platform at a time may hold it.
#[rustfmt::skip]
const SETS: &[(i64, &str, bool)] = &[
    (1, "消息管理", false), (2, "用户管理", false), (3, "账号服务", false), (4, "网页服务", true),
    (5, "微信小店", false), (6, "微信多客服", false), (7, "群发与通知", false), (8, "微信卡券", false),
    (9, "微信扫一扫", false), (10, "微信连WIFI", false), (11, "素材管理", false), (12, "微信摇周边", false),
    (13, "微信门店", false), (14, "微信支付", false), (15, "菜单管理", false), (16, "获取认证状态及信息", false),
    (17, "获取小程序码", false), (18, "小程序开发与数据分析", true), (19, "小程序客服管理", false), (22, "城市服务", false),
    (23, "广告管理", false), (24, "开放平台账号管理", true), (25, "开放平台账号管理", true), (26, "微信电子发票", false),
    (27, "快速注册小程序", false), (30, "小程序基本信息管理", false), (31, "小程序认证名称检测", false),
    (33, "小程序关联管理", false), (34, "微信商品库管理", true), (35, "卡路里", false), (37, "附近的小程序管理", false),
    (40, "小程序插件管理", true), (41, "好物圈管理", true), (44, "好物圈", false), (45, "微信物流服务", true),
    (46, "微信一物一码", false), (47, "微信财政电子票据", false), (48, "微信财政电子票据管理", false),
    (49, "小程序云开发管理", true), (51, "小程序即时配送", true), (52, "小程序直播管理", false), (54, "服务号对话管理", true),
    (65, "小程序广告管理", false), (66, "微信服务市场管理", false), (67, "微信服务市场管理", false),
    (70, "标准版交易组件商品管理", false), (71, "标准版交易组件订单物流与售后管理", false), (73, "标准版交易组件接入", true),
    (76, "小程序违规与交易投诉管理", true), (81, "试用小程序快速认证", true), (84, "标准版交易组件优惠券管理", false),
    (85, "自定义版交易组件管理", true), (86, "小商店装修", false), (88, "小程序链接管理", false), (89, "服务号订阅通知", false),
    (93, "小程序联盟管理", false), (99, "云开发短信服务", false), (102, "云开发微信支付", false),
    (104, "标准版组件资金链路", true), (105, "城市服务", false), (107, "连接器电商场景接入", false),
    (112, "红包封面管理", false), (113, "就医助手", false), (116, "获取自定义版交易组件数据", false),
    (117, "小程序图像处理", false), (118, "硬件服务", false), (119, "小程序支付管理服务", true),
    (121, "公众号购物订单", false), (129, "小店商品管理", false), (130, "小店物流管理", false),
    (131, "小店订单与售后管理", false), (132, "小店优惠券管理", false), (133, "视频号商品橱窗管理", false),
    (135, "流量主代运营", true), (138, "小店资金管理", true), (139, "小程序运费险", false), (140, "小程序推广员", false),
    (141, "小店优选联盟", false), (142, "小程序发货管理服务", false), (143, "留资组件管理", false),
    (144, "小程序学生认证", false), (151, "小程序交易保障", false), (153, "微短剧小程序资源管理", false),
    (156, "小程序备案服务", false), (157, "小程序虚拟支付管理", true), (158, "小程序B2b门店助手", true),
    (159, "视频号电子面单管理", false), (160, "留资服务的直播数据", false), (161, "微信客服管理", false),
    (164, "小店本地生活券管理", false), (167, "小店商家券管理", false), (169, "小说阅读器管理", false),
    (175, "小店商家数据", false), (176, "达人数据", false), (177, "商品橱窗管理", false), (180, "微信小店关联", false),
    (182, "小程序订单管理服务", false), (185, "小程序管理微信小店会员", false), (186, "微信小店会员", false),
    (189, "橱窗商品管理", false), (190, "订单管理", false), (198, "小程序违规申诉代提交", true),
];

/// The set's name, or its number where there is no name.
pub fn set_name(id: i64) -> String {
    find(id).map_or_else(
        || format!("权限集 #{id}"),
        |(_, name, _)| (*name).to_owned(),
    )
}

/// Whether only one platform at a time may hold the set.
pub(crate) fn is_exclusive(id: i64) -> bool {
    find(id).is_some_and(|(_, _, exclusive)| *exclusive)
}

fn find(id: i64) -> Option<&'static (i64, &'static str, bool)> {
    SETS.iter().find(|(number, _, _)| *number == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_and_names_are_found() {
        assert!(SETS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(
            (set_name(18), is_exclusive(18)),
            ("小程序开发与数据分析".into(), true)
        );
        assert_eq!(
            (set_name(9_999), is_exclusive(9_999)),
            ("权限集 #9999".into(), false)
        );
    }
}
