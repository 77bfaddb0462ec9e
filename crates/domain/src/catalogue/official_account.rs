//! 公众号 and 服务号.

use super::PermissionSet;

pub(super) const SETS: &[PermissionSet] = sets! { OfficialAccount {
    1 Shared "消息管理" = "Messages": "接收粉丝发来的消息并回复" = "Receive your followers' messages and reply to them";
    2 Shared "用户管理" = "Followers": "查看粉丝资料，为粉丝分组、打标签" = "See who follows you, and group and tag them";
    3 Shared "账号服务" = "Account services": "生成推广二维码，了解粉丝从哪里来" = "Make promotional QR codes and see where followers come from";
    4 Exclusive "网页服务" = "Web pages": "顾客在微信里打开您的网页时，识别身份并支持分享" = "Recognise visitors and enable sharing on your pages inside WeChat";
    5 Shared "微信小店" = "WeChat shop": "管理公众号小店的商品、货架和订单" = "Manage the goods, shelves and orders of your shop";
    6 Shared "微信多客服" = "Customer service desks": "把粉丝的咨询分给多位客服接待" = "Share out enquiries among several customer service staff";
    7 Shared "群发与通知" = "Broadcasts and notices": "发布和群发文章，发送业务通知" = "Publish articles, send them to followers, and send business notices";
    8 Shared "微信卡券" = "Cards and coupons": "制作、发放和核销优惠券、会员卡" = "Create, issue and redeem coupons and membership cards";
    9 Shared "微信扫一扫" = "Product scan": "让顾客扫描商品条码查看商品介绍" = "Let customers scan a product's barcode to read about it";
    10 Shared "微信连WIFI" = "Wi-Fi in the shop": "让到店顾客用微信连接门店 Wi-Fi" = "Let visitors join your shop's Wi-Fi with WeChat";
    11 Shared "素材管理" = "Media library": "上传和管理图片、视频、文章等素材" = "Upload and manage pictures, videos and articles";
    12 Shared "微信摇周边" = "Shake nearby": "让店内顾客摇一摇手机就能看到活动" = "Show offers to customers who shake their phone in the shop";
    13 Shared "微信门店" = "Branches": "维护门店的地址、电话和营业时间" = "Keep your branches' addresses, numbers and opening hours";
    14 Unknown retired "微信支付" = "WeChat Pay": "使用公众号的微信支付功能" = "Use the account's WeChat Pay features";
    15 Shared "菜单管理" = "Menu": "设置公众号底部的菜单" = "Set up the menu at the bottom of your account";
    16 Unknown retired "获取认证状态及信息" = "Verification details": "查看账号是否已认证及认证信息" = "See whether the account is verified, and as whom";
    22 Shared "城市服务" = "City services": "在微信城市服务中提供办事入口" = "Offer your service among WeChat's city services";
    23 Shared "广告管理" = "Advertising": "代为投放公众号广告并查看效果" = "Run the account's advertisements and see their results";
    24 Exclusive "开放平台账号管理" = "Open Platform account": "绑定开放平台账号，让同一顾客在各处被认作一人" = "Bind an Open Platform account, so that a customer is recognised everywhere";
    26 Shared "微信电子发票" = "Electronic invoices": "为顾客开具电子发票并存入微信卡包" = "Issue electronic invoices into customers' WeChat wallets";
    27 Shared "快速注册小程序" = "Quick mini program sign-up": "用公众号的资料快速注册小程序" = "Register a mini program from the account's own details";
    33 Shared "小程序关联管理" = "Linked mini programs": "为公众号关联小程序，或解除关联" = "Link mini programs to the account, or unlink them";
    34 Exclusive "微信商品库管理" = "Product library": "维护微信商品库里的商品信息" = "Keep your products in WeChat's product library";
    35 Unknown retired "卡路里" = "Calories": "记录运动消耗的卡路里" = "Record calories burnt in exercise";
    44 Shared "好物圈" = "Goods circle": "把商品和订单同步到好物圈" = "Bring goods and orders into WeChat's goods circle";
    46 Shared "微信一物一码" = "A code for every item": "为每件商品赋码，用于溯源和扫码活动" = "Give every item its own code for tracing and promotions";
    47 Shared "微信财政电子票据" = "Government e-receipts": "为缴费人开具财政电子票据" = "Issue government electronic receipts to payers";
    54 Exclusive "服务号对话管理" = "Service account chats": "管理顾客与服务号的对话和客服接待" = "Manage chats between customers and your service account";
    66 Shared "微信服务市场管理" = "Service market": "管理在微信服务市场购买的服务" = "Manage what you bought in WeChat's service market";
    89 Shared "服务号订阅通知" = "Subscription notices": "顾客订阅后，向其发送服务提醒" = "Send reminders to customers who subscribed to them";
    113 Shared "就医助手" = "Care assistant": "向患者推送挂号、就诊进度提醒" = "Tell patients about appointments and their progress";
    121 Unknown "公众号购物订单" = "Shopping orders": "把顾客的购物订单同步到微信" = "Show customers' shopping orders in WeChat";
    172 Unknown "公众号消息推送调试" = "Message push tests": "测试公众号消息能否正常送达平台" = "Test that the account's messages reach the platform";
} };
