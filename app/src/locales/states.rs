//! What a page says when there is nothing, not yet, or no more; and the small words of the kit.

use crate::words;

words! {
    /// Words of empty, loading and failed states, and of the kit's controls.
    pub struct States {
        loading: "正在加载…", "Loading…";
        copy: "复制", "Copy";
        copied: "已复制", "Copied";
        copy_failed: "复制失败，请手动选择文字", "Could not copy. Select the text instead";
        next_page: "下一页", "Next page";
        first_page: "回到第一页", "First page";
        pages: "分页", "Pages";
        filter: "筛选", "Filter";
        filters: "筛选条件", "Filters";
        clear_filters: "清除筛选", "Clear filters";
        search: "搜索", "Search";
        nothing_matches: "没有符合条件的记录", "Nothing matches";
        nothing_matches_body: "换个关键词，或清除筛选条件。", "Try other words, or clear the filters.";
        ignored_parts: "地址里有无法识别的筛选条件，已忽略：", "These parts of the address make no sense as filters and were left out:";
        any: "不限", "Any";
        yes: "是", "Yes";
        no: "否", "No";
        optional: "选填", "optional";
        cancel: "取消", "Cancel";
        close: "关闭", "Close";
        save: "保存", "Save";
        saved: "已保存", "Saved";
        working: "处理中…", "Working…";
        back: "返回", "Back";
        home: "回到首页", "Go to the start page";
        try_again: "重试", "Try again";
        request_id: "请求编号", "Request id";
        not_found: "没有找到这个页面", "Page not found";
        not_found_body: "它可能已被移走，或者您无权查看。请检查地址是否完整。", "It may have moved, or you may not see it. Check that the address is complete.";
        none: "无", "None";
        expired: "已到期", "Expired";
        form_rejected: "请先修改下面的内容", "Please correct the following";
        not_kept: "您填写的内容没有保存：", "What you wrote was not kept:";
        good: "正常", "Good";
        attention: "注意", "Attention";
        bad: "异常", "Problem";
        idle: "停用", "Idle";
    }
    with {
        left(length: &str): "还剩 {length}", "{length} left";
    }
}
