use wechat::cdata;

/// Fields as WeChat writes them: texts in CDATA, numbers bare. `info.name` stands inside `info`, with those beside it that do too.
pub(crate) fn xml(fields: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut rest = fields;
    while let Some(((name, value), after)) = rest.split_first() {
        let Some((group, _)) = name.split_once('.') else {
            out.push_str(&format!("<{name}>{}</{name}>\n", written(value)));
            rest = after;
            continue;
        };
        let inner: Vec<(String, String)> = rest
            .iter()
            .map_while(|(name, value)| match name.split_once('.') {
                Some((outer, inner)) if outer == group => Some((inner.to_owned(), value.clone())),
                _ => None,
            })
            .collect();
        out.push_str(&format!("<{group}>\n{}</{group}>\n", xml(&inner)));
        rest = rest.get(inner.len()..).unwrap_or_default();
    }
    out
}

/// The fields with some told otherwise: in their places, new ones beside those of their group or at the end, empty ones left out.
pub(super) fn told(
    mut fields: Vec<(String, String)>,
    otherwise: &[(String, String)],
) -> Vec<(String, String)> {
    for (name, value) in otherwise {
        if let Some((_, old)) = fields.iter_mut().find(|(known, _)| known == name) {
            old.clone_from(value);
            continue;
        }
        let group = |name: &str| name.split_once('.').map(|(group, _)| group.to_owned());
        let beside = fields
            .iter()
            .rposition(|(known, _)| group(known).is_some() && group(known) == group(name));
        let at = beside.map_or(fields.len(), |last| last + 1);
        fields.insert(at, (name.clone(), value.clone()));
    }
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

/// `name`, or `group.name`.
pub(super) fn is_name(name: &str) -> bool {
    name.split('.').all(|part| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

fn written(value: &str) -> String {
    // A number that begins with zero is a text that looks like one.
    let bare = value
        .parse::<i64>()
        .is_ok_and(|number| number.to_string() == value);
    if bare { value.to_owned() } else { cdata(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = fields.iter();
        owned
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn groups_hold_what_is_inside_them() {
        let fields = pairs(&[
            ("a", "1"),
            ("info.b", "二"),
            ("info.in.c", "007"),
            ("d", "]]>"),
        ]);
        assert_eq!(
            xml(&fields).replace('\n', ""),
            format!(
                "<a>1</a><info><b><![CDATA[二]]></b><in><c><![CDATA[007]]></c></in></info><d>{}</d>",
                cdata("]]>")
            )
        );
    }

    #[test]
    fn what_is_told_otherwise_takes_its_place() {
        let usual = pairs(&[("status", "0"), ("info.name", "a"), ("msg", "OK")]);
        let otherwise = pairs(&[
            ("status", "2"),
            ("info.code", "b"),
            ("msg", ""),
            ("new", "c"),
        ]);
        let expected = pairs(&[
            ("status", "2"),
            ("info.name", "a"),
            ("info.code", "b"),
            ("new", "c"),
        ]);
        assert_eq!(told(usual, &otherwise), expected);
        assert!(is_name("info.name") && is_name("_a1"));
        assert!(!is_name("") && !is_name("a.") && !is_name("1a") && !is_name("a<b"));
    }
}
