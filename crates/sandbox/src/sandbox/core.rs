use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio_util::sync::CancellationToken;

use crate::{
    SandboxError,
    config::{AccountConfig, Config, PlatformConfig},
    faults::Faults,
    persist,
    push::Courier,
    random::Random,
    release::tester,
    world::{Grant, World},
};

/// A stand-in for WeChat. Cheap to clone; clones are the same one.
///
/// Methods that cause a push start its delivery when called inside a Tokio runtime; a platform may be named by its slug
/// or its `component_appid`.
#[derive(Clone)]
pub struct Sandbox {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    /// Where each account stands in the configuration.
    accounts: HashMap<String, usize>,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    courier: Courier,
    stopping: CancellationToken,
}

impl Sandbox {
    /// A world with this configuration, continued from its state file where there is one.
    ///
    /// # Errors
    /// [`SandboxError::Config`] and [`SandboxError::State`].
    pub fn new(config: Config) -> Result<Self, SandboxError> {
        let kept = match &config.state {
            Some(path) => persist::load(path).map_err(|source| SandboxError::State {
                path: path.clone(),
                source,
            })?,
            None => None,
        };
        let world = Mutex::new(kept.unwrap_or_else(|| beginning(&config)));
        let luck = config
            .seed
            .map_or_else(Random::unforeseen, |seed| Random::new(!seed));
        let stopping = CancellationToken::new();
        let courier = Courier::new(&config, stopping.clone())?;
        Ok(Self {
            inner: Arc::new(Inner {
                accounts: places(&config),
                config,
                world,
                faults: Mutex::new(Faults::new(luck)),
                courier,
                stopping,
            }),
        })
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// What time it is here, in Unix seconds.
    pub fn now(&self) -> i64 {
        self.read(|_, now| now)
    }

    /// The platform with this slug or `component_appid`.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn platform(&self, name: &str) -> Result<&PlatformConfig, SandboxError> {
        let mut platforms = self.config().platforms.iter();
        platforms
            .find(|platform| platform.slug == name || platform.component_appid == name)
            .ok_or_else(|| SandboxError::UnknownPlatform(name.to_owned()))
    }

    /// The account with this AppID.
    ///
    /// # Errors
    /// [`SandboxError::UnknownAccount`].
    pub fn account(&self, appid: &str) -> Result<&AccountConfig, SandboxError> {
        let at = self.inner.accounts.get(appid);
        at.and_then(|&at| self.config().accounts.get(at))
            .or_else(|| tester(appid))
            .ok_or_else(|| SandboxError::UnknownAccount(appid.to_owned()))
    }
}

impl Sandbox {
    /// Sends what is to be sent.
    pub(crate) fn deliver(&self) {
        self.inner.courier.deliver(self);
    }

    pub(crate) fn courier(&self) -> &Courier {
        &self.inner.courier
    }

    /// Cancelled when the sandbox is stopped.
    pub(crate) fn stopping(&self) -> &CancellationToken {
        &self.inner.stopping
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.inner
            .faults
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the world, and at the clock.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&World, i64) -> T) -> T {
        let world = self.world();
        look(&world, (self.inner.config.clock)() + world.offset_s)
    }

    /// Chance for one thing on the wire.
    pub(crate) fn wire(&self) -> Random {
        self.change(|world, _| Random::new(world.wire.next()))
    }

    /// Changes the world and keeps it.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World, i64) -> T) -> T {
        let mut world = self.world();
        let now = (self.inner.config.clock)() + world.offset_s;
        let result = change(&mut world, now);
        if let Some(path) = &self.inner.config.state
            && let Err(error) = persist::save(path, &world)
        {
            tracing::error!(path = %path.display(), %error, "the sandbox's state file cannot be written");
        }
        result
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.inner
            .world
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn places(config: &Config) -> HashMap<String, usize> {
    let accounts = config.accounts.iter().enumerate();
    accounts
        .map(|(at, account)| (account.appid.clone(), at))
        .collect()
}

/// The world before anything happens.
pub(super) fn beginning(config: &Config) -> World {
    let now = (config.clock)();
    let mut world = World {
        random: config.seed.map_or_else(Random::unforeseen, Random::new),
        wire: config
            .seed
            .map_or_else(Random::unforeseen, Random::on_the_wire),
        ..World::default()
    };
    for (component, account, sets) in &config.standing_grants {
        let refresh_token = world.random.code::<43>("refreshtoken@@@");
        let sets = sets.iter().copied().collect();
        world.grants.push(Grant {
            refresh_token: Some(refresh_token),
            ..Grant::new(component, account, sets, now)
        });
    }
    world
}
