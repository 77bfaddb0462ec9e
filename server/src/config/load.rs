use std::path::Path;

use figment::{
    Figment, Metadata, Profile, Provider,
    providers::{Format as _, Toml},
    value::{Dict, Map, Value},
};

use super::{ConfigError, KEYS, Key, Overrides, Settings};

/// Reads all settings. `file` has to exist when it is given; `variable` looks up an environment variable.
///
/// # Errors
/// Everything that is wrong, each with its key and where it was said.
pub fn load(
    file: Option<&Path>,
    variable: impl Fn(&str) -> Option<String>,
    overrides: &Overrides,
) -> Result<Settings, ConfigError> {
    let mut figment = Figment::from(Texts::new("built-in values", |key| {
        key.default.map(str::to_owned)
    }));
    if let Some(file) = file {
        if !file.is_file() {
            return Err(ConfigError::NoFile(file.to_path_buf()));
        }
        figment = figment.merge(Toml::file_exact(file));
    }
    figment
        .merge(Texts::new("environment", |key| variable(&key.variable())))
        .merge(Texts::new("command line", |key| {
            overrides.0.get(key.name).cloned()
        }))
        .extract()
        .map_err(|error| ConfigError::of(error, &KEYS))
}

/// Settings as texts from one source: values are read as TOML reads them, or else taken as they stand.
struct Texts {
    source: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Texts {
    fn new(source: &'static str, value: impl Fn(&Key) -> Option<String>) -> Self {
        let values = KEYS
            .iter()
            .filter_map(|key| value(key).map(|text| (key.name, text)))
            .collect();
        Self { source, values }
    }
}

impl Provider for Texts {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.source)
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        let mut settings = Dict::new();
        for (name, text) in &self.values {
            let value = match text.parse::<Value>() {
                Ok(value @ (Value::Bool(..) | Value::Num(..))) => value,
                _ => Value::from(text.as_str()),
            };
            match name.split_once('.') {
                None => {
                    settings.insert((*name).to_owned(), value);
                }
                Some((table, name)) => {
                    let table = settings
                        .entry(table.to_owned())
                        .or_insert_with(|| Value::from(Dict::new()));
                    if let Value::Dict(_, entries) = table {
                        entries.insert(name.to_owned(), value);
                    }
                }
            }
        }
        Ok(Profile::Default.collect(settings))
    }
}
