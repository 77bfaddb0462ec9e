//! A migrated database with one platform, and rows to fill it with.

use domain::{
    account::AuthType,
    attempt::{PressForm, Via},
    audit::{Action, ActorKind, Outcome},
    authorizer::{SnapshotSource, Standing},
    ids::{AuditId, AuthorizerId, CustomerId, LinkId, PersonId, PlatformId},
    link::Ask,
    push::{CameBy, KeyPair, PushOutcome},
    sets::SetIds,
    time::Timestamp,
};
use sea_orm::{ConnectionTrait as _, ExecResult, QueryResult, Statement};

use crate::{
    AuditRow, NewAttempt, NewAudit, NewAuthorizer, NewCustomer, NewLink, NewPerson, NewPlatform,
    NewPush, NewSnapshot, PlatformSecrets, PlatformStore, PushEnd, ReturnedCode, Store, keys::hex,
    testing::TestDatabase,
};

/// The moment at which tests happen.
pub(super) const NOW: Timestamp = Timestamp::from_secs(1_790_000_000);

/// An id that nobody has yet.
macro_rules! fresh {
    ($kind:ident) => {
        domain::ids::$kind::new(crate::tests::kit::NOW, crate::tests::kit::random())
    };
}
pub(super) use fresh;

pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

/// A word that nobody has used yet.
pub(super) fn word() -> String {
    hex(&random::<8>())
}

/// A store over a migrated database, with a member of staff, a platform and a customer.
pub(super) struct Book {
    pub(super) store: Store,
    pub(super) person: PersonId,
    pub(super) platform: PlatformId,
    pub(super) customer: CustomerId,
    pub(super) database: TestDatabase,
}

pub(super) async fn migrate(database: &TestDatabase) {
    let connection = migrations::connect(database.url()).await.unwrap();
    migrations::up(&connection).await.unwrap();
    connection.close().await.unwrap();
}

impl Book {
    pub(super) async fn open(database: TestDatabase) -> Self {
        migrate(&database).await;
        let store = Store::connect(database.url(), database.key())
            .await
            .unwrap();
        let person = fresh!(PersonId);
        let tx = store.begin().await.unwrap();
        tx.system()
            .insert_person(&new_person(&person))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (platform, customer) = add_platform(&store, &person).await;
        Self {
            store,
            person,
            platform,
            customer,
            database,
        }
    }

    /// A second platform with a customer of its own.
    pub(super) async fn another_platform(&self) -> (PlatformId, CustomerId) {
        add_platform(&self.store, &self.person).await
    }

    pub(super) fn rows(&self) -> PlatformStore<'_> {
        self.store.platform(&self.platform)
    }

    pub(super) async fn link(&self) -> NewLink {
        let new = self.new_link(&self.customer);
        let tx = self.store.begin().await.unwrap();
        tx.platform(&self.platform).insert_link(&new).await.unwrap();
        tx.commit().await.unwrap();
        new
    }

    pub(super) fn new_link(&self, customer: &CustomerId) -> NewLink {
        NewLink {
            id: fresh!(LinkId),
            customer_id: customer.clone(),
            token: word().into(),
            ask: Ask {
                auth_type: AuthType::Both,
                biz_appid: None,
                sets: SetIds::from([1, 18]),
            },
            note: String::new(),
            max_grants: 1,
            expires_at: NOW.plus_secs(86_400),
            reissued_from: None,
            created_at: NOW,
            created_by: self.person.clone(),
            made_by: "李雷".to_owned(),
        }
    }

    pub(super) async fn attempt(&self) -> NewAttempt {
        let new = new_attempt(&self.link().await.id);
        let tx = self.store.begin().await.unwrap();
        tx.platform(&self.platform)
            .insert_attempt(&new)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        new
    }

    /// An attempt whose code came back.
    pub(super) async fn returned_attempt(&self) -> NewAttempt {
        let attempt = self.attempt().await;
        let tx = self.store.begin().await.unwrap();
        let first = tx
            .platform(&self.platform)
            .attempt_returned(&attempt.id, &returned_code())
            .await
            .unwrap();
        assert!(first);
        tx.commit().await.unwrap();
        attempt
    }

    pub(super) async fn authorizer(&self) -> NewAuthorizer {
        let new = new_authorizer();
        let tx = self.store.begin().await.unwrap();
        tx.platform(&self.platform)
            .insert_authorizer(&new)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        new
    }

    pub(super) async fn query(&self, sql: &str) -> Vec<QueryResult> {
        let writer = &self.store.0.writer;
        let statement = Statement::from_string(writer.get_database_backend(), sql);
        writer.query_all_raw(statement).await.unwrap()
    }

    pub(super) async fn execute(&self, sql: &str) -> ExecResult {
        self.store.0.writer.execute_unprepared(sql).await.unwrap()
    }
}

