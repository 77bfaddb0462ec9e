use serde::{Deserialize, Serialize};

use super::{Cursor, Reading};
use crate::{call::Api, day::Day};

/// Which calls, by how they ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallsEnded {
    /// Those that went well.
    Done,
    /// Those that came to nothing.
    Failed,
}

impl CallsEnded {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Done, Self::Failed];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ended| ended.code() == code)
    }
}

/// Which calls to WeChat to list, newest first. Its parts can be combined as one likes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CallFilter {
    /// Only those of the API with this path.
    pub api: Option<String>,
    /// Only those about the account with this AppID.
    pub appid: Option<String>,
    /// Only those that ended so.
    pub ended: Option<CallsEnded>,
    /// Only those that WeChat answered with this error code.
    pub errcode: Option<i64>,
    /// Not before this day.
    pub from: Option<Day>,
    /// Not after this day.
    pub to: Option<Day>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl CallFilter {
    /// From a URL's query.
    pub fn read(reading: &mut Reading<'_>) -> Self {
        let mut filter = Self {
            api: reading.value("api", |text| Api::find(text).map(|api| api.path.to_owned())),
            appid: reading.value("appid", appid),
            ended: reading.value("ended", CallsEnded::from_code),
            errcode: reading.value("errcode", |text| text.trim().parse().ok()),
            from: reading.value("from", |text| text.parse().ok()),
            to: None,
            after: None,
        };
        let from = filter.from;
        filter.to = reading.value("to", |text| {
            text.parse()
                .ok()
                .filter(|to| from.is_none_or(|from| from <= *to))
        });
        filter.after = reading.value("after", |text| text.parse().ok());
        filter
    }

    /// As pairs of a URL's query, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 6] {
        [
            ("api", self.api.clone()),
            ("appid", self.appid.clone()),
            ("ended", self.ended.map(|ended| ended.code().to_owned())),
            ("errcode", self.errcode.map(|errcode| errcode.to_string())),
            ("from", self.from.map(String::from)),
            ("to", self.to.map(String::from)),
        ]
    }

    /// Whether it leaves out anything.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.pairs().iter().any(|(_, value)| value.is_some())
    }
}

fn appid(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    (plain && !text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    fn read(pairs: &[(&str, &str)]) -> (CallFilter, Vec<String>) {
        read_pairs(pairs, CallFilter::read)
    }

    #[test]
    fn what_is_in_the_address_comes_back_from_it() {
        let pairs = [
            ("api", crate::call::COMPONENT_TOKEN),
            ("appid", "wx0123456789abcdef"),
            ("ended", "failed"),
            ("errcode", "-1"),
            ("from", "2026-03-01"),
            ("to", "2026-03-01"),
        ];
        let (filter, ignored) = read(&pairs);
        assert_eq!(ignored, Vec::<String>::new());
        let back = filter.pairs().map(|(name, value)| (name, value.unwrap()));
        assert_eq!(back.each_ref().map(|(n, v)| (*n, v.as_str())), pairs);
        assert!(filter.is_narrow());
        assert!(!read(&[("api", "")]).0.is_narrow());
    }

    #[test]
    fn what_makes_no_sense_is_named_and_left_out() {
        let (filter, ignored) = read(&[
            ("api", "/cgi-bin/none"),
            ("appid", "<script>"),
            ("ended", "perhaps"),
            ("errcode", "many"),
            ("from", "2026-03-02"),
            ("to", "2026-03-01"),
            ("after", "x"),
        ]);
        let names: Vec<_> = ignored.iter().map(|part| part.split('=').next()).collect();
        let names: Vec<_> = names.into_iter().flatten().collect();
        assert_eq!(names, ["api", "appid", "ended", "errcode", "to", "after"]);
        assert!(filter.from.is_some() && filter.to.is_none());
    }
}
