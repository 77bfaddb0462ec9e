//! The audit trail as a file, page by page: it is never in memory as a whole.

use async_trait::async_trait;
use console::{AuditExport, AuditRow, Ctx, Fault, Refusal, Rejected};
use domain::{
    audit::Action,
    export::ExportFormat,
    list::{AuditFilter, Cursor},
    problem::FormProblem,
};
use store::StoreError;

use super::audit_row;
use crate::{
    audit::{Event, Facts},
    core::{answer, refusal},
    limits::EXPORT,
    platform::Desk,
};

/// Rows of one page.
const PAGE: u64 = 1_000;
/// The most rows that one export gives away. Whoever needs more narrows the filter, by time for instance.
const MOST: u64 = 500_000;

/// An export under way.
pub(super) struct Export {
    desk: Desk,
    ctx: Ctx,
    filter: AuditFilter,
    facts: Facts,
    bucket: String,
    given: u64,
    over: bool,
    cut: bool,
}

impl Desk {
    pub(super) async fn begin_export(
        &self,
        ctx: &Ctx,
        filter: &AuditFilter,
        format: ExportFormat,
    ) -> Result<Export, Refusal> {
        let query: Vec<String> = filter
            .pairs()
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        let export = Export {
            desk: self.clone(),
            ctx: ctx.clone(),
            filter: AuditFilter {
                after: None,
                ..filter.clone()
            },
            facts: Facts::new()
                .with("format", format.code())
                .with("filter", query.join("&")),
            bucket: EXPORT.bucket(self.person.id.as_str()),
            given: 0,
            over: false,
            cut: false,
        };
        let begun = export.begin().await;
        match begun.map_err(|error| refusal(ctx, "beginning an export", error))? {
            true => Ok(export),
            false => Err(Rejected::general(FormProblem::ExportRunning).into()),
        }
    }
}

impl Export {
    /// Takes the person's one turn, and says in the trail what is about to leave. Whether it was free.
    async fn begin(&self) -> Result<bool, StoreError> {
        let service = &self.desk.service;
        let hit = service
            .store()
            .system()
            .hit(&self.bucket, EXPORT.window_secs(), self.ctx.now)
            .await?;
        let event = self.event(Action::ExportAudit).after(self.facts.clone());
        if hit.count == 1 {
            service.record(event).await?;
        } else if hit.count == 2 {
            service.record(event.refused("export_running")).await?;
        }
        Ok(hit.count == 1)
    }

    async fn read_next(&mut self) -> Result<Vec<store::AuditRow>, StoreError> {
        let service = &self.desk.service;
        let (store, now) = (service.store(), service.now());
        let (person, slug) = (&self.desk.person.id, &self.desk.platform.slug);
        // Access that ended meanwhile ends the export.
        store
            .system()
            .platform_by_slug_for(person, slug)
            .await?
            .ok_or(StoreError::NotFound)?;
        store
            .system()
            .prolong_hits(&self.bucket, now.plus_secs(EXPORT.window_secs()))
            .await?;
        let mut rows = self.desk.rows().audit_slice(&self.filter, PAGE + 1).await?;
        let more = rows.len() as u64 > PAGE;
        rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        self.given += rows.len() as u64;
        self.filter.after = rows.last().map(|row| Cursor {
            key: row.at.millis(),
            id: row.id.to_string(),
        });
        self.cut = more && self.given >= MOST;
        self.over = !more || self.cut;
        Ok(rows)
    }

    fn event(&self, action: Action) -> Event {
        self.desk.of_platform(&self.ctx, action)
    }
}

#[async_trait]
impl AuditExport for Export {
    async fn next(&mut self) -> Result<Option<Vec<AuditRow>>, Fault> {
        if self.over {
            return Ok(None);
        }
        let rows = self.read_next().await;
        let rows = answer(&self.ctx, "exporting the audit trail", rows)?;
        Ok(Some(rows.into_iter().map(audit_row).collect()))
    }

    fn is_cut(&self) -> bool {
        self.cut
    }

    async fn end(self: Box<Self>, whole: bool) {
        let service = self.desk.service.clone();
        let given = i64::try_from(self.given).unwrap_or(i64::MAX);
        let facts = self.facts.clone().with("rows", given);
        let ctx = Ctx {
            now: service.now(),
            ..self.ctx.clone()
        };
        let ended = Self { ctx, ..*self };
        let mut event = ended.event(Action::EndExport).after(facts);
        if !whole {
            event = event.failed("broken_off");
        }
        let noted = async {
            let tx = service.store().begin().await?;
            tx.audit(event.done()).await?;
            tx.system().forget_hits(&ended.bucket).await?;
            tx.commit().await
        };
        // It was logged; the turn is free again when its window is over.
        let _ = answer(&ended.ctx, "ending an export", noted.await);
    }
}
