//! From what the database holds to the words of `domain`. What is not one of them is [`StoreError::Corrupt`].

use std::str::FromStr;

use domain::{
    attempt::{Failure, FailureKind},
    sets::SetIds,
    time::Timestamp,
};

use crate::{Result, StoreError};

/// Decodes the columns of one table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decode(pub(crate) &'static str);

impl Decode {
    fn corrupt(self, column: &'static str) -> StoreError {
        StoreError::Corrupt {
            table: self.0,
            column,
        }
    }

    /// A word of a vocabulary, as its `from_code` or `from_number` knows it.
    pub(crate) fn known<T>(self, column: &'static str, word: Option<T>) -> Result<T> {
        word.ok_or_else(|| self.corrupt(column))
    }

    /// The same for a column that may be null.
    pub(crate) fn known_or_null<T>(
        self,
        column: &'static str,
        stored: Option<&str>,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>> {
        stored
            .map(|code| self.known(column, from_code(code)))
            .transpose()
    }

    pub(crate) fn id<T: FromStr>(self, column: &'static str, stored: &str) -> Result<T> {
        stored.parse().map_err(|_| self.corrupt(column))
    }

    pub(crate) fn id_or_null<T: FromStr>(
        self,
        column: &'static str,
        stored: Option<&str>,
    ) -> Result<Option<T>> {
        stored.map(|id| self.id(column, id)).transpose()
    }

    pub(crate) fn sets(self, column: &'static str, stored: &str) -> Result<SetIds> {
        SetIds::from_json(stored).map_err(|_| self.corrupt(column))
    }

    pub(crate) fn failure(
        self,
        kind: Option<&str>,
        errcode: Option<i64>,
        rid: Option<String>,
    ) -> Result<Option<Failure>> {
        let kind = self.known_or_null("failure_kind", kind, FailureKind::from_code)?;
        Ok(kind.map(|kind| Failure { kind, errcode, rid }))
    }
}

pub(crate) fn time_or_null(stored: Option<i64>) -> Option<Timestamp> {
    stored.map(Timestamp::from_millis)
}
