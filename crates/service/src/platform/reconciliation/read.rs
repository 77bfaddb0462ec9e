use console::{AuthorizerRef, FindingView, Reconciliations, RunReport, RunView};
use domain::{
    ids::ReconciliationId,
    list::{Cursor, FindingFilter},
    reconciliation::RunState,
};
use store::{AuthorizerName, FindingRow, RunRow, StoreError};

use crate::{
    failure::{Explainer, is_unlisted},
    platform::Desk,
};

impl Desk {
    pub(super) async fn list_runs(
        &self,
        after: Option<&Cursor>,
    ) -> Result<Reconciliations, StoreError> {
        let page = self.rows().runs(after).await?;
        let unlisted = page
            .rows
            .iter()
            .any(|run| is_unlisted(run.failure.as_ref()));
        let explainer = self.explainer(unlisted).await?;
        Ok(Reconciliations {
            page: page.map(|run| run_view(run, &explainer)),
            every_hours: self.service.deps().reconcile_hours,
        })
    }

    pub(super) async fn read_run(
        &self,
        id: &ReconciliationId,
        filter: &FindingFilter,
    ) -> Result<RunReport, StoreError> {
        let rows = self.rows();
        let run = rows.run(id).await?;
        let page = rows.findings(id, filter).await?;
        let failures = page.rows.iter().map(|finding| finding.failure.as_ref());
        let unlisted = failures.chain([run.failure.as_ref()]).any(is_unlisted);
        let explainer = self.explainer(unlisted).await?;
        Ok(RunReport {
            run: run_view(run, &explainer),
            page: page.map(|finding| finding_view(finding, &explainer)),
        })
    }
}

fn run_view(row: RunRow, explainer: &Explainer) -> RunView {
    let waits = row.state == RunState::Running && row.failure.is_some();
    let progress = row.progress;
    RunView {
        id: row.id,
        state: row.state,
        phase: progress.phase,
        thorough: row.thorough,
        started_at: row.started_at,
        starter: row.starter,
        ended_at: row.ended_at,
        total: progress.walk.total,
        listed: progress.listed,
        to_look: progress.to_look,
        looked: progress.looked,
        tally: progress.tally,
        failure: row.failure.map(|failure| explainer.explain(failure)),
        waits_until: waits.then_some(row.next_try_at),
    }
}

fn finding_view(row: FindingRow, explainer: &Explainer) -> FindingView {
    let (added, removed) = row.sets.unwrap_or_default();
    let authorizer = row
        .authorizer
        .map(|AuthorizerName { id, appid, name }| AuthorizerRef { id, name, appid });
    FindingView {
        id: row.id,
        kind: row.kind,
        at: row.at,
        appid: row.appid,
        authorizer,
        added,
        removed,
        failure: row.failure.map(|failure| explainer.explain(failure)),
    }
}
