//! Pushes on their way into the database, as many in one statement as wait.
//!
//! A commit that is durable waits for the disk, and SQLite has one writer: a commit for each push would let them queue
//! behind each other's wait. So while one statement is being written the next pushes gather, and go together. Whoever
//! put one down is answered when it is durable, as before; with nobody else about, nothing waits for company.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt, mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryTrait as _,
    sea_query::OnConflict,
};
use tokio::sync::oneshot;

use crate::{
    Result,
    entities::push::{ActiveModel, Column, Entity},
    insert::unless_taken,
};

/// The most pushes of one statement. Each number of rows is a statement of its own to the driver, which remembers a
/// hundred.
const TOGETHER: usize = 64;

/// Where pushes wait to be written. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Inbox(Arc<Shared>);

struct Shared {
    writer: DatabaseConnection,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    pushes: VecDeque<Put>,
    /// A task is writing, and takes up what comes meanwhile.
    being_written: bool,
}

/// A push, and whom to tell whether it was new.
struct Put {
    id: String,
    digest: String,
    row: ActiveModel,
    written: oneshot::Sender<Result<bool>>,
}

/// What is unique about a push.
pub(crate) fn unique() -> OnConflict {
    OnConflict::columns([Column::PlatformId, Column::Digest])
}

impl Inbox {
    pub(crate) fn new(writer: DatabaseConnection) -> Self {
        Self(Arc::new(Shared {
            writer,
            waiting: Mutex::default(),
        }))
    }

    /// Writes a push unless one with its digest is there: whether it was written. Either way it is durable then. Goes
    /// on when the caller gives up.
    pub(crate) async fn put(&self, id: String, digest: String, row: ActiveModel) -> Result<bool> {
        let (written, answer) = oneshot::channel();
        let put = Put {
            id,
            digest,
            row,
            written,
        };
        let idle = {
            let mut waiting = self.waiting();
            waiting.pushes.push_back(put);
            !mem::replace(&mut waiting.being_written, true)
        };
        if idle {
            tokio::spawn(self.clone().write_all());
        }
        answer.await.unwrap_or_else(|_| {
            Err(DbErr::Custom("the push was dropped before it was written".to_owned()).into())
        })
    }

    async fn write_all(self) {
        let mut watch = Watch {
            inbox: &self,
            rests: false,
        };
        while let Some(pushes) = self.next() {
            self.write(pushes).await;
        }
        watch.rests = true;
    }

    /// What waits, up to as many as go together; none ends the writing.
    fn next(&self) -> Option<Vec<Put>> {
        let mut waiting = self.waiting();
        let many = waiting.pushes.len().min(TOGETHER);
        if many == 0 {
            waiting.being_written = false;
            return None;
        }
        Some(waiting.pushes.drain(..many).collect())
    }

    async fn write(&self, mut pushes: Vec<Put>) {
        // In one order everywhere: two nodes that write the same pushes must not wait for each other.
        pushes.sort_by(|a, b| a.digest.cmp(&b.digest));
        let rows = pushes.iter().map(|put| put.row.clone());
        match together(&self.0.writer, rows).await {
            Ok(new) => {
                for Put { id, written, .. } in pushes {
                    // Nobody may be waiting any more.
                    let _ = written.send(Ok(new.contains(&id)));
                }
            }
            Err(error) if pushes.len() == 1 => {
                if let Some(put) = pushes.pop() {
                    let _ = put.written.send(Err(error));
                }
            }
            // One that the database refuses must not take the others with it.
            Err(_) => {
                for Put { row, written, .. } in pushes {
                    let writer = self.0.writer.clone();
                    tokio::spawn(async move {
                        let _ = written.send(unless_taken(&writer, row, unique()).await);
                    });
                }
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Should the writing break off, those that wait are told so, and the next push begins anew.
struct Watch<'a> {
    inbox: &'a Inbox,
    rests: bool,
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if !self.rests {
            *self.inbox.waiting() = Waiting::default();
        }
    }
}

/// Writes all that are new, and answers with their ids.
async fn together(
    db: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = ActiveModel>,
) -> Result<BTreeSet<String>> {
    let mut insert = Entity::insert_many(rows).on_conflict(unique().do_nothing().to_owned());
    insert.query().returning_col(Column::Id);
    let new = db.query_all(&*insert.query()).await?;
    Ok(new
        .iter()
        .map(|row| row.try_get("", "id"))
        .collect::<Result<_, DbErr>>()?)
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inbox")
    }
}
