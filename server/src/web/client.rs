use std::net::{IpAddr, SocketAddr};

use http::HeaderMap;

const FORWARDED: &str = "x-forwarded-for";

/// The client's address. With `hops` reverse proxies that each append to X-Forwarded-For, it is the entry that the
/// outermost of them appended: anything left of it was sent by the client and proves nothing.
pub fn client_address(peer: SocketAddr, headers: &HeaderMap, hops: u8) -> IpAddr {
    let peer = peer.ip().to_canonical();
    let Some(from_right) = usize::from(hops).checked_sub(1) else {
        return peer;
    };
    let entries: Vec<&str> = headers
        .get_all(FORWARDED)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    entries
        .iter()
        .rev()
        .nth(from_right)
        .and_then(|entry| address(entry.trim()))
        .unwrap_or(peer)
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    bare.or_else(with_port)
        .or_else(in_brackets)
        .map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn seen(hops: u8, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED, HeaderValue::from_static(value));
        }
        client_address("10.0.0.9:4711".parse().unwrap(), &headers, hops).to_string()
    }

    #[test]
    fn only_counted_proxies_are_believed() {
        assert_eq!(seen(0, &["1.1.1.1"]), "10.0.0.9");
        assert_eq!(seen(1, &["6.6.6.6, 1.1.1.1"]), "1.1.1.1");
        assert_eq!(seen(2, &["6.6.6.6, 1.1.1.1, 10.0.0.8"]), "1.1.1.1");
        assert_eq!(seen(2, &["6.6.6.6, 1.1.1.1", "10.0.0.8"]), "1.1.1.1");
    }

    #[test]
    fn a_missing_or_strange_entry_falls_back_to_the_peer() {
        assert_eq!(seen(1, &[]), "10.0.0.9");
        assert_eq!(seen(3, &["1.1.1.1"]), "10.0.0.9");
        assert_eq!(seen(1, &["unknown"]), "10.0.0.9");
    }

    #[test]
    fn addresses_are_read_as_proxies_write_them() {
        for (text, ip) in [
            ("1.2.3.4:80", "1.2.3.4"),
            ("[::1]:80", "::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
        ] {
            assert_eq!(address(text).map(|ip| ip.to_string()).as_deref(), Some(ip));
        }
    }
}
