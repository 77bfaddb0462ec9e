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

        let filter = AuditFilter { object: Some("lnk_1".to_owned()), after: None, ..AuditFilter::default() };
        assert_eq!(book.rows().audit(&filter).await.unwrap().rows, [new.entry.clone()]);
        assert_eq!(book.rows().recent_audit(1).await.unwrap(), std::slice::from_ref(&other.entry));
        assert_eq!(book.rows().audit(&AuditFilter::default()).await.unwrap().rows, [other.entry, new.entry]);
    }

    async fn the_trail_is_narrowed_by_any_combination(db: TestDatabase) {
        let book = Book::open(db).await;
        let tx = book.store.begin().await.unwrap();
        let day: domain::day::Day = "2026-03-01".parse().unwrap();
        let mut made = Vec::new();
        for (n, outcome) in [Outcome::Done, Outcome::Refused, Outcome::Failed].into_iter().enumerate() {
            for (m, action) in [Action::MakeLink, Action::SignIn].into_iter().enumerate() {
                let at = day.begins().plus_secs(i64::try_from(n).unwrap() * 86_400 - 1 + i64::try_from(m).unwrap());
                let mut new = new_audit(Some(&book.platform), at);
                new.entry.action = action;
                new.entry.outcome = outcome;
                new.entry.actor_kind = if m == 0 { ActorKind::Staff } else { ActorKind::System };
                new.entry.actor_id = (m == 0).then(|| "prs_1".to_owned());
                new.entry.object_kind = (n == 0).then_some(ObjectKind::Link);
                new.entry.object_id = (n == 0).then(|| "lnk_1".to_owned());
                made.push(new.entry.clone());
                tx.audit(new).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        let found = async |filter: AuditFilter| {
            let rows = book.rows().audit(&filter).await.unwrap().rows;
            rows.iter().map(|row| made.iter().position(|made| made.id == row.id).unwrap()).collect::<Vec<_>>()
        };
        let any = AuditFilter::default;
        assert_eq!(found(any()).await, [5, 4, 3, 2, 1, 0]);
        assert_eq!(found(AuditFilter { action: Some(Action::MakeLink), ..any() }).await, [4, 2, 0]);
        assert_eq!(found(AuditFilter { outcome: Some(Outcome::Done), ..any() }).await, [1, 0]);
        assert_eq!(found(AuditFilter { actor: Some("prs_1".to_owned()), outcome: Some(Outcome::Failed), ..any() }).await, [4]);
        assert_eq!(found(AuditFilter { object_kind: Some(ObjectKind::Link), actor_kind: Some(ActorKind::System), ..any() }).await, [1]);
        assert_eq!(found(AuditFilter { object: Some("lnk_1".to_owned()), action: Some(Action::SignIn), ..any() }).await, [1]);
        // The day has the second moment of the first pair and the first of the second.
        assert_eq!(found(AuditFilter { from: Some(day), to: Some(day), ..any() }).await, [2, 1]);
        assert_eq!(found(AuditFilter { to: Some(day), outcome: Some(Outcome::Done), ..any() }).await, [1, 0]);
        assert_eq!(book.rows().audit_slice(&any(), 2).await.unwrap().len(), 2);

        assert_eq!(book.rows().audit_entry(&made[3].id).await.unwrap(), made[3]);
        let (other, _) = book.another_platform().await;
        assert!(matches!(book.store.platform(&other).audit_entry(&made[3].id).await, Err(crate::StoreError::NotFound)));
    }
}
