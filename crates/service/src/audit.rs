//! Entries of the audit trail, built where the use case knows what happened.

use console::{Ctx, Who};
use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    ids::{
        AttemptId, AuditId, AuthorizerId, ConflictId, CustomerId, InvitationId, LinkId, PersonId,
        PlatformId, PushId,
    },
    sets::SetIds,
};
use serde_json::{Map, Value};
use store::{AuditRow, NewAudit, StoreError, Tx};

use crate::entropy;

/// Who did it.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    kind: ActorKind,
    id: Option<String>,
    name: String,
}

impl Actor {
    /// The person who is signed in; the system when nobody is.
    pub(crate) fn of(ctx: &Ctx) -> Self {
        match &ctx.who {
            Who::Person(person) => Self {
                kind: ActorKind::Staff,
                id: Some(person.id.to_string()),
                name: person.name.clone(),
            },
            Who::Nobody => Self::system(),
        }
    }

    /// Staff who are not signed in (yet).
    pub(crate) fn person(id: &PersonId, name: &str) -> Self {
        Self {
            kind: ActorKind::Staff,
            id: Some(id.to_string()),
            name: name.to_owned(),
        }
    }

    /// A customer, known by the link that was sent to it.
    pub(crate) fn customer(id: &CustomerId, name: &str) -> Self {
        Self {
            kind: ActorKind::Customer,
            id: Some(id.to_string()),
            name: name.to_owned(),
        }
    }

    /// WeChat, by a push.
    pub(crate) const fn wechat() -> Self {
        Self {
            kind: ActorKind::WeChat,
            id: None,
            name: String::new(),
        }
    }

    /// Grantbook itself, or its operator.
    pub(crate) const fn system() -> Self {
        Self {
            kind: ActorKind::System,
            id: None,
            name: String::new(),
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    kind: ObjectKind,
    id: String,
    name: String,
}

macro_rules! objects {
    ($($name:ident: $id:ty => $kind:ident;)*) => {
        impl Object {$(
            pub(crate) fn $name(id: &$id, name: &str) -> Self {
                Self { kind: ObjectKind::$kind, id: id.to_string(), name: name.to_owned() }
            }
        )*}
    };
}

objects! {
    person: PersonId => Person;
    platform: PlatformId => Platform;
    invitation: InvitationId => Invitation;
    customer: CustomerId => Customer;
    link: LinkId => Link;
    attempt: AttemptId => Attempt;
    authorizer: AuthorizerId => Authorizer;
    conflict: ConflictId => Conflict;
    push: PushId => Push;
}

/// An entry in the making.
#[derive(Debug, Clone)]
pub(crate) struct Event(NewAudit);

impl Event {
    /// This action, done now by this actor.
    pub(crate) fn new(ctx: &Ctx, actor: Actor, action: Action) -> Self {
        let entry = AuditRow {
            id: AuditId::new(ctx.now, entropy::ordered()),
            at: ctx.now,
            actor_kind: actor.kind,
            actor_id: actor.id,
            actor_name: actor.name,
            action,
            object_kind: None,
            object_id: None,
            object_name: String::new(),
            outcome: Outcome::Done,
            before: None,
            after: None,
            reason: None,
            ip: ctx.ip.clone(),
            user_agent: ctx.user_agent.clone(),
            request_id: Some(ctx.request_id.clone()),
        };
        Self(NewAudit {
            platform_id: None,
            entry,
        })
    }

    /// In the trail of this platform; without it, in the installation's.
    pub(crate) fn at(mut self, platform: &PlatformId) -> Self {
        self.0.platform_id = Some(platform.clone());
        self
    }

    /// Done to this.
    pub(crate) fn on(mut self, object: Object) -> Self {
        self.0.entry.object_kind = Some(object.kind);
        self.0.entry.object_id = Some(object.id);
        self.0.entry.object_name = object.name;
        self
    }

    /// It was not allowed, or not possible as asked.
    pub(crate) fn refused(mut self, reason: impl Into<String>) -> Self {
        self.0.entry.outcome = Outcome::Refused;
        self.0.entry.reason = Some(reason.into());
        self
    }

    /// It was tried and came to nothing.
    pub(crate) fn failed(mut self, why: impl Into<String>) -> Self {
        self.0.entry.outcome = Outcome::Failed;
        self.0.entry.reason = Some(why.into());
        self
    }

    /// What it was like before.
    pub(crate) fn before(mut self, facts: Facts) -> Self {
        self.0.entry.before = facts.json();
        self
    }

    /// What it is like now.
    pub(crate) fn after(mut self, facts: Facts) -> Self {
        self.0.entry.after = facts.json();
        self
    }

    /// Writes the event into each of these platforms' trails, or into the installation's when there are none.
    pub(crate) async fn record_in(self, tx: &Tx, trails: &[PlatformId]) -> Result<(), StoreError> {
        if trails.is_empty() {
            return tx.audit(self.done()).await;
        }
        for platform in trails {
            let mut event = self.clone().at(platform);
            event.0.entry.id = AuditId::new(event.0.entry.at, entropy::ordered());
            tx.audit(event.done()).await?;
        }
        Ok(())
    }

    /// The entry as the store takes it.
    pub(crate) fn done(self) -> NewAudit {
        self.0
    }
}

/// Facts for "before" and "after": a flat JSON object.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts(Map<String, Value>);

impl Facts {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A fact in words or numbers; `None` stands as null.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// A fact that is a set of ids.
    pub(crate) fn sets(self, name: &str, sets: &SetIds) -> Self {
        self.with(name, sets.iter().collect::<Vec<i64>>())
    }

    fn json(self) -> Option<String> {
        if self.0.is_empty() {
            None
        } else {
            Some(Value::Object(self.0).to_string())
        }
    }
}
