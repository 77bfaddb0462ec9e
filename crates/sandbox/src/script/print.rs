use std::fmt::{self, Display, Formatter};

use super::{
    Act, Step,
    act::{PAIRS, STATUSES},
};
use crate::{Fault, FaultKind, PushFaults};

/// Steps as lines, each as deep as its repetitions.
pub(super) fn steps(f: &mut Formatter<'_>, steps: &[Step], depth: usize) -> fmt::Result {
    let indent = "  ".repeat(depth);
    for step in steps {
        match step {
            Step::Act { act, .. } => writeln!(f, "{indent}{act}")?,
            Step::Repeat { times, steps } => {
                writeln!(f, "{indent}repeat {times}")?;
                self::steps(f, steps, depth + 1)?;
                writeln!(f, "{indent}end")?;
            }
        }
    }
    Ok(())
}

impl Display for Act {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seed(seed) => write!(f, "seed {seed}"),
            Self::Wait(seconds) => write!(f, "wait {seconds}s"),
            Self::Jump(seconds) => write!(f, "jump {seconds}s"),
            Self::Grant {
                platform,
                account,
                sets,
            } => write!(f, "grant {platform} {account} {}", list(sets)),
            Self::Change {
                platform,
                account,
                sets,
            } => write!(f, "change {platform} {account} {}", list(sets)),
            Self::Tick {
                platform,
                account,
                set,
            } => write!(f, "tick {platform} {account} {set}"),
            Self::Untick {
                platform,
                account,
                set,
            } => write!(f, "untick {platform} {account} {set}"),
            Self::Give {
                platform,
                account,
                set,
                other,
            } => write!(f, "give {platform} {account} {set} to {other}"),
            Self::Revoke { platform, account } => write!(f, "revoke {platform} {account}"),
            Self::Status { account, status } => {
                let known = STATUSES.iter().find(|(_, number)| number == status);
                write!(
                    f,
                    "status {account} {}",
                    known.map_or("normal", |(name, _)| name)
                )
            }
            Self::LoseToken { platform, account } => write!(f, "lose-token {platform} {account}"),
            Self::ForeignToken { platform, account } => {
                let account = account.as_deref().unwrap_or_default();
                f.write_str(format!("foreign-token {platform} {account}").trim_end())
            }
            Self::List { account, left_out } => {
                write!(f, "{} {account}", if *left_out { "unlist" } else { "list" })
            }
            Self::Push { platform, notice } => write!(f, "push {platform} {notice}"),
            Self::Ticket(platform) => write!(f, "ticket {platform}"),
            Self::Tickets { platform, stopped } => {
                write!(
                    f,
                    "tickets {platform} {}",
                    if *stopped { "stop" } else { "start" }
                )
            }
            Self::Pair { platform, pairs } => {
                let known = PAIRS.iter().find(|(_, known)| known == pairs);
                write!(
                    f,
                    "pair {platform} {}",
                    known.map_or("live", |(word, _)| word)
                )
            }
            Self::Hold(hold) => write!(f, "pushes {}", if *hold { "hold" } else { "release" }),
            Self::Pushes(faults) => pushes(f, *faults),
            Self::Fault(fault) => self::fault(f, fault),
            Self::ClearFaults => f.write_str("faults clear"),
            Self::Limit { api, limit } => match limit {
                Some(limit) => write!(f, "limit {api} {limit}"),
                None => write!(f, "limit {api} usual"),
            },
        }
    }
}

fn list(sets: &[i64]) -> String {
    let sets: Vec<String> = sets.iter().map(i64::to_string).collect();
    sets.join(",")
}

fn pushes(f: &mut Formatter<'_>, faults: PushFaults) -> fmt::Result {
    if faults == PushFaults::default() {
        return f.write_str("pushes as usual");
    }
    let PushFaults {
        drop,
        duplicate,
        reorder,
    } = faults;
    write!(
        f,
        "pushes drop {drop}% duplicate {duplicate}% reorder {reorder}%"
    )
}

fn fault(f: &mut Formatter<'_>, fault: &Fault) -> fmt::Result {
    write!(f, "fault {} ", fault.api)?;
    match &fault.kind {
        FaultKind::Errcode { errcode } => write!(f, "errcode {errcode}"),
        FaultKind::Status { status } => write!(f, "status {status}"),
        FaultKind::Html => f.write_str("html"),
        FaultKind::BadGateway => f.write_str("bad-gateway"),
        FaultKind::Delay { ms } => write!(f, "delay {ms}ms"),
        FaultKind::Hang { seconds } => write!(f, "hang {seconds}s"),
        FaultKind::Reset => f.write_str("reset"),
        FaultKind::LostAnswer => f.write_str("lost-answer"),
    }?;
    match fault.percent {
        Some(percent) => write!(f, " {percent}%"),
        None => write!(f, " x{}", fault.times),
    }
}

#[cfg(test)]
mod tests {
    use crate::script::{Act, Script};

    #[test]
    fn every_act_reads_as_it_is_printed() {
        for line in [
            "seed 7",
            "wait 9000s",
            "jump 46800s",
            "grant demo wx1 1,2,18",
            "change demo wx1 2",
            "tick demo wx1 18",
            "untick demo wx1 18",
            "give demo wx1 18 to rival",
            "revoke demo wx1",
            "status wx1 frozen",
            "lose-token demo wx1",
            "foreign-token demo",
            "foreign-token demo wx1",
            "unlist wx1",
            "list wx1",
            "push demo brand_new",
            "push demo notify_third_fasteregister wx1 status=2 info.name=云",
            "push demo event:something_new wx1",
            "push demo text wx1 Content= MsgId=7",
            "pair demo live",
            "pair demo test",
            "pair demo both",
            "ticket demo",
            "tickets demo stop",
            "tickets demo start",
            "pushes hold",
            "pushes release",
            "pushes as usual",
            "pushes drop 10% duplicate 0% reorder 20%",
            "fault api_query_auth errcode -1 x2",
            "fault * delay 50ms 20%",
            "fault clear_quota/v2 status 503 x1",
            "fault a html x1",
            "fault a bad-gateway x1",
            "fault a hang 30s x1",
            "fault a reset 5%",
            "fault a lost-answer x1",
            "faults clear",
            "limit a 3",
            "limit a usual",
        ] {
            let act: Act = line.parse().unwrap();
            assert_eq!(act.to_string(), line);
        }
        let script = "repeat 2\n  repeat 3\n    ticket demo\n  end\nend\n";
        assert_eq!(script.parse::<Script>().unwrap().to_string(), script);
    }
}
