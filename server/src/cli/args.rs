use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::config::Overrides;

/// Grantbook (授权簿): the console of a WeChat third-party platform.
///
/// Settings come from built-in values, then a TOML file, then the environment, then flags; the later wins. In the file,
/// `wechat.api` stands as `api` under `[wechat]`.
#[derive(Debug, Parser)]
#[command(name = "server", version, max_term_width = 110)]
pub struct Cli {
    /// The TOML file with settings.
    #[arg(long, global = true, env = "GRANTBOOK_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Settings that win over the file and the environment.
    #[command(flatten)]
    pub overrides: Overrides,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the process can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the console, the customers' pages and WeChat's pushes until it is told to stop (SIGINT, SIGTERM).
    ///
    /// Brings the schema of an SQLite database up to date first. With PostgreSQL it refuses to start while migrations
    /// are pending, unless `--migrate` or the setting `auto_migrate` says otherwise.
    Serve {
        /// Bring the schema up to date first, whatever the database.
        #[arg(long)]
        migrate: bool,
    },
    /// Brings the database's schema up to date and ends.
    Migrate,
    /// Sets up what the console itself cannot.
    Admin {
        /// What to set up.
        #[command(subcommand)]
        what: Admin,
    },
}

/// What an administrator of the machine can set up.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Platforms: one for each component_appid.
    Platform {
        /// What to do with platforms.
        #[command(subcommand)]
        what: PlatformCommand,
    },
    /// The people who sign in.
    Staff {
        /// What to do with people.
        #[command(subcommand)]
        what: StaffCommand,
    },
}

/// What can be done with platforms.
#[derive(Debug, Subcommand)]
pub enum PlatformCommand {
    /// Adds a platform, read from a JSON file so that its secrets stay out of the shell's history.
    ///
    /// {"slug": "demo", "name": "…", "component_appid": "wx…", "appsecret": "…", "token": "…",
    /// "encoding_aes_key": "…", "public_origin": "https://…", "offered_sets": [1, 18], "customers": ["…"]}
    Add {
        /// The JSON file; `-` reads standard input.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Lists the platforms.
    List,
}

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Adds a person and prints the generated password, once.
    Add {
        /// What the person signs in with.
        #[arg(long)]
        login: String,
        /// How the person is called in the audit trail; the login unless given.
        #[arg(long)]
        name: Option<String>,
        /// The slug of a platform that the person works for; can be given more than once.
        #[arg(long, value_name = "SLUG")]
        platform: Vec<String>,
        /// The person owns the installation: reaches every platform.
        #[arg(long)]
        owner: bool,
    },
    /// Gives a person a new generated password, prints it once, and ends the person's sessions.
    ResetPassword {
        /// What the person signs in with.
        #[arg(long)]
        login: String,
    },
    /// Keeps a person from signing in, and ends the person's sessions.
    Disable {
        /// What the person signs in with.
        #[arg(long)]
        login: String,
    },
    /// Lets a person sign in again.
    Enable {
        /// What the person signs in with.
        #[arg(long)]
        login: String,
    },
    /// Lists the people: login, state, platforms, when last seen, name.
    List,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::config::KEYS;

    #[test]
    fn help_tells_every_setting_with_flag_and_variable() {
        Cli::command().debug_assert();
        let help = Cli::command().render_long_help().to_string();
        for key in KEYS {
            assert!(
                help.contains(&format!("--{}", key.flag())),
                "no flag for {}",
                key.name
            );
            assert!(
                help.contains(&key.variable()),
                "no variable for {}",
                key.name
            );
        }
    }

    #[test]
    fn flags_are_read_before_and_after_the_command() {
        let cli = Cli::parse_from([
            "server",
            "--log-format",
            "json",
            "serve",
            "--migrate",
            "--listen",
            "[::1]:8080",
        ]);
        assert_eq!(
            cli.overrides.0.get("log.format").map(String::as_str),
            Some("json")
        );
        assert_eq!(
            cli.overrides.0.get("listen").map(String::as_str),
            Some("[::1]:8080")
        );
        assert!(matches!(cli.command, Command::Serve { migrate: true }));
    }
}
