use std::fmt::{self, Display, Formatter};

use super::words::Words;
use crate::Notice;

/// `weapp_audit_fail wx… Reason=…`: what, about whom, and what is told otherwise than usual.
pub(super) fn read(words: &mut Words<'_>) -> Result<Notice, String> {
    let mut notice = Notice::of(words.need("what is pushed")?);
    let mut first = true;
    while let Some(word) = words.next() {
        notice = match word.split_once('=') {
            Some((name, value)) => notice.with(name, value),
            None if first => notice.about(word),
            None => return Err(format!("{word} is no field, such as status=0")),
        };
        first = false;
    }
    notice.check()?;
    Ok(notice)
}

/// As [`read`] reads it; blanks in a value cannot be written in a script, and become underscores.
impl Display for Notice {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if let Some(account) = &self.account {
            write!(f, " {account}")?;
        }
        for (name, value) in &self.fields {
            let blank = |c: char| c.is_whitespace() || c == '#';
            write!(f, " {name}={}", value.replace(blank, "_"))?;
        }
        Ok(())
    }
}
