//! The little XML that the protocol needs: one root, its direct children, their text and their own children.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, Event},
};
use serde_json::Value;

/// Deeper nesting than any real push has.
const MAX_DEPTH: usize = 32;

/// Why a text is not a document we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum XmlError {
    /// It carries a document type: entities and outside files belong to it, so it is refused unread.
    Doctype,
    /// Not well-formed, not one `<xml>` root, or something follows the root.
    Malformed,
}

/// The root's direct children in document order.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<Field>);

/// A child with its own text (bare or CDATA) and its children; deeper ones are not kept.
#[derive(Clone, Debug, Default)]
struct Field {
    name: String,
    text: String,
    children: Vec<Field>,
}

impl Fields {
    /// Reads a document whose root is `<xml>`.
    pub(crate) fn read(document: &str) -> Result<Self, XmlError> {
        if has_doctype(document) {
            return Err(XmlError::Doctype);
        }
        Scan::default().run(document.trim_start_matches('\u{feff}'))
    }

    /// The trimmed text of the only child called `name`; `None` when it is absent, empty or there are several.
    pub(crate) fn only(&self, name: &str) -> Option<&str> {
        let mut named = self.0.iter().filter(|field| field.name == name);
        let value = named.next()?.text.trim();
        (named.next().is_none() && !value.is_empty()).then_some(value)
    }

    /// The children of every child called `name`.
    pub(crate) fn groups(&self, name: &str) -> impl Iterator<Item = Self> {
        let named = self.0.iter().filter(move |field| field.name == name);
        named.map(|field| Self(field.children.clone()))
    }

    /// The scalars of a JSON object, as the same document in XML would give them.
    pub(crate) fn of_json(object: serde_json::Map<String, Value>) -> Self {
        let field = |(name, value)| {
            let (text, children) = match value {
                Value::String(text) => (text, Vec::new()),
                Value::Number(number) => (number.to_string(), Vec::new()),
                Value::Bool(value) => (value.to_string(), Vec::new()),
                Value::Object(inner) => (String::new(), Self::of_json(inner).0),
                Value::Array(_) | Value::Null => (String::new(), Vec::new()),
            };
            Field {
                name,
                text,
                children,
            }
        };
        Self(object.into_iter().map(field).collect())
    }
}

/// Looked for in the raw text, before any parser sees it.
fn has_doctype(document: &str) -> bool {
    let mark = b"<!doctype";
    document
        .as_bytes()
        .windows(mark.len())
        .any(|window| window.eq_ignore_ascii_case(mark))
}

#[derive(Default)]
struct Scan {
    fields: Fields,
    depth: usize,
    closed: bool,
}

impl Scan {
    fn run(mut self, document: &str) -> Result<Fields, XmlError> {
        let mut reader = Reader::from_str(document);
        loop {
            match reader.read_event().map_err(|_| XmlError::Malformed)? {
                Event::Start(tag) => self.start(tag.name().as_ref())?,
                Event::End(_) => self.end()?,
                Event::Empty(tag) => {
                    self.start(tag.name().as_ref())?;
                    self.end()?;
                }
                Event::Text(text) => self.text(&text.xml10_content())?,
                Event::CData(text) if self.depth > 0 => self.text(&text.xml10_content())?,
                Event::GeneralRef(reference) if self.depth > 0 => {
                    let text = resolve(&reference).ok_or(XmlError::Malformed)?;
                    self.text(&text)?;
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::DocType(_) => return Err(XmlError::Doctype),
                Event::Eof if self.closed => return Ok(self.fields),
                Event::CData(_) | Event::GeneralRef(_) | Event::Eof => {
                    return Err(XmlError::Malformed);
                }
            }
        }
    }

    fn start(&mut self, name: &str) -> Result<(), XmlError> {
        if self.closed || self.depth >= MAX_DEPTH || (self.depth == 0 && name != "xml") {
            return Err(XmlError::Malformed);
        }
        let field = || Field {
            name: name.to_owned(),
            ..Field::default()
        };
        match (self.depth, self.fields.0.last_mut()) {
            (1, _) => self.fields.0.push(field()),
            (2, Some(parent)) => parent.children.push(field()),
            _ => {}
        }
        self.depth += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<(), XmlError> {
        self.depth = self.depth.checked_sub(1).ok_or(XmlError::Malformed)?;
        self.closed = self.depth == 0;
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), XmlError> {
        let field = match self.depth {
            0 if !text.trim().is_empty() => return Err(XmlError::Malformed),
            2 => self.fields.0.last_mut(),
            3 => {
                let parent = self.fields.0.last_mut();
                parent.and_then(|parent| parent.children.last_mut())
            }
            _ => None,
        };
        if let Some(field) = field {
            field.text.push_str(text);
        }
        Ok(())
    }
}

/// `&lt;`, `&#x4e2d;` and their like; nothing that a document could define itself.
fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character.into()),
        Ok(None) => resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}

