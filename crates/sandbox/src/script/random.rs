use super::{Act, Script, Step, act::STATUSES};
use crate::{Config, Fault, FaultKind, PushFaults, random::Random};

/// Faults that a platform survives, with a rate of their own.
const KINDS: &[FaultKind] = &[
    FaultKind::Errcode { errcode: -1 },
    FaultKind::Errcode { errcode: 40001 },
    FaultKind::Errcode { errcode: 45009 },
    FaultKind::Html,
    FaultKind::BadGateway,
    FaultKind::Reset,
    FaultKind::LostAnswer,
    FaultKind::Delay { ms: 20 },
];
const APIS: &[&str] = &[
    "api_component_token",
    "api_query_auth",
    "api_authorizer_token",
    "api_get_authorizer_info",
    "api_get_authorizer_list",
];
/// The longest pause between two acts, in seconds.
const PAUSE_S: u64 = 3 * 3600;

impl Script {
    /// A story of so many acts about `platform`, made up from a seed: what customers do, what WeChat does, what goes wrong. It
    /// ends with everything as usual: no fault, no push held back, all accounts alive and listed.
    #[must_use]
    pub fn random(config: &Config, platform: &str, seed: u64, acts: usize) -> Self {
        let mut random = Random::new(seed);
        let mut story = vec![Act::Seed(seed)];
        story.extend((0..acts).filter_map(|_| act(config, platform, &mut random)));
        story.extend([
            Act::ClearFaults,
            Act::Pushes(PushFaults::default()),
            Act::Hold(false),
        ]);
        for account in &config.accounts {
            let account = account.appid.clone();
            story.push(Act::Status {
                account: account.clone(),
                status: 1,
            });
            story.push(Act::List {
                account,
                left_out: false,
            });
        }
        let platform = platform.to_owned();
        story.extend([
            Act::Tickets {
                platform: platform.clone(),
                stopped: false,
            },
            Act::Ticket(platform),
        ]);
        let step = |(line, act)| Step::Act { line, act };
        Self {
            steps: (1..).zip(story).map(step).collect(),
        }
    }
}

fn act(config: &Config, platform: &str, random: &mut Random) -> Option<Act> {
    let account = pick(&config.accounts, random)?;
    let (appid, platform) = (account.appid.clone(), platform.to_owned());
    let set = *pick(&account.sets, random)?;
    Some(match random.next() % 19 {
        0..3 => Act::Grant {
            platform,
            sets: some(&account.sets, random),
            account: appid,
        },
        3 => Act::Change {
            platform,
            sets: some(&account.sets, random),
            account: appid,
        },
        4 => Act::Tick {
            platform,
            account: appid,
            set,
        },
        5 => Act::Untick {
            platform,
            account: appid,
            set,
        },
        6 => Act::Give {
            other: pick(&config.platforms, random)?.slug.clone(),
            platform,
            account: appid,
            set,
        },
        7 => Act::Revoke {
            platform,
            account: appid,
        },
        8 => Act::Status {
            account: appid,
            status: pick(STATUSES, random)?.1,
        },
        9 => Act::LoseToken {
            platform,
            account: appid,
        },
        10 => Act::List {
            account: appid,
            left_out: random.percent(50),
        },
        11 => Act::Pushes(PushFaults {
            drop: at_most(40, random),
            duplicate: at_most(40, random),
            reorder: at_most(40, random),
        }),
        12 => Act::Fault(Fault::often(
            pick(APIS, random)?,
            at_most(30, random),
            pick(KINDS, random)?.clone(),
        )),
        13 => Act::ClearFaults,
        14 => Act::Hold(random.percent(30)),
        15 => Act::Tickets {
            platform,
            stopped: random.percent(40),
        },
        16 => Act::Jump(i64::try_from(random.next() % PAUSE_S).ok()? + 1),
        _ => Act::Wait(i64::try_from(random.next() % PAUSE_S).ok()? + 1),
    })
}

fn pick<'a, T>(all: &'a [T], random: &mut Random) -> Option<&'a T> {
    let count = u64::try_from(all.len()).ok().filter(|count| *count > 0)?;
    all.get(usize::try_from(random.next() % count).ok()?)
}

/// About half of them, and at least the first.
fn some(all: &[i64], random: &mut Random) -> Vec<i64> {
    let chosen: Vec<i64> = all.iter().copied().filter(|_| random.percent(50)).collect();
    if chosen.is_empty() {
        return all.iter().copied().take(1).collect();
    }
    chosen
}

fn at_most(percent: u64, random: &mut Random) -> u8 {
    u8::try_from(random.next() % (percent + 1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_one_story_that_reads_as_it_is_printed() {
        let config = Config::sample(&"http://127.0.0.1:1".parse().unwrap());
        for seed in 0..50 {
            let story = Script::random(&config, "demo", seed, 40);
            assert_eq!(story, Script::random(&config, "demo", seed, 40));
            assert_eq!(story.to_string().parse(), Ok(story));
        }
        let first = Script::random(&config, "demo", 1, 40);
        assert_ne!(first, Script::random(&config, "demo", 2, 40));
    }
}
