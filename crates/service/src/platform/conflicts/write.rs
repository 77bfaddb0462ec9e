use console::{Ctx, Refusal, Rejected};
use domain::{
    audit::Action,
    catalogue,
    ids::ConflictId,
    problem::FieldProblem,
    text::{self, CONFLICT_NOTE_MAX},
};
use store::{ConflictRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::{Desk, name_of},
};

/// What staff can change of a conflict.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'a> {
    /// Take note of it, with a note.
    Acknowledge(&'a str),
    /// Take that back.
    Unacknowledge,
    /// Change the note.
    Note(&'a str),
}

impl Change<'_> {
    const fn action(self) -> Action {
        match self {
            Self::Acknowledge(_) => Action::AcknowledgeConflict,
            Self::Unacknowledge => Action::UnacknowledgeConflict,
            Self::Note(_) => Action::NoteConflict,
        }
    }

    /// The note that stands afterwards.
    fn note(self, row: &ConflictRow) -> Result<String, FieldProblem> {
        match self {
            Self::Acknowledge(note) | Self::Note(note) => text::note_of(note, CONFLICT_NOTE_MAX),
            Self::Unacknowledge => Ok(row.note.clone()),
        }
    }

    /// Whether it is taken note of afterwards.
    const fn acknowledged(self, row: &ConflictRow) -> bool {
        match self {
            Self::Acknowledge(_) => true,
            Self::Unacknowledge => false,
            Self::Note(_) => row.acknowledged.is_some(),
        }
    }
}

impl Desk {
    pub(super) async fn change_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        version: &str,
        change: Change<'_>,
    ) -> Result<(), Refusal> {
        let doing = "changing a conflict";
        let row = self
            .rows()
            .conflict(id)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        let mut rejected = Rejected::none();
        let note = rejected.check("note", change.note(&row));
        // A version that cannot be read is not the one that is stored.
        if version.trim().parse() != Ok(row.version) {
            let event = self.conflict_event(ctx, &row, change).await?;
            return self.service.refuse_changed(ctx, event, rejected).await;
        }
        let Some(note) = note else {
            return Err(rejected.into());
        };
        let event = self.conflict_event(ctx, &row, change).await?;
        let written = self
            .write_conflict(ctx, &row, change, &note, event.clone())
            .await;
        self.service
            .unless_changed(ctx, doing, event, written)
            .await
    }

    async fn write_conflict(
        &self,
        ctx: &Ctx,
        row: &ConflictRow,
        change: Change<'_>,
        note: &str,
        event: Event,
    ) -> Result<bool, StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        let by = (&self.person.id, self.person.name.as_str());
        let written = match change {
            Change::Acknowledge(_) => {
                rows.acknowledge_conflict(&row.id, row.version, by, note, ctx.now)
                    .await?
            }
            Change::Unacknowledge => rows.unacknowledge_conflict(&row.id, row.version).await?,
            Change::Note(_) => rows.note_conflict(&row.id, row.version, note).await?,
        };
        if !written {
            return Ok(false);
        }
        let before = Facts::new()
            .with("acknowledged", row.acknowledged.is_some())
            .with("note", row.note.as_str());
        let after = Facts::new()
            .with("acknowledged", change.acknowledged(row))
            .with("note", note)
            .with("authorizer", row.authorizer_id.as_str());
        tx.audit(event.before(before).after(after).done()).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What is tried with a conflict, named by its account and its set.
    async fn conflict_event(
        &self,
        ctx: &Ctx,
        row: &ConflictRow,
        change: Change<'_>,
    ) -> Result<Event, Refusal> {
        let authorizer = self.rows().authorizer(&row.authorizer_id).await;
        let authorizer = authorizer.map_err(|error| refusal(ctx, "naming a conflict", error))?;
        let name = format!("{} · {}", name_of(&authorizer), name_of_set(row.set));
        Ok(Event::new(ctx, Actor::of(ctx), change.action())
            .at(&self.platform.id)
            .on(Object::conflict(&row.id, &name)))
    }
}

/// What to call a set in the trail: its Chinese name, or its number where the catalogue has none.
fn name_of_set(id: i64) -> String {
    catalogue::find(id).map_or_else(|| format!("#{id}"), |set| set.zh.to_owned())
}
