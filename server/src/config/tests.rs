use std::{collections::BTreeMap, fs, path::Path};

use secrecy::ExposeSecret as _;

use super::*;

fn load_from(
    file: Option<&str>,
    variables: &[(&str, &str)],
    flags: &[(&'static str, &str)],
) -> Result<Settings, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grantbook.toml");
    if let Some(text) = file {
        fs::write(&path, text).unwrap();
    }
    let variables: BTreeMap<&str, &str> = variables.iter().copied().collect();
    let overrides = Overrides(
        flags
            .iter()
            .map(|(name, text)| (*name, (*text).to_owned()))
            .collect(),
    );
    load(
        file.map(|_| path.as_path()),
        |name| variables.get(name).map(|text| (*text).to_owned()),
        &overrides,
    )
}

fn complaint(result: Result<Settings, ConfigError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn without_a_word_it_is_sqlite_in_the_data_folder() {
    let settings = load_from(None, &[], &[]).unwrap();
    assert_eq!(settings.console_origin().as_str(), "http://127.0.0.1:3000");
    assert_eq!(
        settings.database().expose_secret(),
        "sqlite://data/grantbook.db?mode=rwc"
    );
    assert_eq!(settings.master_key(), Path::new("data/master.key"));
    assert_eq!(settings.hosts(), wechat::Hosts::default());
    assert!(settings.workers && !settings.auto_migrate);
}

#[test]
fn flags_win_over_the_environment_over_the_file() {
    let file =
        "session_hours = 1\ntrusted_proxy_hops = 1\nworkers = false\n[log]\nformat = \"json\"\n";
    let environment = [
        ("GRANTBOOK_SESSION_HOURS", "2"),
        ("GRANTBOOK_TRUSTED_PROXY_HOPS", "2"),
        ("GRANTBOOK_LOG_LEVEL", "warn,server=debug"),
    ];
    let settings = load_from(Some(file), &environment, &[("session_hours", "3")]).unwrap();
    assert_eq!(
        (
            settings.session_hours,
            settings.trusted_proxy_hops,
            settings.workers
        ),
        (3, 2, false)
    );
    assert_eq!(
        (settings.log.format, settings.log.level.as_str()),
        (LogFormat::Json, "warn,server=debug")
    );
}

#[test]
fn the_master_key_stands_beside_the_sqlite_file() {
    let settings = load_from(
        None,
        &[(
            "GRANTBOOK_DATABASE_URL",
            "sqlite:///var/lib/grantbook/book.db?mode=rwc",
        )],
        &[],
    )
    .unwrap();
    assert_eq!(
        settings.master_key(),
        Path::new("/var/lib/grantbook/master.key")
    );
    let settings = load_from(
        None,
        &[("GRANTBOOK_DATABASE_URL", "postgres://u:p@h/d")],
        &[],
    )
    .unwrap();
    assert_eq!(settings.master_key(), Path::new("data/master.key"));
}

#[test]
fn a_wrong_value_is_named_with_its_key_its_source_and_a_hint() {
    for (name, value, hint) in [
        ("listen", "localhost", "an address and a port"),
        (
            "public_origin",
            "https://console.example.com/path",
            "scheme, host and perhaps a port",
        ),
        ("wechat.api", "ftp://api", "an http or https address"),
        ("trusted_proxy_hops", "17", "a whole number from 0 to 16"),
        ("trusted_proxy_hops", "-1", "a whole number from 0 to 16"),
        ("session_hours", "0", "a whole number from 1 to 720"),
        ("workers", "perhaps", "true or false"),
        ("log.format", "xml", "text or json"),
        ("log.level", "server=loud", "a level"),
    ] {
        let text = complaint(load_from(None, &[], &[(name, value)]));
        for part in [name, "from command line", hint] {
            assert!(text.contains(part), "{name}={value}: no {part:?} in {text}");
        }
    }
}

#[test]
fn every_wrong_line_of_a_file_is_found_by_name() {
    let text = complaint(load_from(Some("listn = \"127.0.0.1:1\""), &[], &[]));
    assert!(
        text.contains("listn: there is no such setting")
            && text.contains("grantbook.toml")
            && text.contains("public_origin"),
        "{text}"
    );
    let text = complaint(load_from(Some("[wechat]\nopne = \"x\""), &[], &[]));
    assert!(
        text.contains("wechat.opne: there is no such setting"),
        "{text}"
    );
    let text = complaint(load_from(Some("listen = "), &[], &[]));
    assert!(text.contains("grantbook.toml"), "{text}");
    let overrides = Overrides::default();
    assert_eq!(
        load(Some(Path::new("/no/such/file.toml")), |_| None, &overrides).unwrap_err(),
        ConfigError::NoFile("/no/such/file.toml".into())
    );
}

#[test]
fn a_password_in_a_wrong_database_url_stays_out_of_the_message() {
    let text = complaint(load_from(
        Some("database_url = [\"postgres://u:hunter2@h/d\"]"),
        &[],
        &[],
    ));
    assert!(text.contains("database_url: it cannot be read"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
    let settings = load_from(
        None,
        &[("GRANTBOOK_DATABASE_URL", "postgres://u:hunter2@h/d")],
        &[],
    )
    .unwrap();
    assert!(!format!("{settings:?}").contains("hunter2"));
}

#[test]
fn every_setting_is_in_the_table() {
    // deny_unknown_fields refuses a key without a field, and a field without a key or a default would be missing here.
    let everything: Vec<(&'static str, String)> = KEYS
        .iter()
        .map(|key| {
            (
                key.name,
                key.default
                    .unwrap_or(if key.secret {
                        "sqlite::memory:"
                    } else {
                        "http://here"
                    })
                    .to_owned(),
            )
        })
        .collect();
    let everything: Vec<(&'static str, &str)> = everything
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let settings = load_from(None, &[], &everything).unwrap();
    assert!(
        settings.public_origin.is_some()
            && settings.master_key_file.is_some()
            && settings.database_url.is_some()
    );
}

/// The guide for operators, whose table of settings is held against the settings themselves.
const GUIDE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../docs/operations.md"
));

#[test]
fn the_guide_tells_every_setting_and_no_other() {
    let (_, chapter) = GUIDE.split_once("\n## 9. Settings\n").unwrap();
    let chapter = chapter.split("\n## ").next().unwrap();
    let told: Vec<Vec<&str>> = chapter
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').skip(1).take(4).map(str::trim).collect())
        .collect();
    let code = |text: &str| format!("`{text}`");
    let real: Vec<[String; 3]> = KEYS
        .iter()
        .map(|key| {
            let default = key.default.map_or_else(|| "–".to_owned(), code);
            [code(key.name), code(&key.variable()), default]
        })
        .collect();
    for row in &told {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(!row[3].is_empty(), "{row:?} has no meaning");
        assert!(
            real.iter().any(|key| row[..3] == key[..]),
            "the guide tells of a setting that is not so: {row:?}"
        );
    }
    for key in &real {
        let rows = told.iter().filter(|row| row[0] == key[0]).count();
        assert_eq!(rows, 1, "rows of the guide about {}", key[0]);
    }
}
