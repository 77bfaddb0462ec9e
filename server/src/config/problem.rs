use std::{fmt, path::PathBuf};

use figment::{
    Source,
    error::{Error, Kind},
};

use super::Key;

/// Why the settings cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file that was named is not there.
    #[error("there is no configuration file {}", .0.display())]
    NoFile(PathBuf),
    /// Some settings are wrong.
    #[error("{}", Lines(.0))]
    Wrong(Vec<WrongSetting>),
}

/// A setting that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct WrongSetting {
    /// Its name, or what stands where a name should.
    pub name: String,
    /// What is wrong with it, without the value of a secret.
    pub problem: String,
    /// Where it was said, when that is known.
    pub source: Option<String>,
    /// What would be right.
    pub hint: String,
}

impl ConfigError {
    pub(super) fn of(error: Error, keys: &[Key]) -> Self {
        Self::Wrong(
            error
                .into_iter()
                .map(|error| WrongSetting::of(&error, keys))
                .collect(),
        )
    }
}

impl WrongSetting {
    fn of(error: &Error, keys: &[Key]) -> Self {
        let path = error.path.join(".");
        let source = error
            .metadata
            .as_ref()
            .map(|metadata| match &metadata.source {
                Some(Source::File(file)) => file.display().to_string(),
                _ => metadata.name.to_string(),
            });
        if let Kind::UnknownField(field, _) = &error.kind {
            // Within a table the path that figment tells ends with the field already.
            let name = if path.is_empty() { field } else { &path }.clone();
            let hint = format!("the settings are {}", names(keys));
            return Self {
                name,
                problem: "there is no such setting".to_owned(),
                source,
                hint,
            };
        }
        let key = keys.iter().find(|key| key.name == path);
        let problem = match (key, &error.kind) {
            (Some(key), _) if key.secret => "it cannot be read".to_owned(),
            (_, kind) => kind.to_string(),
        };
        let hint = match key {
            Some(key) => format!("expected {}", key.expects),
            None => format!("the settings are {}", names(keys)),
        };
        Self {
            name: if path.is_empty() {
                "the file".to_owned()
            } else {
                path
            },
            problem,
            source,
            hint,
        }
    }
}

fn names(keys: &[Key]) -> String {
    keys.iter()
        .map(|key| key.name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// One line each.
struct Lines<'a>(&'a [WrongSetting]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wrong settings")?;
        for WrongSetting {
            name,
            problem,
            source,
            hint,
        } in self.0
        {
            write!(f, "\n  {name}: {problem}")?;
            if let Some(source) = source {
                write!(f, " (from {source})")?;
            }
            write!(f, "; {hint}")?;
        }
        Ok(())
    }
}
