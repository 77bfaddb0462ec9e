//! Direct dependencies: each room names only the rooms below it, and some crates belong to one room.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;
use crate::workspace::Workspace;

/// The rooms and which other rooms each may use. A package that is not listed may use none.
const ROOMS: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("wechat", &[]),
    ("migrations", &[]),
    ("xtask", &[]),
    ("console", &["domain"]),
    ("store", &["domain"]),
    ("sandbox", &["wechat"]),
    ("app", &["console", "domain"]),
    ("frontend", &["app"]),
    ("service", &["console", "domain", "store", "wechat"]),
    (
        "server",
        &[
            "app",
            "console",
            "domain",
            "migrations",
            "service",
            "store",
            "wechat",
        ],
    ),
    (
        "tests",
        &[
            "console",
            "domain",
            "migrations",
            "sandbox",
            "server",
            "service",
            "store",
            "wechat",
        ],
    ),
    ("bench", &["domain", "store", "tests", "wechat"]),
];

/// Crates that only the listed rooms may name.
const KEEPERS: [(&str, &[&str]); 8] = [
    ("sea-orm", &["store"]),
    ("sea-orm-migration", &["migrations"]),
    ("sqlx", &[]),
    ("axum", &["app", "sandbox", "server", "tests"]),
    ("leptos_axum", &["app", "server"]),
    ("reqwest", &["sandbox", "server", "tests", "wechat"]),
    ("argon2", &["service"]),
    ("chacha20poly1305", &["store"]),
];

/// Returns a sentence for each dependency that breaks the rules. What only tests of a package need is left out.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let arguments = ["metadata", "--no-deps", "--format-version=1"];
    let printed = command::output_of(command::cargo(&workspace.root).args(arguments))?;
    let metadata: Value = serde_json::from_str(&printed).context("cannot read cargo's metadata")?;
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo lists no packages")?;
    Ok(packages.iter().flat_map(broken_rules).collect())
}

fn broken_rules(package: &Value) -> Vec<String> {
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let room = text(package, "name");
    let dependencies = package.get("dependencies").and_then(Value::as_array);
    dependencies
        .into_iter()
        .flatten()
        .filter(|dependency| text(dependency, "kind") != "dev")
        .filter_map(|dependency| broken_rule(&room, &text(dependency, "name")))
        .collect()
}

fn broken_rule(room: &str, dependency: &str) -> Option<String> {
    let may_use = ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map_or(&[][..], |(_, rooms)| rooms);
    let is_room = ROOMS.iter().any(|(name, _)| *name == dependency);
    let keepers = KEEPERS
        .iter()
        .find(|(name, _)| *name == dependency)
        .map(|(_, rooms)| rooms);
    if is_room && !may_use.contains(&dependency) {
        return Some(format!("{room} must not depend on {dependency}"));
    }
    keepers.filter(|rooms| !rooms.contains(&room)).map(|rooms| {
        format!("{room} must not depend on {dependency}, which is for {rooms:?} alone")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn arrows_run_one_way() {
        assert_eq!(broken_rule("server", "service"), None);
        assert_eq!(
            broken_rule("app", "store").as_deref(),
            Some("app must not depend on store")
        );
        assert_eq!(
            broken_rule("domain", "console").as_deref(),
            Some("domain must not depend on console")
        );
        assert_eq!(
            broken_rule("newcomer", "domain").as_deref(),
            Some("newcomer must not depend on domain")
        );
    }

    #[test]
    fn sql_stays_in_the_store() {
        assert_eq!(broken_rule("store", "sea-orm"), None);
        assert!(broken_rule("service", "sea-orm").is_some());
    }

    #[test]
    fn only_what_the_product_itself_needs_is_judged() {
        let package = json!({"name": "store", "dependencies": [
            {"name": "migrations", "kind": "dev"}, {"name": "axum", "kind": null}, {"name": "wechat", "kind": "build"}]});
        assert_eq!(broken_rules(&package).len(), 2);
    }
}
