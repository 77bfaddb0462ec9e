//! What a browser says of itself, in plain words.

/// A program and the system that it runs on, by the names that people know; none where it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// `Chrome`, `WeChat`.
    pub program: Option<&'static str>,
    /// `Windows`, `iPhone`.
    pub system: Option<&'static str>,
}

/// The first that is found counts: browsers also name those that they descend from.
const PROGRAMS: [(&str, &str); 13] = [
    ("wxwork/", "WeCom"),
    ("MicroMessenger/", "WeChat"),
    ("QQBrowser/", "QQ Browser"),
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

impl Device {
    /// From a User-Agent.
    #[must_use]
    pub fn of(user_agent: &str) -> Self {
        let find = |table: &[(&str, &'static str)]| {
            table
                .iter()
                .find(|(sign, _)| user_agent.contains(sign))
                .map(|(_, name)| *name)
        };
        Self {
            program: find(&PROGRAMS),
            system: find(&SYSTEMS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_what_people_call_them() {
        for (agent, program, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50",
                "WeChat",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
                "Safari",
                "macOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
            ),
        ] {
            let device = Device::of(agent);
            assert_eq!(
                (device.program, device.system),
                (Some(program), Some(system)),
                "{agent}"
            );
        }
        let unknown = Device::of("a robot");
        assert_eq!((unknown.program, unknown.system), (None, None));
    }
}
