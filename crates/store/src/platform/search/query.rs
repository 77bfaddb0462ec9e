use domain::list::Cursor;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait, JoinType, QueryFilter as _, QuerySelect as _, Select,
    sea_query::{Expr, ExprTrait as _, Func, LikeExpr},
};

use super::{SearchKind, grams};
use crate::{
    PlatformStore, Result,
    entities::search_gram::{Column, Entity},
    platform::listing::page,
};

/// What people may type into a search, in characters; the rest is left out.
const NEEDLE_MAX: usize = 64;
/// Among how many of its grams the one that finds least is chosen.
const CANDIDATES: usize = 8;
/// How far the entries of a gram are counted to choose.
const COUNTED: u64 = 500;

/// A text that somebody looks for, and the gram to find it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Search {
    kind: SearchKind,
    words: Vec<String>,
    gram: String,
}

impl PlatformStore<'_> {
    /// Prepares to look for `text`; none when there is nothing in it to look for.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub(crate) async fn search(&self, kind: SearchKind, text: &str) -> Result<Option<Search>> {
        let text: String = text.chars().take(NEEDLE_MAX).collect();
        let words: Vec<String> = grams::words(&text).collect();
        let Some(longest) = words.iter().max_by_key(|word| word.chars().count()) else {
            return Ok(None);
        };
        let mut candidates = grams::of_needle(longest);
        candidates.truncate(CANDIDATES);
        let mut best: Option<(i64, String)> = None;
        for gram in candidates {
            let found = self.count_gram(kind, &gram).await?;
            if best.as_ref().is_none_or(|(least, _)| found < *least) {
                best = Some((found, gram));
            }
        }
        Ok(best.map(|(_, gram)| Search { kind, words, gram }))
    }

    /// How much a gram finds, as far as it matters.
    async fn count_gram(&self, kind: SearchKind, gram: &str) -> Result<i64> {
        let entries = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Kind.eq(kind.code()))
            .filter(Column::Gram.eq(gram));
        self.count(entries, COUNTED).await
    }
}

impl Search {
    /// One page of `query` (and the row that tells whether there is another) behind `after`, in the order of the
    /// entries: those whose `id` the gram leads to and for which `words` holds (see [`Self::contained`]).
    pub(crate) fn drive<E: EntityTrait>(
        &self,
        platform: &str,
        query: Select<E>,
        id: E::Column,
        words: Condition,
        after: Option<&Cursor>,
    ) -> Select<E> {
        let entries = E::belongs_to(Entity).from(id).to(Column::ObjectId).into();
        let query = query
            .join(JoinType::InnerJoin, entries)
            .filter(Column::PlatformId.eq(platform))
            .filter(Column::Kind.eq(self.kind.code()))
            .filter(Column::Gram.eq(self.gram.as_str()))
            .filter(words);
        page(query, Column::SortAt, Column::ObjectId, after)
    }

    /// Each word stands in one of these texts, which may be columns of joined tables.
    pub(crate) fn contained(&self, texts: &[Expr]) -> Condition {
        self.words.iter().fold(Condition::all(), |all, word| {
            let pattern = format!("%{}%", escaped(word));
            let any = texts.iter().fold(Condition::any(), |any, text| {
                let text = Expr::expr(Func::lower(text.clone()));
                any.add(text.like(LikeExpr::new(pattern.as_str()).escape('\\')))
            });
            all.add(any)
        })
    }
}

fn escaped(word: &str) -> String {
    word.chars()
        .flat_map(|c| {
            let escape = matches!(c, '%' | '_' | '\\').then_some('\\');
            escape.into_iter().chain(std::iter::once(c))
        })
        .collect()
}
