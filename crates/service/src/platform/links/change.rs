use console::{Ctx, LinkExtension, LinkNote, Refusal, Rejected};
use domain::{audit::Action, ids::LinkId, link::NOTE_MAX, problem::FormProblem, text};
use store::LinkRow;

use super::{check::life, make::SECS_PER_DAY};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::{CHANGED_MEANWHILE, refusal},
    platform::Desk,
};

impl Desk {
    pub(in crate::platform) async fn withdraw_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
    ) -> Result<(), Refusal> {
        let link = self.editable(ctx, id).await?;
        let withdrawn = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            if !rows.revoke_link(id, ctx.now).await? {
                return Ok(false);
            }
            let event = self.changed(ctx, Action::RevokeLink, &link);
            tx.audit(event.done()).await?;
            tx.commit().await?;
            Ok(true)
        };
        let done = withdrawn
            .await
            .map_err(|error| refusal(ctx, "withdrawing a link", error))?;
        if done {
            Ok(())
        } else {
            self.refuse_change(ctx, Action::RevokeLink, &link, FormProblem::LinkClosed)
                .await
        }
    }

    pub(in crate::platform) async fn prolong_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        extension: &LinkExtension,
    ) -> Result<(), Refusal> {
        let link = self.editable(ctx, id).await?;
        let days =
            life(&extension.life_days).map_err(|problem| Rejected::field("life_days", problem))?;
        let expires_at = ctx.now.plus_secs(days * SECS_PER_DAY);
        let extended = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            let version = extension.version.parse().unwrap_or(-1);
            if !rows.extend_link(id, version, expires_at).await? {
                return Ok(false);
            }
            let end = |at: domain::time::Timestamp| Facts::new().with("expires_at", at.utc());
            let event = self
                .changed(ctx, Action::ExtendLink, &link)
                .before(end(link.expires_at))
                .after(end(expires_at));
            tx.audit(event.done()).await?;
            tx.commit().await?;
            Ok(true)
        };
        let done = extended
            .await
            .map_err(|error| refusal(ctx, "extending a link", error))?;
        if done {
            Ok(())
        } else {
            self.refuse_change(ctx, Action::ExtendLink, &link, overtaken(&link))
                .await
        }
    }

    pub(in crate::platform) async fn write_link_note(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        note: &LinkNote,
    ) -> Result<(), Refusal> {
        let link = self.editable(ctx, id).await?;
        let text = text::note_of(&note.note, NOTE_MAX)
            .map_err(|problem| Rejected::field("note", problem))?;
        let written = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            let version = note.version.parse().unwrap_or(-1);
            if !rows.update_link_note(id, version, &text).await? {
                return Ok(false);
            }
            let event = self
                .changed(ctx, Action::NoteLink, &link)
                .before(Facts::new().with("note", link.note.as_str()))
                .after(Facts::new().with("note", text.as_str()));
            tx.audit(event.done()).await?;
            tx.commit().await?;
            Ok(true)
        };
        let done = written
            .await
            .map_err(|error| refusal(ctx, "changing a link's note", error))?;
        if done {
            Ok(())
        } else {
            self.refuse_change(ctx, Action::NoteLink, &link, overtaken(&link))
                .await
        }
    }

    /// The link as it is now, for whoever wants to change it.
    pub(super) async fn editable(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkRow, Refusal> {
        let link = self.rows().link(id).await;
        link.map_err(|error| refusal(ctx, "reading a link", error))
    }

    pub(super) fn changed(&self, ctx: &Ctx, action: Action, link: &LinkRow) -> Event {
        Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::link(&link.id, &link.customer.name))
    }

    /// Writes the refusal down, and gives it back.
    pub(super) async fn refuse_change<T>(
        &self,
        ctx: &Ctx,
        action: Action,
        link: &LinkRow,
        problem: FormProblem,
    ) -> Result<T, Refusal> {
        let reason = match problem {
            FormProblem::ChangedMeanwhile => CHANGED_MEANWHILE,
            FormProblem::CustomerArchived => "customer_archived",
            _ => "link_closed",
        };
        let event = self.changed(ctx, action, link);
        let rejected = Rejected::general(problem);
        self.service.refuse(ctx, event, reason, rejected).await
    }
}

/// Why a change of the link was refused that knew an older version of it.
fn overtaken(link: &LinkRow) -> FormProblem {
    if link.stage.can_change() {
        FormProblem::ChangedMeanwhile
    } else {
        FormProblem::LinkClosed
    }
}
