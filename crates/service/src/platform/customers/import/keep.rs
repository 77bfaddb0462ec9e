use console::{Ctx, ImportPreview, Refusal, Rejected};
use domain::{
    ids::{FlashId, PlatformId},
    problem::FieldProblem,
};
use serde::{Deserialize, Serialize};
use store::{PlatformStore, StoreError};

use super::{
    check::{Sorted, names, sort},
    read::{Row, rows_of, text_of},
};
use crate::{core::refusal, entropy, platform::Desk};

/// How many rows of each kind the preview shows.
const SHOWN: usize = 200;

/// A table that waits to be taken in.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// It was checked for this platform and is taken in there or nowhere.
    import_into: PlatformId,
    text: String,
    /// Typed into the form rather than brought as a file.
    #[serde(default)]
    pasted: bool,
}

impl Desk {
    pub(in crate::platform) async fn keep_import(
        &self,
        ctx: &Ctx,
        file: &[u8],
        text: &str,
    ) -> Result<FlashId, Refusal> {
        let (field, bytes) = if file.is_empty() {
            ("text", text.as_bytes())
        } else {
            ("file", file)
        };
        let rejected = |problem| Rejected::field(field, problem);
        if bytes.is_empty() {
            return Err(rejected(FieldProblem::Required).into());
        }
        let text = text_of(bytes).map_err(rejected)?;
        rows_of(&text).map_err(rejected)?;
        let id = FlashId::new(ctx.now, entropy::bytes());
        let kept = Kept {
            import_into: self.platform.id.clone(),
            text,
            pasted: file.is_empty(),
        };
        let body = serde_json::to_string(&kept).map_err(|_| console::Fault::Unavailable)?;
        let system = self.service.store().system();
        let kept = system.keep_flash(&id, self.holder(), &body, ctx.now).await;
        kept.map_err(|error| refusal(ctx, "keeping a table of customers", error))?;
        Ok(id)
    }

    pub(in crate::platform) async fn preview_import(
        &self,
        _: &Ctx,
        id: &FlashId,
    ) -> Result<Option<ImportPreview>, StoreError> {
        let Some(kept) = self.kept(id).await? else {
            return Ok(None);
        };
        let Ok(rows) = rows_of(&kept.text) else {
            return Ok(None);
        };
        let Sorted { good, refused } = sorted(rows, &self.rows()).await?;
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        Ok(Some(ImportPreview {
            good: count(good.len()),
            first: good.into_iter().take(SHOWN).collect(),
            bad: count(refused.len()),
            refused: refused.into_iter().take(SHOWN).collect(),
            pasted: kept.pasted.then_some(kept.text),
        }))
    }

    /// The rows of a kept table.
    pub(super) async fn kept_rows(&self, id: &FlashId) -> Result<Option<Vec<Row>>, StoreError> {
        let kept = self.kept(id).await?;
        Ok(kept.and_then(|kept| rows_of(&kept.text).ok()))
    }

    /// A table that this same person had checked for this platform.
    async fn kept(&self, id: &FlashId) -> Result<Option<Kept>, StoreError> {
        let system = self.service.store().system();
        let body = system.flash(id, self.holder()).await?;
        let kept: Option<Kept> = body.and_then(|body| serde_json::from_str(&body).ok());
        Ok(kept.filter(|kept| kept.import_into == self.platform.id))
    }

    /// Whose the kept table is.
    pub(super) fn holder(&self) -> Option<&str> {
        Some(self.person.id.as_str())
    }
}

/// The rows sorted by what the book says now.
pub(super) async fn sorted(rows: Vec<Row>, book: &PlatformStore<'_>) -> Result<Sorted, StoreError> {
    let names = names(&rows);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let taken = book.customers_named(&names).await?;
    Ok(sort(rows, &taken))
}
