use super::{
    Act,
    words::{Words, percent},
};
use crate::{Fault, FaultKind, PushFaults};

/// What becomes of pushes.
pub(super) fn pushes(words: &mut Words<'_>) -> Result<Act, String> {
    let mut faults = PushFaults::default();
    let mut word = words.need("what becomes of pushes")?;
    match word {
        "hold" => return Ok(Act::Hold(true)),
        "release" => return Ok(Act::Hold(false)),
        "as" => {
            words.word("usual")?;
            return Ok(Act::Pushes(faults));
        }
        _ => {}
    }
    loop {
        let percent = words.percent(word)?;
        match word {
            "drop" => faults.drop = percent,
            "duplicate" => faults.duplicate = percent,
            "reorder" => faults.reorder = percent,
            other => return Err(format!("{other} is nothing that becomes of pushes")),
        }
        match words.next() {
            Some(next) => word = next,
            None => return Ok(Act::Pushes(faults)),
        }
    }
}

/// What goes wrong with calls.
pub(super) fn fault(words: &mut Words<'_>) -> Result<Fault, String> {
    let api = words.need("the API, or * for all")?;
    let kind = match words.need("what goes wrong")? {
        "errcode" => FaultKind::Errcode {
            errcode: words.number("the errcode")?,
        },
        "status" => FaultKind::Status {
            status: words.number("the HTTP status")?,
        },
        "html" => FaultKind::Html,
        "bad-gateway" => FaultKind::BadGateway,
        "delay" => {
            let word = words.need("how many milliseconds")?;
            let ms = word.strip_suffix("ms").and_then(|ms| ms.parse().ok());
            FaultKind::Delay {
                ms: ms.ok_or_else(|| format!("{word} is no delay, such as 50ms"))?,
            }
        }
        "hang" => FaultKind::Hang {
            seconds: words.duration()?.unsigned_abs(),
        },
        "reset" => FaultKind::Reset,
        "lost-answer" => FaultKind::LostAnswer,
        other => return Err(format!("{other} is nothing that goes wrong")),
    };
    let fault = Fault::once(api, kind);
    let Some(often) = words.next() else {
        return Ok(fault);
    };
    if let Some(percent) = percent(often) {
        return Ok(Fault {
            percent: Some(percent),
            ..fault
        });
    }
    let times = often.strip_prefix('x').and_then(|times| times.parse().ok());
    Ok(Fault {
        times: times.ok_or_else(|| format!("{often} is neither x3 nor 20%"))?,
        ..fault
    })
}
