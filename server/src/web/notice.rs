use app::{
    codec::Compact,
    error::{AppError, Trouble},
    prefs::{Lang, Prefs},
};
use axum::{
    Extension,
    response::{Html, IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use server_fn::{ContentType as _, Encodes as _};

/// What the server itself says, outside of every page. A handler answers with the notice; [`Notice::page`] gives it words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// A form that came from another site.
    ForeignForm,
    /// A request larger than any form of ours.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// A filter that makes no sense, where another would mean something else.
    BadFilter,
    /// The person has another export under way.
    ExportRunning,
    /// There is no such thing, or not for this visitor.
    NotFound,
    /// A handler failed.
    Broken,
}

impl Notice {
    const fn status(self) -> StatusCode {
        match self {
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::BadFilter => StatusCode::BAD_REQUEST,
            Self::ExportRunning => StatusCode::CONFLICT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match (self, lang) {
            (Self::ForeignForm, Lang::Zh) => (
                "请求被拒绝",
                "这个表单不是从本站提交的。请返回原页面，刷新后再试。",
            ),
            (Self::ForeignForm, Lang::En) => (
                "Refused",
                "This form was not sent from our own pages. Go back, reload, and try again.",
            ),
            (Self::TooLarge, Lang::Zh) => {
                ("内容过大", "提交的内容超出了限制。请返回后缩短内容再试。")
            }
            (Self::TooLarge, Lang::En) => (
                "Too large",
                "What was sent exceeds the limit. Go back and shorten it.",
            ),
            (Self::TooSlow, Lang::Zh) => ("处理超时", "系统繁忙，请稍后再试。"),
            (Self::TooSlow, Lang::En) => (
                "That took too long",
                "The system is busy. Try again in a moment.",
            ),
            (Self::BadFilter, Lang::Zh) => (
                "筛选条件无法识别",
                "没有导出任何内容。请回到操作日志，重新选择筛选条件后再导出。",
            ),
            (Self::BadFilter, Lang::En) => (
                "The filter makes no sense",
                "Nothing was exported. Go back to the audit trail, choose the filters anew, and export again.",
            ),
            (Self::ExportRunning, Lang::Zh) => (
                "您正在导出另一个文件",
                "每人同时只能导出一个文件。请等它完成（中断的导出会在两分钟内释放）后再试。",
            ),
            (Self::ExportRunning, Lang::En) => (
                "Another export of yours is under way",
                "You can have one at a time. Wait until it ends (one that broke off is let go within two minutes) and try again.",
            ),
            (Self::NotFound, Lang::Zh) => (
                "没有找到",
                "它可能已被移走，或者您无权查看。请检查地址是否完整。",
            ),
            (Self::NotFound, Lang::En) => (
                "Not found",
                "It may have moved, or you may not see it. Check that the address is complete.",
            ),
            (Self::Broken, Lang::Zh) => (
                "系统出了点问题",
                "请稍后再试；若一直如此，请把下面的请求编号告诉管理员。",
            ),
            (Self::Broken, Lang::En) => (
                "Something went wrong",
                "Try again in a moment. If it persists, tell your administrator the request id below.",
            ),
        }
    }

    /// The same for a script of ours, in the encoding that it reads.
    pub fn answer(self, request_id: &str) -> Response {
        let trouble = match self {
            Self::ForeignForm => Trouble::ForeignForm,
            Self::TooLarge => Trouble::TooLarge,
            Self::TooSlow => Trouble::Offline,
            Self::BadFilter => Trouble::BadRequest,
            Self::NotFound => Trouble::NotFound,
            Self::ExportRunning | Self::Broken => Trouble::Unavailable,
        };
        let error = AppError {
            trouble,
            request_id: Some(request_id.to_owned()),
        };
        let body = Compact::encode(&error).unwrap_or_default();
        (
            self.status(),
            [(header::CONTENT_TYPE, Compact::CONTENT_TYPE)],
            body,
        )
            .into_response()
    }

    /// The notice as a whole page. `request_id` is one of our own, and `back` a path whose unusual characters are
    /// percent-encoded, so nothing here needs escaping.
    pub fn page(self, prefs: Prefs, css: &str, request_id: &str, back: &str) -> Response {
        let (title, body) = self.words(prefs.lang);
        let again = match prefs.lang {
            Lang::Zh => "返回",
            Lang::En => "Back",
        };
        let (lang, theme) = (prefs.lang.code(), prefs.theme.code());
        let page = format!(
            "<!DOCTYPE html><html lang=\"{lang}\" data-theme=\"{theme}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"robots\" content=\"noindex\"><title>{title}</title>\
             <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
             <link rel=\"stylesheet\" href=\"{css}\"></head><body><div class=\"visit\"><main class=\"visit-card\">\
             <div class=\"visit-verdict\"><h1>{title}</h1><p>{body}</p></div>\
             <a class=\"visit-button\" href=\"{back}\">{again}</a>\
             <p class=\"visit-fine\"><code>{request_id}</code></p></main></div></body></html>"
        );
        let mut response = (self.status(), Html(page)).into_response();
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

impl IntoResponse for Notice {
    /// The status alone; the layer around gives it words.
    fn into_response(self) -> Response {
        (self.status(), Extension(self)).into_response()
    }
}
