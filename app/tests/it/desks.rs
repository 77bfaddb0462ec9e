//! Desks that answer from memory. Platforms by slug: `demo` has one of everything, `new` has nothing yet and no ticket,
//! `down` fails; every other is not found.

use std::sync::Mutex;

use async_trait::async_trait;
use console::{
    Ctx, CustomerDesk, Doors, Fault, Flash, Joined, Landing, Overview, PlatformDesk, PlatformForm,
    Press, Refusal, Rejected, ResultPage, SessionToken, Settings, SettingsBook, StaffDesk,
    StaffInvitation, VisitorDesk, Who,
};
use domain::{
    attempt::PressForm,
    ids::FlashId,
    list::Page,
    problem::{FieldProblem, FormProblem},
    ticket::TicketHealth,
    time::Timestamp,
};

use super::{people, samples};

/// Everything behind one door.
#[derive(Default)]
pub struct Desks {
    pub flashes: Mutex<Vec<Flash>>,
}

#[async_trait]
impl Doors for Desks {
    fn visitor(&self) -> &dyn VisitorDesk {
        self
    }

    fn customer(&self) -> &dyn CustomerDesk {
        self
    }

    fn staff(&self, ctx: &Ctx) -> Result<&dyn StaffDesk, Fault> {
        if ctx.who == Who::Nobody {
            Err(Fault::SignedOut)
        } else {
            Ok(self)
        }
    }

    async fn platform(&self, ctx: &Ctx, slug: &str) -> Result<Box<dyn PlatformDesk>, Fault> {
        self.staff(ctx)?;
        match slug {
            "demo" => Ok(Box::new(Desk { full: true })),
            "new" => Ok(Box::new(Desk { full: false })),
            "down" => Err(Fault::Unavailable),
            _ => Err(Fault::NotFound),
        }
    }
}

#[async_trait]
impl VisitorDesk for Desks {
    async fn sign_in(
        &self,
        ctx: &Ctx,
        login: &str,
        password: &str,
        _: Option<&SessionToken>,
    ) -> Result<(SessionToken, Timestamp), Refusal> {
        if login == "busy" {
            return Err(Rejected::general(FormProblem::TooMany { minutes: 7 }).into());
        }
        if login == "li.wei" && password == "correct horse" {
            Ok((
                SessionToken("fresh-token".to_owned()),
                ctx.now.plus_secs(3_600),
            ))
        } else {
            Err(Rejected::general(FormProblem::WrongCredentials).into())
        }
    }

    async fn sign_out(&self, _: &Ctx, _: &SessionToken) -> Result<(), Fault> {
        Ok(())
    }

    async fn staff_invitation(
        &self,
        _: &Ctx,
        token: &str,
    ) -> Result<Option<StaffInvitation>, Fault> {
        Ok(people::staff_invitation(token))
    }

    async fn accept_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
        password: &str,
        again: &str,
        _: Option<&SessionToken>,
    ) -> Result<Joined, Refusal> {
        if people::staff_invitation(token).is_none() {
            return Err(Rejected::general(FormProblem::InvitationOver).into());
        }
        if password != again {
            return Err(Rejected::field("again", FieldProblem::Differs).into());
        }
        Ok(Joined {
            token: SessionToken("joined-token".to_owned()),
            until: ctx.now.plus_secs(3_600),
            slug: "demo".to_owned(),
        })
    }

    async fn keep_flash(&self, _: &Ctx, flash: &Flash) -> Result<FlashId, Fault> {
        let mut flashes = self.flashes.lock().unwrap();
        flashes.push(flash.clone());
        Ok(samples::id("fls", u32::try_from(flashes.len()).unwrap()))
    }

    async fn flash(&self, _: &Ctx, id: &FlashId) -> Result<Option<Flash>, Fault> {
        let number = usize::from_str_radix(id.as_str().trim_start_matches("fls_"), 16).unwrap();
        Ok(self.flashes.lock().unwrap().get(number - 1).cloned())
    }
}

pub struct Desk {
    pub full: bool,
}

impl Desk {
    pub fn page<T>(&self, row: T) -> Page<T> {
        Page {
            rows: if self.full { vec![row] } else { Vec::new() },
            next: None,
        }
    }

    pub fn ticket(&self) -> TicketHealth {
        if self.full {
            TicketHealth::Fresh
        } else {
            TicketHealth::Missing
        }
    }
}

#[async_trait]
impl PlatformDesk for Desk {
    async fn overview(&self, _: &Ctx) -> Result<Overview, Fault> {
        Ok(samples::overview(
            if self.full { "demo" } else { "new" },
            self.ticket(),
        ))
    }
}

#[async_trait]
impl SettingsBook for Desk {
    async fn settings(&self, ctx: &Ctx) -> Result<Settings, Fault> {
        Ok(samples::settings(
            matches!(&ctx.who, Who::Person(person) if person.is_owner),
        ))
    }

    async fn change_settings(
        &self,
        _: &Ctx,
        _: &PlatformForm,
        version: &str,
        confirmed: bool,
    ) -> Result<(), Refusal> {
        if version != "3" {
            return Err(Rejected::general(FormProblem::ChangedMeanwhile).into());
        }
        if confirmed {
            Ok(())
        } else {
            Err(Rejected::field("confirmed", FieldProblem::Unconfirmed).into())
        }
    }

    async fn keep_test_pair(&self, _: &Ctx, token: &str, _: &str) -> Result<(), Refusal> {
        if token.is_empty() {
            Err(Rejected::field("test_token", FieldProblem::Required).into())
        } else {
            Ok(())
        }
    }

    async fn retire_pair(&self, _: &Ctx, _: &str) -> Result<(), Refusal> {
        Ok(())
    }
}

#[async_trait]
impl CustomerDesk for Desks {
    async fn landing(&self, _: &Ctx, _: &str) -> Result<Landing, Fault> {
        Ok(Landing::Unknown)
    }

    async fn opened(&self, _: &Ctx, _: &str) -> Result<(), Fault> {
        Ok(())
    }

    async fn press(&self, _: &Ctx, _: &str, _: PressForm, _: Option<&str>) -> Result<Press, Fault> {
        Ok(Press::NotOpen)
    }

    async fn returned(
        &self,
        _: &Ctx,
        _: &str,
        _: Option<&str>,
        _: Option<i64>,
    ) -> Result<(), Fault> {
        Ok(())
    }

    async fn result(&self, _: &Ctx, _: &str) -> Result<ResultPage, Fault> {
        Ok(ResultPage::Unknown)
    }
}