/// `text` as a CDATA section, whatever it contains.
pub fn cdata(text: &str) -> String {
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(document: &str, name: &str) -> Option<String> {
        Fields::read(document)
            .unwrap()
            .only(name)
            .map(str::to_owned)
    }

    #[test]
    fn bare_cdata_and_escaped_values_read_alike() {
        assert_eq!(
            only("<xml><A>x&amp;y&#x4e2d;</A></xml>", "A").as_deref(),
            Some("x&y中")
        );
        assert_eq!(
            only("<xml>\n<A>\n<![CDATA[x&y中]]>\n</A>\n</xml>\n", "A").as_deref(),
            Some("x&y中")
        );
        assert_eq!(
            only(
                "\u{feff}<?xml version=\"1.0\"?><xml><A/><B>1</B></xml>",
                "A"
            ),
            None
        );
    }

    #[test]
    fn nested_names_do_not_shadow_direct_children() {
        let document = "<xml><info><A>inner</A>own</info><A>outer</A></xml>";
        assert_eq!(only(document, "A").as_deref(), Some("outer"));
        assert_eq!(only(document, "info").as_deref(), Some("own"));
    }

    #[test]
    fn repeated_groups_are_read_one_by_one() {
        let document =
            "<xml><list><a>1</a><b><c>deep</c></b></list><x/><list><a>2</a></list></xml>";
        let fields = Fields::read(document).unwrap();
        let all: Vec<_> = fields
            .groups("list")
            .map(|group| group.only("a").map(str::to_owned))
            .collect();
        assert_eq!(all, [Some("1".to_owned()), Some("2".to_owned())]);
    }

    #[test]
    fn a_field_given_twice_is_no_field() {
        assert_eq!(only("<xml><A>1</A><A>2</A></xml>", "A"), None);
    }

    #[test]
    fn a_document_type_is_refused_in_any_case_and_place() {
        for document in [
            "<!DOCTYPE foo><xml/>",
            "<xml><!doctype x></xml>",
            " <!DocType foo [<!ENTITY a 'b'>]><xml/>",
        ] {
            assert_eq!(
                Fields::read(document).unwrap_err(),
                XmlError::Doctype,
                "{document}"
            );
        }
    }

    #[test]
    fn what_is_not_one_closed_root_is_refused() {
        let deep = format!("<xml>{}{}</xml>", "<a>".repeat(40), "</a>".repeat(40));
        for document in [
            "",
            "text",
            "<xml>",
            "<xml></y>",
            "</xml>",
            "<xml/><xml/>",
            "<xml/>tail",
            "head<xml/>",
            "<foo/>",
            "<xml>&nope;</xml>",
            "<xml/>&amp;",
            "<![CDATA[x]]><xml/>",
            "<xml><A>1</A><xml>",
            &deep,
        ] {
            assert_eq!(
                Fields::read(document).unwrap_err(),
                XmlError::Malformed,
                "{document}"
            );
        }
    }

    #[test]
    fn a_cdata_section_survives_its_own_end_mark() {
        let text = "a]]>b<c>&";
        assert_eq!(
            only(&format!("<xml><A>{}</A></xml>", cdata(text)), "A").as_deref(),
            Some(text)
        );
    }
}
