use console::{Ctx, NewLink, Refusal, Rejected};
use domain::{
    account::AuthType,
    catalogue,
    link::{Ask, LIVES_DAYS, NOTE_MAX},
    list::TypedCustomer,
    problem::FieldProblem,
    sets::SetIds,
    text,
};
use store::CustomerName;

use crate::{core::refusal, platform::Desk};

const MAX_GRANTS: i64 = 100;

/// A form for a link that passed its checks.
pub(super) struct Checked {
    pub(super) customer: CustomerName,
    pub(super) ask: Ask,
    pub(super) life_days: i64,
    pub(super) max_grants: i64,
    pub(super) note: String,
}

impl Desk {
    pub(super) async fn check_link(&self, ctx: &Ctx, new: &NewLink) -> Result<Checked, Refusal> {
        let mut rejected = Rejected::none();
        let typed = TypedCustomer::new(&new.customer, &new.customer_was);
        let customer = match self.check_customer(&typed).await {
            Ok(checked) => rejected.check_customer(checked),
            Err(error) => return Err(refusal(ctx, "reading a customer", error)),
        };
        let auth_type = new
            .auth_type
            .parse()
            .ok()
            .and_then(AuthType::from_number)
            .ok_or(FieldProblem::NotOffered);
        let auth_type = rejected.check("auth_type", auth_type);
        let biz_appid = rejected.check("biz_appid", pinned(&new.biz_appid));
        let sets = rejected.check("sets", self.check_sets(&new.sets, auth_type));
        let life_days = rejected.check("life_days", life(&new.life_days));
        let max_grants = rejected.check("max_grants", grants(&new.max_grants));
        let note = rejected.check("note", text::note_of(&new.note, NOTE_MAX));
        match (
            customer, auth_type, biz_appid, sets, life_days, max_grants, note,
        ) {
            (
                Some(customer),
                Some(auth_type),
                Some(biz_appid),
                Some(sets),
                Some(life_days),
                Some(max_grants),
                Some(note),
            ) => Ok(Checked {
                customer,
                ask: Ask {
                    auth_type,
                    biz_appid,
                    sets,
                },
                life_days,
                max_grants,
                note,
            }),
            _ => Err(rejected.into()),
        }
    }

    /// The sets picked: each offered by the platform, and each within reach of the accounts that the link is for.
    fn check_sets(
        &self,
        picked: &[String],
        auth_type: Option<AuthType>,
    ) -> Result<SetIds, FieldProblem> {
        let sets: Option<SetIds> = picked.iter().map(|id| id.parse::<i64>().ok()).collect();
        let sets = sets.ok_or(FieldProblem::NotOffered)?;
        if !sets.minus(&self.platform.offered).is_empty() {
            return Err(FieldProblem::NotOffered);
        }
        match auth_type {
            Some(auth_type) if catalogue::of_auth_type(&sets, auth_type) != sets => {
                Err(FieldProblem::WrongKind)
            }
            _ => Ok(sets),
        }
    }
}

fn pinned(text: &str) -> Result<Option<String>, FieldProblem> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        text::app_id(text).map(Some)
    }
}

/// One of the lives on offer, in days.
pub(super) fn life(text: &str) -> Result<i64, FieldProblem> {
    let days = text.parse().ok().filter(|days| LIVES_DAYS.contains(days));
    days.ok_or(FieldProblem::NotOffered)
}

fn grants(text: &str) -> Result<i64, FieldProblem> {
    let number = text.trim().parse().map_err(|_| FieldProblem::Malformed)?;
    if (1..=MAX_GRANTS).contains(&number) {
        Ok(number)
    } else {
        Err(FieldProblem::Malformed)
    }
}
