//! As much of an HTTP/1.1 client as measuring needs: one connection, one request after the other, bytes made before. It
//! costs next to nothing, for it shares the machine with what it measures.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// A connection that is kept open.
pub struct Connection(BufReader<TcpStream>);

/// What a request was answered with.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// From the request's last byte to the answer's first.
    pub first_byte: Duration,
    /// The body, as it was sent.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects to `127.0.0.1:3000`.
    ///
    /// # Errors
    /// Nobody listens there.
    pub async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)
            .await
            .with_context(|| format!("cannot reach {address}"))?;
        stream.set_nodelay(true).context("cannot send at once")?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Sends a whole request and reads the whole answer.
    ///
    /// # Errors
    /// A connection that breaks, an answer that is no HTTP.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.0.write_all(request).await.context("cannot send")?;
        let sent = Instant::now();
        self.0.fill_buf().await.context("cannot receive")?;
        let first_byte = sent.elapsed();
        let status = self
            .line()
            .await?
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .context("the answer has no status")?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line().await?.to_ascii_lowercase();
            match line.split_once(':') {
                None => break,
                Some(("content-length", value)) => {
                    length = value.trim().parse().context("a strange content-length")?;
                }
                Some(("transfer-encoding", value)) => chunked = value.trim() == "chunked",
                Some(_) => {}
            }
        }
        let body = if chunked {
            self.chunks().await?
        } else {
            self.take(length).await?
        };
        Ok(Answer {
            status,
            first_byte,
            body,
        })
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line().await?;
            let length = usize::from_str_radix(&line, 16).context("a strange chunk")?;
            body.extend(self.take(length).await?);
            self.line().await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0
            .read_exact(&mut bytes)
            .await
            .context("the answer breaks off")?;
        Ok(bytes)
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self
            .0
            .read_line(&mut line)
            .await
            .context("cannot receive")?
            == 0
        {
            bail!("the connection was closed");
        }
        Ok(line.trim_end().to_owned())
    }
}

/// The bytes of a GET.
#[must_use]
pub fn get(host: &str, path: &str, cookie: &str) -> Vec<u8> {
    let cookie = match cookie {
        "" => String::new(),
        cookie => format!("Cookie: {cookie}\r\n"),
    };
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n{cookie}\r\n").into_bytes()
}

/// The bytes of a POST with a body that is not a form.
#[must_use]
pub fn post(host: &str, path: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
