//! The little XML that the protocol needs: one root, its direct children, their text.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, Event},
};

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

/// The root's direct children in document order, each with its own text (bare or CDATA).
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

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
        let mut named = self.0.iter().filter(|(key, _)| key == name);
        let (_, value) = named.next()?;
        let value = value.trim();
        (named.next().is_none() && !value.is_empty()).then_some(value)
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
        if self.depth == 1 {
            self.fields.0.push((name.to_owned(), String::new()));
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
        match self.depth {
            0 if !text.trim().is_empty() => return Err(XmlError::Malformed),
            2 => {
                if let Some((_, value)) = self.fields.0.last_mut() {
                    value.push_str(text);
                }
            }
            _ => {}
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
