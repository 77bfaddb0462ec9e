//! 视频号 and 带货助手.

use super::PermissionSet;

pub(super) const SETS: &[PermissionSet] = sets! {
    Channels {
        143 Shared "留资组件管理" = "Lead forms": "管理让顾客留下联系方式的组件" = "Manage the forms in which customers leave their contact";
        160 Shared "留资服务的直播数据" = "Live data of lead forms": "查看直播中收集到的顾客线索" = "See the leads that a live stream brought";
        174 Unknown "视频号消息推送调试" = "Message push tests": "测试视频号消息能否正常送达平台" = "Test that the Channels account's messages reach the platform";
        176 Shared "达人数据" = "Creator figures": "查看视频号的带货数据" = "See what the Channels account sells";
        177 Shared "商品橱窗管理" = "Showcase": "管理视频号橱窗里的商品" = "Manage the goods in the Channels showcase";
    }
    Talent {
        189 Shared "橱窗商品管理" = "Showcase products": "管理带货橱窗里的商品" = "Manage the goods in the creator's showcase";
        190 Shared "订单管理" = "Orders": "查看带货产生的订单" = "See the orders that the creator brought";
    }
};
