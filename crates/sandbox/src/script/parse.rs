use std::str::FromStr;

use super::{
    Act, Script, ScriptError, Step,
    act::{PAIRS, STATUSES},
    acts,
    faults::{fault, pushes},
    notice,
    words::Words,
};

/// More acts than that are a mistake.
const MOST_ACTS: usize = 1_000_000;
const DEEPEST: usize = 8;

impl FromStr for Script {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        // Open blocks, the script itself at the bottom, each with how often it is played and where it began.
        let mut open: Vec<(u32, usize, Vec<Step>)> = vec![(1, 0, Vec::new())];
        for (number, line) in (1..).zip(text.lines()) {
            let wrong = |problem: String| ScriptError {
                line: number,
                problem,
            };
            let line = line.split('#').next().unwrap_or_default().trim();
            let step = match line.split_whitespace().next() {
                None => continue,
                Some("repeat") if open.len() > DEEPEST => {
                    return Err(wrong("too many repetitions inside each other".to_owned()));
                }
                Some("repeat") => {
                    open.push((repeat(line).map_err(wrong)?, number, Vec::new()));
                    continue;
                }
                Some("end") => match open.pop() {
                    Some((times, _, steps)) if !open.is_empty() => Step::Repeat { times, steps },
                    _ => return Err(wrong("there is nothing to end".to_owned())),
                },
                Some(_) => Step::Act {
                    line: number,
                    act: line.parse().map_err(wrong)?,
                },
            };
            if let Some((_, _, steps)) = open.last_mut() {
                steps.push(step);
                if acts(steps) > MOST_ACTS {
                    return Err(wrong(format!("more than {MOST_ACTS} acts")));
                }
            }
        }
        match (open.pop(), open.pop()) {
            (Some((_, _, steps)), None) => Ok(Self { steps }),
            (unclosed, _) => Err(ScriptError {
                line: unclosed.map_or(0, |(_, line, _)| line),
                problem: "repeat without its end".to_owned(),
            }),
        }
    }
}

fn repeat(line: &str) -> Result<u32, String> {
    let mut words = Words::of(line);
    words.word("repeat")?;
    let times = words.number("how often")?;
    words.end()?;
    Ok(times)
}

impl FromStr for Act {
    type Err = String;

    /// Reads one line without its remark.
    fn from_str(line: &str) -> Result<Self, String> {
        let mut words = Words::of(line);
        let act = act(&mut words)?;
        words.end()?;
        Ok(act)
    }
}

fn act(words: &mut Words<'_>) -> Result<Act, String> {
    let verb = words.need("what happens")?;
    Ok(match verb {
        "seed" => Act::Seed(words.number("the seed")?),
        "wait" => Act::Wait(words.duration()?),
        "jump" => Act::Jump(words.duration()?),
        "push" => Act::Push {
            platform: words.text("the platform")?,
            notice: notice::read(words)?,
        },
        "ticket" => Act::Ticket(words.text("the platform")?),
        "tickets" => Act::Tickets {
            platform: words.text("the platform")?,
            stopped: either(words, "stop", "start")?,
        },
        "pair" => Act::Pair {
            platform: words.text("the platform")?,
            pairs: one_of(PAIRS, "pair", words.need("live, test or both")?)?,
        },
        "pushes" => pushes(words)?,
        "fault" => Act::Fault(fault(words)?),
        "faults" => {
            words.word("clear")?;
            Act::ClearFaults
        }
        "limit" => Act::Limit {
            api: words.text("the API")?,
            limit: match words.need("how many calls a day")? {
                "usual" => None,
                word => Some(
                    word.parse()
                        .map_err(|_| format!("{word} is no number of calls"))?,
                ),
            },
        },
        "status" => Act::Status {
            account: words.text("the account")?,
            status: one_of(STATUSES, "status", words.need("the status")?)?,
        },
        "list" | "unlist" => Act::List {
            left_out: verb == "unlist",
            account: words.text("the account")?,
        },
        "foreign-token" => Act::ForeignToken {
            platform: words.text("the platform")?,
            account: words.next().map(str::to_owned),
        },
        _ => of_grant(verb, words)?,
    })
}