async fn add_platform(store: &Store, person: &PersonId) -> (PlatformId, CustomerId) {
    let (platform, customer) = (new_platform(), fresh!(CustomerId));
    let tx = store.begin().await.unwrap();
    tx.system().insert_platform(&platform).await.unwrap();
    let new = NewCustomer {
        id: customer.clone(),
        name: "晨光文具".to_owned(),
        note: String::new(),
        created_at: NOW,
        created_by: Some(person.clone()),
    };
    let rows = tx.platform(&platform.id);
    rows.insert_customer(&new).await.unwrap();
    tx.commit().await.unwrap();
    (platform.id, customer)
}

pub(super) fn new_person(id: &PersonId) -> NewPerson {
    NewPerson {
        id: id.clone(),
        login: word(),
        name: "李雷".to_owned(),
        password_hash: "$argon2id$…".into(),
        is_owner: false,
        created_at: NOW,
    }
}

pub(super) fn new_platform() -> NewPlatform {
    NewPlatform {
        id: fresh!(PlatformId),
        slug: word(),
        name: "演示平台".to_owned(),
        component_appid: format!("wx{}", word()),
        secrets: PlatformSecrets {
            appsecret: "the app secret".into(),
            token: "the token".into(),
            aes_key: "the aes key".into(),
        },
        public_origin: "https://grant.example".to_owned(),
        offered: SetIds::from([1, 4, 18]),
        created_at: NOW,
    }
}

pub(super) fn new_attempt(link: &LinkId) -> NewAttempt {
    NewAttempt {
        id: fresh!(AttemptId),
        link_id: link.clone(),
        state: word().into(),
        pre_auth_code: word().into(),
        pre_auth_expires_at: NOW.plus_secs(1_800),
        form: PressForm::Pc,
        ip: Some("192.0.2.7".to_owned()),
        pressed_at: NOW,
    }
}

pub(super) fn returned_code() -> ReturnedCode {
    ReturnedCode {
        code: word().into(),
        expires_at: NOW.plus_secs(3_600),
        via: Via::Callback,
        event_time: None,
        told_appid: None,
        returned_at: NOW,
    }
}

pub(super) fn new_authorizer() -> NewAuthorizer {
    NewAuthorizer {
        id: fresh!(AuthorizerId),
        appid: format!("wx{}", word()),
        customer_id: None,
        standing: Standing::Unassigned,
        granted: SetIds::from([1, 118]),
        expected: SetIds::from([1, 4]),
        granted_at: NOW,
        grant_event_time: 1_000,
        set_aside_attempt_id: None,
        created_at: NOW,
    }
}

pub(super) fn new_snapshot(authorizer: &AuthorizerId) -> NewSnapshot {
    NewSnapshot {
        id: fresh!(SnapshotId),
        authorizer_id: authorizer.clone(),
        taken_at: NOW,
        source: SnapshotSource::Callback,
        sets: SetIds::from([1]),
        attempt_id: None,
        push_id: None,
    }
}

/// A push that is done.
pub(super) const DONE: PushEnd<'_> = PushEnd::Done {
    outcome: PushOutcome::Noted,
    attempt: None,
};

pub(super) fn new_push(body: &str) -> NewPush {
    NewPush {
        id: fresh!(PushId),
        came_by: CameBy::Events,
        pair: KeyPair::Current,
        info_type: "authorized".to_owned(),
        appid: None,
        create_time: Some(1_000),
        dies_at: None,
        needs_work: true,
        body: body.into(),
        identity: None,
        received_at: NOW,
    }
}

pub(super) fn new_audit(platform: Option<&PlatformId>, at: Timestamp) -> NewAudit {
    NewAudit {
        platform_id: platform.cloned(),
        entry: AuditRow {
            id: AuditId::new(at, random()),
            at,
            actor_kind: ActorKind::System,
            actor_id: None,
            actor_name: String::new(),
            action: Action::AddCustomer,
            object_kind: None,
            object_id: None,
            object_name: String::new(),
            outcome: Outcome::Done,
            before: None,
            after: Some(r#"{"name":"晨光文具"}"#.to_owned()),
            reason: None,
            ip: None,
            user_agent: None,
            request_id: None,
        },
    }
}
