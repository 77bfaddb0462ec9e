use anyhow::{Context as _, Result};
use service::Service;

use super::{StaffCommand, desk};
use crate::config::Settings;

/// `admin staff …`
pub async fn run(settings: &Settings, what: StaffCommand) -> Result<()> {
    let service = desk(settings).await?;
    match what {
        StaffCommand::Add {
            login,
            name,
            platform,
            owner,
        } => {
            let password = service
                .add_staff(&login, name.as_deref(), &platform, owner)
                .await;
            tell(&login, &password.context("the person was not added")?);
        }
        StaffCommand::ResetPassword { login } => {
            let password = service.reset_password(&login).await;
            tell(&login, &password.context("the password was not reset")?);
        }
        StaffCommand::Disable { login } => {
            let changed = service.set_staff_disabled(&login, true).await;
            match changed.context("the person was not disabled")? {
                true => println!("{login} cannot sign in any more; every session has ended."),
                false => println!("{login} was disabled already."),
            }
        }
        StaffCommand::Enable { login } => {
            let changed = service.set_staff_disabled(&login, false).await;
            match changed.context("the person was not enabled")? {
                true => println!("{login} can sign in again."),
                false => println!("{login} was not disabled."),
            }
        }
        StaffCommand::List => list(&service).await?,
    }
    Ok(())
}

fn tell(login: &str, password: &str) {
    println!("Login:    {login}");
    println!("Password: {password}");
    println!("The password is shown this once. `admin staff reset-password` makes a new one.");
}

async fn list(service: &Service) -> Result<()> {
    let all = service.all_staff().await;
    for (person, platforms) in all.context("the people cannot be listed")? {
        let state = match (person.closed_at, person.is_owner) {
            (Some(_), _) => "disabled",
            (None, true) => "owner",
            (None, false) => "staff",
        };
        let seen = person
            .last_seen_at
            .map_or_else(|| "never".to_owned(), |at| at.utc());
        println!(
            "{}\t{state}\t{}\t{seen}\t{}",
            person.login,
            platforms.join(","),
            person.name
        );
    }
    Ok(())
}
