//! Envelopes of pushes, opened and sealed on one core, beside openssl's two algorithms on as many bytes.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use wechat::PushQuery;

use crate::{
    Args,
    machine::said,
    report::Report,
    stage::{APPID, Stage},
};

/// The lengths of the messages, in bytes: a ticket, a grant, the longest that is plausible.
const LENGTHS: [usize; 3] = [330, 1_000, 16_000];
/// Random bytes, length and AppID stand beside the message.
const BESIDE: usize = 16 + 4 + APPID.len();

/// Envelopes a second, and what openssl would need for their AES and SHA-1 alone.
pub fn measure(args: &Args, report: &mut Report) -> Result<()> {
    let keys = Stage::push_keys()?;
    for length in LENGTHS {
        let message = "x".repeat(length);
        let sealed = keys.seal_push(&message, "1790000000", "bench", [7; 16]);
        let value = |name: &str| {
            let pair = sealed.query.iter().find(|(given, _)| *given == name);
            pair.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let query = PushQuery {
            timestamp: value("timestamp"),
            nonce: value("nonce"),
            msg_signature: value("msg_signature"),
        };
        let body = sealed.body.as_bytes();
        keys.open(&query, body)
            .context("an own push does not open")?;
        let opened = a_second(args, || keys.open(&query, body).is_ok());
        let seals = a_second(args, || {
            keys.seal_push(&message, "1790000000", "bench", [7; 16])
        });
        // Padded to 32 bytes; signed is its Base64.
        let cipher = (length + BESIDE) / 32 * 32 + 32;
        let base64 = cipher.div_ceil(3) * 4;
        let decrypt = openssl(args, &["-evp", "aes-256-cbc", "-decrypt"], cipher);
        let encrypt = openssl(args, &["-evp", "aes-256-cbc"], cipher);
        let sha1 = openssl(args, &["-evp", "sha1"], base64);
        let of = |what: &str| format!("{length} bytes: {what}");
        report.add(
            "envelope",
            of("opened (signature, XML, Base64, AES, checks)"),
            opened,
            "/s",
        );
        for (what, rate) in [
            ("openssl, AES-256-CBC decryption of as many", decrypt),
            ("openssl, SHA-1 of their Base64", sha1),
        ] {
            if let Some(rate) = rate {
                report.add("envelope", of(what), rate, "/s");
            }
        }
        report.add("envelope", of("sealed"), seals, "/s");
        if let Some(rate) = encrypt {
            report.add(
                "envelope",
                of("openssl, AES-256-CBC encryption of as many"),
                rate,
                "/s",
            );
        }
        share(
            report,
            &of("opening takes so many times openssl's AES and SHA-1"),
            opened,
            decrypt,
            sha1,
        );
        share(
            report,
            &of("sealing takes so many times openssl's AES and SHA-1"),
            seals,
            encrypt,
            sha1,
        );
    }
    Ok(())
}

fn share(report: &mut Report, name: &str, ours: f64, aes: Option<f64>, sha1: Option<f64>) {
    if let (Some(aes), Some(sha1)) = (aes, sha1) {
        report.add(
            "envelope",
            name,
            (1.0 / ours) / (1.0 / aes + 1.0 / sha1),
            "×",
        );
    }
}

/// How often something can be done in a second, on one core.
fn a_second<T>(args: &Args, mut work: impl FnMut() -> T) -> f64 {
    let at_most = Duration::from_secs(args.seconds.min(2));
    let (began, mut done) = (Instant::now(), 0_u64);
    while began.elapsed() < at_most {
        for _ in 0..64 {
            black_box(work());
        }
        done += 64;
    }
    done as f64 / began.elapsed().as_secs_f64()
}

/// How many blocks of this length openssl does in a second; none where there is no openssl.
fn openssl(args: &Args, which: &[&str], bytes: usize) -> Option<f64> {
    let (bytes_text, seconds) = (bytes.to_string(), args.seconds.min(2).to_string());
    let mut arguments = vec!["speed", "-mr", "-seconds", &seconds, "-bytes", &bytes_text];
    arguments.extend_from_slice(which);
    let printed = said("openssl", &arguments);
    // `+F:25:AES-256-CBC:831405468.66`: bytes a second.
    let line = printed.lines().find(|line| line.starts_with("+F:"))?;
    let rate: f64 = line.rsplit(':').next()?.parse().ok()?;
    Some(rate / bytes as f64)
}
