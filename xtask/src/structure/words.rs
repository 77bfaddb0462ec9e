//! What no file of the repository may contain.

use std::path::Path;

use super::files::TextFile;

/// Words, the kinds of file that must not contain them, where they may stand all the same, and why. Written in two
/// pieces, so that this file is not its own finding.
const FORBIDDEN: [Rule; 12] = [
    Rule {
        word: concat!("TO", "DO"),
        kinds: TEXT,
        except: &[],
        why: "unfinished work",
    },
    Rule {
        word: concat!("FIX", "ME"),
        kinds: TEXT,
        except: &[],
        why: "unfinished work",
    },
    Rule {
        word: concat!("#[ig", "nore"),
        kinds: &["rs"],
        except: &[],
        why: "a test that does not run",
    },
    Rule {
        word: concat!("thread::sl", "eep"),
        kinds: &["rs"],
        except: &[],
        why: "wait for a fact, not for a time",
    },
    Rule {
        word: concat!("waitFor", "Timeout"),
        kinds: &["ts"],
        except: &[],
        why: "wait for a fact, not for a time",
    },
    Rule {
        word: concat!(".on", "ly("),
        kinds: &["ts"],
        except: &[],
        why: "other tests would not run",
    },
    Rule {
        word: concat!("test.sk", "ip"),
        kinds: &["ts"],
        except: &[],
        why: "a test that does not run",
    },
    Rule {
        word: concat!("sea", "_orm::"),
        kinds: &["rs"],
        except: &["crates/store", "migrations"],
        why: "SQL belongs to the store",
    },
    Rule {
        word: concat!(" sty", "le=\""),
        kinds: &["rs"],
        except: &["app/tests", "app/src/customer/tests.rs"],
        why: "the CSP blocks style attributes",
    },
    Rule {
        word: concat!("\"reso", "lved\""),
        kinds: &["json"],
        except: &[],
        why: "a lock file names no registry",
    },
    Rule {
        word: concat!("/ho", "me/"),
        kinds: TEXT,
        except: &[],
        why: "a path of somebody's machine",
    },
    Rule {
        word: concat!("/Us", "ers/"),
        kinds: TEXT,
        except: &[],
        why: "a path of somebody's machine",
    },
];

const TEXT: &[&str] = &["", "json", "md", "rs", "scss", "sh", "toml", "ts"];

/// Source files beyond this many lines are about more than one thing.
const LONGEST: usize = 350;

struct Rule {
    word: &'static str,
    kinds: &'static [&'static str],
    except: &'static [&'static str],
    why: &'static str,
}

/// Returns a sentence for each file and rule that do not agree.
pub fn check(files: &[TextFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| findings_in(&file.name, &file.kind, &file.content))
        .collect()
}

fn findings_in(name: &str, kind: &str, content: &str) -> Vec<String> {
    let lines = content.lines().count();
    let too_long = (["rs", "scss", "ts"].contains(&kind) && lines > LONGEST)
        .then(|| format!("{name} has {lines} lines; split it by subject"));
    let rules = FORBIDDEN.iter().filter(|rule| {
        rule.kinds.contains(&kind)
            && !rule
                .except
                .iter()
                .any(|folder| Path::new(name).starts_with(folder))
            && content.contains(rule.word)
    });
    too_long
        .into_iter()
        .chain(rules.map(|rule| format!("{name} contains `{}`: {}", rule.word, rule.why)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_word_is_found_in_the_kinds_of_file_it_is_about() {
        let query = concat!("use sea", "_orm::EntityTrait;");
        assert_eq!(
            findings_in("crates/service/src/lib.rs", "rs", query).len(),
            1
        );
        assert_eq!(findings_in("crates/store/src/lib.rs", "rs", query).len(), 0);
        assert_eq!(findings_in("ARCHITECTURE.md", "md", query).len(), 0);
    }

    #[test]
    fn long_source_files_are_found() {
        assert_eq!(findings_in("a.rs", "rs", &"\n".repeat(LONGEST)).len(), 0);
        assert_eq!(
            findings_in("a.rs", "rs", &"\n".repeat(LONGEST + 1)).len(),
            1
        );
        assert_eq!(
            findings_in("a.md", "md", &"\n".repeat(LONGEST + 1)).len(),
            0
        );
    }
}
