use console::{AuthorizerNote, Ctx, Refusal, Rejected};
use domain::{audit::Action, ids::AuthorizerId, problem::FieldProblem, text};
use store::{AuthorizerRow, StoreError};

use super::name_of;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::Desk,
};

/// How many tags an authorizer can have.
const TAGS: u32 = 10;
const DOING: &str = "noting something on an authorizer";

impl Desk {
    pub(super) async fn write_note(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        typed: &AuthorizerNote,
    ) -> Result<(), Refusal> {
        let row = self.noted(ctx, id).await?;
        let mut rejected = Rejected::none();
        let note = rejected.check("note", text::note(&typed.note));
        // A version that cannot be read is not the one that is stored.
        if typed.version.trim().parse() != Ok(row.note_version) {
            let event = self.about(ctx, &row, Action::NoteAuthorizer);
            return self.service.refuse_changed(ctx, event, rejected).await;
        }
        let Some(note) = note else {
            return Err(rejected.into());
        };
        let written = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            if !rows
                .note_authorizer(id, row.note_version, &note, ctx.now)
                .await?
            {
                return Ok(false);
            }
            let event = self
                .about(ctx, &row, Action::NoteAuthorizer)
                .before(Facts::new().with("note", row.note.as_str()))
                .after(Facts::new().with("note", note.as_str()));
            tx.audit(event.done()).await?;
            tx.commit().await?;
            Ok(true)
        };
        let written = written.await;
        let event = self.about(ctx, &row, Action::NoteAuthorizer);
        self.service
            .unless_changed(ctx, DOING, event, written)
            .await
    }

    pub(super) async fn put_tag(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        tag: &str,
    ) -> Result<(), Refusal> {
        let row = self.noted(ctx, id).await?;
        let tag = text::tag(tag).map_err(|problem| Rejected::field("tag", problem))?;
        let written = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            if !rows.add_tag(id, &tag).await? {
                return Ok(true);
            }
            if rows.count_tags(id).await? > u64::from(TAGS) {
                return Ok(false);
            }
            let event = self
                .about(ctx, &row, Action::TagAuthorizer)
                .after(Facts::new().with("tag", tag.as_str()));
            tx.audit(event.done()).await?;
            tx.commit().await?;
            Ok(true)
        };
        if written
            .await
            .map_err(|error: StoreError| refusal(ctx, DOING, error))?
        {
            Ok(())
        } else {
            Err(Rejected::field("tag", FieldProblem::TooMany { max: TAGS }).into())
        }
    }

    pub(super) async fn take_tag(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        tag: &str,
    ) -> Result<(), Refusal> {
        let row = self.noted(ctx, id).await?;
        let written = async {
            let tx = self.service.store().begin().await?;
            if !tx.platform(&self.platform.id).remove_tag(id, tag).await? {
                return Ok(());
            }
            let event = self
                .about(ctx, &row, Action::UntagAuthorizer)
                .before(Facts::new().with("tag", tag));
            tx.audit(event.done()).await?;
            tx.commit().await
        };
        written.await.map_err(|error| refusal(ctx, DOING, error))
    }

    async fn noted(&self, ctx: &Ctx, id: &AuthorizerId) -> Result<AuthorizerRow, Refusal> {
        let row = self.rows().authorizer(id).await;
        row.map_err(|error| refusal(ctx, DOING, error))
    }

    fn about(&self, ctx: &Ctx, row: &AuthorizerRow, action: Action) -> Event {
        Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::authorizer(&row.id, name_of(row)))
    }
}
