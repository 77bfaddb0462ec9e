use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    list::AuditFilter,
};

use super::kit::{Book, NOW, fresh, new_audit};
use crate::{AuditRow, on_each_database, testing::TestDatabase};

on_each_database! {
    async fn an_entry_is_read_as_it_was_written(db: TestDatabase) {
        let book = Book::open(db).await;
        let mut new = new_audit(Some(&book.platform), NOW);
        new.entry = AuditRow {
            actor_kind: ActorKind::Staff,
            actor_id: Some(book.person.to_string()),
            actor_name: "李雷 <b>🖊".to_owned(),
            action: Action::MakeLink,
            object_kind: Some(ObjectKind::Link),
            object_id: Some("lnk_1".to_owned()),
            object_name: "晨光文具".to_owned(),
            outcome: Outcome::Refused,
            before: Some("{}".to_owned()),
            reason: Some("61003".to_owned()),
            ip: Some("2001:db8::1".to_owned()),
            user_agent: Some("curl".to_owned()),
            request_id: Some(fresh!(RequestId)),
            ..new.entry
        };
        let other = new_audit(Some(&book.platform), NOW.plus_secs(1));
        let tx = book.store.begin().await.unwrap();
        tx.audit(new.clone()).await.unwrap();
        tx.audit(other.clone()).await.unwrap();
        tx.commit().await.unwrap();

        let filter = AuditFilter { object: Some("lnk_1".to_owned()), after: None };
        assert_eq!(book.rows().audit(&filter).await.unwrap().rows, [new.entry.clone()]);
        assert_eq!(book.rows().recent_audit(1).await.unwrap(), std::slice::from_ref(&other.entry));
        assert_eq!(book.rows().audit(&AuditFilter::default()).await.unwrap().rows, [other.entry, new.entry]);
    }
}
