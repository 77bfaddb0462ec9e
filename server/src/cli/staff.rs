use anyhow::{Context as _, Result};

use super::{StaffCommand, desk};
use crate::config::Settings;

/// `admin staff …`
pub async fn run(settings: &Settings, what: StaffCommand) -> Result<()> {
    let service = desk(settings).await?;
    let (login, password) = match what {
        StaffCommand::Add {
            login,
            name,
            platform,
            owner,
        } => {
            let password = service
                .add_staff(&login, name.as_deref(), &platform, owner)
                .await;
            (login, password.context("the person was not added")?)
        }
        StaffCommand::ResetPassword { login } => {
            let password = service.reset_password(&login).await;
            (login, password.context("the password was not reset")?)
        }
    };
    println!("Login:    {login}");
    println!("Password: {password}");
    println!("The password is shown this once. `admin staff reset-password` makes a new one.");
    Ok(())
}
