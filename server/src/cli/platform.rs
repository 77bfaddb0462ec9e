use std::{
    fs,
    io::{Read as _, stdin},
    path::Path,
};

use anyhow::{Context as _, Result};
use service::admin::Registration;

use super::{PlatformCommand, desk};
use crate::config::Settings;

/// `admin platform …`
pub async fn run(settings: &Settings, what: PlatformCommand) -> Result<()> {
    match what {
        PlatformCommand::Add { from } => add(settings, &from).await,
        PlatformCommand::List => list(settings).await,
    }
}

async fn add(settings: &Settings, from: &Path) -> Result<()> {
    let registration = read(from)?;
    let service = desk(settings).await?;
    service
        .add_platform(&registration)
        .await
        .context("the platform was not added")?;
    println!("Added the platform {}.", registration.slug);
    println!(
        "WeChat's console wants this 授权事件接收URL: {}",
        event_url(&registration)
    );
    Ok(())
}

async fn list(settings: &Settings) -> Result<()> {
    for platform in desk(settings).await?.all_platforms().await? {
        println!(
            "{}\t{}\t{}\t{}",
            platform.slug, platform.component_appid, platform.public_origin, platform.name
        );
    }
    Ok(())
}

/// The registration in a file or on standard input. An error tells the place and never repeats what stands there.
fn read(from: &Path) -> Result<Registration> {
    let mut text = String::new();
    if from == Path::new("-") {
        stdin()
            .read_to_string(&mut text)
            .context("cannot read standard input")?;
    } else {
        text =
            fs::read_to_string(from).with_context(|| format!("cannot read {}", from.display()))?;
    }
    parse(&text)
}

fn parse(text: &str) -> Result<Registration> {
    serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Data => {
                "a value is missing, unknown or of the wrong kind (see `admin platform add --help`)"
            }
            _ => "this is not JSON",
        };
        anyhow::anyhow!(
            "cannot read the platform: {what}, line {}, column {}",
            error.line(),
            error.column()
        )
    })
}

fn event_url(registration: &Registration) -> String {
    format!(
        "{}/push/{}/events",
        registration.public_origin.trim_end_matches('/'),
        registration.slug
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_named_by_its_place_and_not_repeated() {
        let error = parse("{\"slug\": \"demo\",\n \"appsecret\": 7331}")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("line 2")
                && error.contains("platform add --help")
                && !error.contains("7331"),
            "{error}"
        );
        let error = parse("{\"appsecret\": \"hunter2").unwrap_err().to_string();
        assert!(
            error.contains("not JSON") && !error.contains("hunter2"),
            "{error}"
        );
        let error = parse("{\"hunter2\": 1}").unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
    }
}
