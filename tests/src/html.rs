//! As much of HTML as a test reads: the forms of a page, as a browser without scripts would send them.

/// A form and what it would send now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// Where it is sent, as the page says.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Names and values, in the order of the page.
    pub fields: Vec<(String, String)>,
    /// What its checkboxes, radio buttons, options and lists offer, as name and value.
    pub offers: Vec<(String, String)>,
}

impl Form {
    /// Types into a field: all its values give way to this one.
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(given, _)| given != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Ticks a checkbox.
    #[must_use]
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        let box_ = (name.to_owned(), value.to_owned());
        assert!(
            self.offers.contains(&box_),
            "no {name}={value} in {:?}",
            self.offers
        );
        if !self.fields.contains(&box_) {
            self.fields.push(box_);
        }
        self
    }

    /// Takes the tick away.
    #[must_use]
    pub fn untick(mut self, name: &str, value: &str) -> Self {
        self.fields
            .retain(|(given, text)| given != name || text != value);
        self
    }
}

/// The forms of a page.
#[must_use]
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    let mut select: Option<(String, Vec<(String, bool)>)> = None;
    // The input that a list belongs to stands before it.
    let mut listed: Option<(String, String)> = None;
    let mut offered = None;
    for tag in tags(html) {
        let Some(form) = &mut open else {
            if tag.name == "form" {
                open = Some(Form {
                    action: tag.value("action"),
                    method: tag.get("method").unwrap_or("get").to_lowercase(),
                    ..Form::default()
                });
            }
            continue;
        };
        match tag.name.as_str() {
            "/form" => forms.extend(open.take()),
            "input" => {
                form.input(&tag);
                let list = tag.get("list").map(str::to_owned);
                listed = list.map(|list| (list, tag.value("name"))).or(listed);
            }
            "datalist" => {
                let id = tag.value("id");
                offered = listed.take().filter(|(list, _)| *list == id);
            }
            "/datalist" => offered = None,
            "option" if let Some((_, name)) = &offered => {
                form.offers.push((name.clone(), tag.value("value")));
            }
            "textarea" if !tag.value("name").is_empty() => form
                .fields
                .push((tag.value("name"), unescape(tag.text.trim()))),
            "select" => select = Some((tag.value("name"), Vec::new())),
            "option" => {
                if let Some((name, options)) = &mut select {
                    let value = tag
                        .get("value")
                        .map_or_else(|| unescape(tag.text.trim()), str::to_owned);
                    form.offers.push((name.clone(), value.clone()));
                    options.push((value, tag.has("selected")));
                }
            }
            "/select" => {
                if let Some((name, options)) = select.take() {
                    let chosen = options
                        .iter()
                        .find(|(_, selected)| *selected)
                        .or(options.first());
                    form.fields
                        .extend(chosen.map(|(value, _)| (name, value.clone())));
                }
            }
            _ => {}
        }
    }
    forms
}

impl Form {
    fn input(&mut self, tag: &Tag) {
        let name = tag.value("name");
        if name.is_empty() {
            return;
        }
        match tag.get("type").unwrap_or("text") {
            "submit" | "button" | "reset" | "image" => {}
            "checkbox" | "radio" => {
                let value = tag.get("value").unwrap_or("on").to_owned();
                self.offers.push((name.clone(), value.clone()));
                if tag.has("checked") {
                    self.fields.push((name, value));
                }
            }
            _ => self.fields.push((name, tag.value("value"))),
        }
    }
}

/// A tag, and the text that follows it up to the next one.
#[derive(Debug)]
pub struct Tag {
    /// Its name in lower case, with a slash when it closes.
    pub name: String,
    /// Its attributes, unescaped.
    pub attributes: Vec<(String, String)>,
    /// What follows, as it stands.
    pub text: String,
}

impl Tag {
    /// An attribute's value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// The same, empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Every tag of a page, comments and declarations aside.
#[must_use]
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let Some(end) = end_of_tag(after) else { break };
        let (inside, following) = (&after[..end], &after[end + 1..]);
        let text = following.split('<').next().unwrap_or_default();
        if !inside.starts_with('!') {
            tags.push(tag(inside, text));
        }
        rest = following;
    }
    tags
}

/// Where the tag ends: at the first `>` outside of quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(inside: &str, text: &str) -> Tag {
    let inside = inside.trim_end_matches('/').trim();
    let (name, mut rest) = inside
        .split_once(char::is_whitespace)
        .unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let key = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (raw, following) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            value = unescape(raw);
            rest = following;
        }
        attributes.push((key, value));
    }
    Tag {
        name: name.to_lowercase(),
        attributes,
        text: text.to_owned(),
    }
}

/// Text without entities.
#[must_use]
pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_would_send_it() {
        let html = r#"<p>a < b</p><!-- <form> --><form action="/x?a=1&amp;b=2" METHOD=post>
            <input type=hidden name="h" value="1 > 0"><input name=t value='it&#39;s'/>
            <input type="checkbox" name="c[]" value="1" checked=""><input type="checkbox" name="c[]" value="2">
            <select name="s"><option value="a">A</option><option value="b" selected>B</option></select>
            <input name="d" list="l"><datalist id="l"><option value="x"></option></datalist>
            <textarea name="n"> 多行 &amp; 文字 </textarea><button name="lang" value="en">English</button></form>"#;
        let form = forms(html).remove(0);
        assert_eq!(
            (form.action.as_str(), form.method.as_str()),
            ("/x?a=1&b=2", "post")
        );
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            form.fields,
            [
                pair("h", "1 > 0"),
                pair("t", "it's"),
                pair("c[]", "1"),
                pair("s", "b"),
                pair("d", ""),
                pair("n", "多行 & 文字")
            ]
        );
        assert!(form.offers.contains(&pair("d", "x")));
        let changed = form.tick("c[]", "2").untick("c[]", "1").fill("t", "x");
        assert!(
            changed.fields.contains(&pair("c[]", "2"))
                && !changed.fields.contains(&pair("c[]", "1"))
        );
        assert!(
            changed.fields.contains(&pair("t", "x"))
                && !changed.fields.contains(&pair("t", "it's"))
        );
    }
}