/// The acts that begin with a platform and an account.
fn of_grant(verb: &str, words: &mut Words<'_>) -> Result<Act, String> {
    if ![
        "grant",
        "change",
        "tick",
        "untick",
        "give",
        "revoke",
        "lose-token",
    ]
    .contains(&verb)
    {
        return Err(format!("{verb} is nothing that can happen"));
    }
    let platform = words.text("the platform")?;
    let account = words.text("the account")?;
    Ok(match verb {
        "grant" => Act::Grant {
            platform,
            account,
            sets: words.sets()?,
        },
        "change" => Act::Change {
            platform,
            account,
            sets: words.sets()?,
        },
        "tick" => Act::Tick {
            platform,
            account,
            set: words.number("the permission set")?,
        },
        "untick" => Act::Untick {
            platform,
            account,
            set: words.number("the permission set")?,
        },
        "give" => {
            let set = words.number("the permission set")?;
            words.word("to")?;
            let other = words.text("the other platform")?;
            Act::Give {
                platform,
                account,
                set,
                other,
            }
        }
        "revoke" => Act::Revoke { platform, account },
        _ => Act::LoseToken { platform, account },
    })
}

fn either(words: &mut Words<'_>, yes: &str, no: &str) -> Result<bool, String> {
    match words.need(&format!("{yes} or {no}"))? {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        word => Err(format!("expected {yes} or {no}, found {word}")),
    }
}

fn one_of<T: Copy>(all: &[(&str, T)], what: &str, word: &str) -> Result<T, String> {
    let known = all.iter().find(|(name, _)| *name == word);
    known.map(|(_, meant)| *meant).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        format!("{word} is no {what}; there are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str) -> String {
        text.parse::<Script>().unwrap_err().to_string()
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        assert_eq!(
            refused("\n# a remark\nfly away"),
            "line 3: fly is nothing that can happen"
        );
        assert_eq!(
            refused("wait soon"),
            "line 1: soon is no time, such as 90s, 10m, 2h30m or 10d"
        );
        assert_eq!(refused("grant demo"), "line 1: the account is missing");
        assert_eq!(
            refused("revoke demo wx1 now"),
            "line 1: now is one word too many"
        );
        assert_eq!(
            refused("fault a errcode 1 often"),
            "line 1: often is neither x3 nor 20%"
        );
        assert_eq!(
            refused("pushes drop 101%"),
            "line 1: 101% is no percentage: drop"
        );
        assert_eq!(
            refused("give demo wx1 18 rival"),
            "line 1: expected to, found rival"
        );
        assert_eq!(
            refused("push demo text Content=a"),
            "line 1: text needs an account"
        );
        assert_eq!(
            refused("push demo text wx1 again"),
            "line 1: again is no field, such as status=0"
        );
        assert_eq!(
            refused("push demo text wx1 a<b=c"),
            "line 1: a<b is no name of a field"
        );
        assert_eq!(
            refused("status wx1 sad"),
            "line 1: sad is no status; there are normal, closed, banned, warned, frozen"
        );
    }

    #[test]
    fn repetitions_have_to_be_closed_and_bounded() {
        assert_eq!(
            refused("ticket demo\nend"),
            "line 2: there is nothing to end"
        );
        assert_eq!(
            refused("ticket demo\nrepeat 2\nticket demo"),
            "line 2: repeat without its end"
        );
        let endless = "repeat 4000000000\nticket demo\nend";
        assert_eq!(refused(endless), "line 3: more than 1000000 acts");
        let deep = "repeat 2\n".repeat(9);
        assert_eq!(
            refused(&deep),
            "line 9: too many repetitions inside each other"
        );
        let nested: Script = "repeat 3\nrepeat 4\nticket demo # now\nend\nend"
            .parse()
            .unwrap();
        assert_eq!(nested.len(), 12);
    }
}
