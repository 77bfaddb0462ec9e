use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{ids::PlatformId, time::Timestamp};
use store::ApiPause;

/// APIs that are not called until the day turns, as this node knows them: asked before every call, without a query.
#[derive(Debug, Default)]
pub(crate) struct Pauses(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    known: BTreeMap<Key, Known>,
    /// How often some were ended here: what was read before that is old.
    endings: u64,
}

type Key = (PlatformId, String, String);

#[derive(Debug)]
struct Known {
    pause: ApiPause,
    /// Learned by this node, and not written yet.
    is_news: bool,
}

impl Pauses {
    /// Until when the API is not to be called; none when it is. `appid`: the account whose quota it uses; empty for the
    /// platform's.
    pub(crate) fn until(
        &self,
        platform: &PlatformId,
        api: &str,
        appid: &str,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let key = (platform.clone(), api.to_owned(), appid.to_owned());
        let until = self.book().known.get(&key)?.pause.until;
        (until > now).then_some(until)
    }

    /// When the last of the platform's own pauses ends; none when it has none.
    pub(crate) fn last_end(&self, platform: &PlatformId, now: Timestamp) -> Option<Timestamp> {
        let book = self.book();
        let own = book.known.iter().filter(|((of, _, appid), known)| {
            of == platform && appid.is_empty() && known.pause.until > now
        });
        own.map(|(_, known)| known.pause.until).max()
    }

    /// WeChat said that the quota is used up: whether that is news here. Of many calls under way, the first one tells.
    pub(super) fn note(&self, pause: ApiPause) -> bool {
        let (key, mut book) = (key(&pause), self.book());
        let holds = book
            .known
            .get(&key)
            .is_some_and(|known| known.pause.until > pause.since);
        if !holds {
            let is_news = true;
            book.known.insert(key, Known { pause, is_news });
        }
        !holds
    }

    /// What is to be written.
    pub(super) fn news(&self) -> Vec<ApiPause> {
        let book = self.book();
        let news = book.known.values().filter(|known| known.is_news);
        news.map(|known| known.pause.clone()).collect()
    }

    /// Those were written.
    pub(super) fn written(&self, news: &[ApiPause]) {
        let mut book = self.book();
        for pause in news {
            if let Some(known) = book.known.get_mut(&key(pause))
                && known.pause == *pause
            {
                known.is_news = false;
            }
        }
    }

    /// How often pauses were ended here.
    pub(super) fn endings(&self) -> u64 {
        self.book().endings
    }

    /// What all nodes know together, as it was read when so many `endings` had been.
    pub(super) fn learn(&self, all: Vec<ApiPause>, endings: u64) {
        let mut book = self.book();
        if book.endings != endings {
            return;
        }
        book.known.retain(|_, known| known.is_news);
        for pause in all {
            let is_news = false;
            let known = Known { pause, is_news };
            book.known.entry(key(&known.pause)).or_insert(known);
        }
    }

    /// The platform's own quotas were cleared.
    pub(crate) fn end_own(&self, platform: &PlatformId) {
        self.end(|(of, _, appid)| of == platform && appid.is_empty());
    }

    /// All quotas were cleared, those of the platform's accounts too.
    pub(crate) fn end_all(&self, platform: &PlatformId) {
        self.end(|(of, ..)| of == platform);
    }

    fn end(&self, which: impl Fn(&Key) -> bool) {
        let mut book = self.book();
        book.endings = book.endings.wrapping_add(1);
        book.known.retain(|key, _| !which(key));
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(pause: &ApiPause) -> Key {
    (
        pause.platform_id.clone(),
        pause.api.clone(),
        pause.appid.clone(),
    )
}

#[cfg(test)]
mod tests {
    use domain::call::{AUTHORIZER_TOKEN, PRE_AUTH_CODE};

    use super::*;

    fn pause(platform: &PlatformId, appid: &str, since: Timestamp) -> ApiPause {
        ApiPause {
            platform_id: platform.clone(),
            api: PRE_AUTH_CODE.to_owned(),
            appid: appid.to_owned(),
            since,
            until: since.plus_secs(60),
            rid: None,
        }
    }

    #[test]
    fn the_first_refusal_of_many_is_written_once_and_others_are_learned() {
        let now = Timestamp::from_secs(1_790_000_000);
        let platform = PlatformId::new(now, [1; 10]);
        let (here, there) = (Pauses::default(), Pauses::default());
        let until = |pauses: &Pauses, at| pauses.until(&platform, PRE_AUTH_CODE, "", at);
        assert!(here.note(pause(&platform, "", now)));
        assert!(!here.note(pause(&platform, "", now.plus_secs(1))));
        let news = here.news();
        assert_eq!(news, [pause(&platform, "", now)]);
        here.learn(Vec::new(), 0);
        assert!(until(&here, now).is_some(), "not written yet: kept");
        here.written(&news);
        assert_eq!(here.news(), []);

        there.learn(news, 0);
        assert_eq!(until(&there, now), Some(now.plus_secs(60)));
        assert_eq!(until(&there, now.plus_secs(60)), None, "the day turned");
        assert_eq!(there.until(&platform, AUTHORIZER_TOKEN, "", now), None);
        assert_eq!(there.until(&platform, PRE_AUTH_CODE, "wx1", now), None);
        there.learn(Vec::new(), 0);
        assert_eq!(until(&there, now), None, "ended elsewhere");
    }

    #[test]
    fn a_platform_s_pauses_end_without_those_of_its_accounts() {
        let now = Timestamp::from_secs(1_790_000_000);
        let platform = PlatformId::new(now, [1; 10]);
        let pauses = Pauses::default();
        pauses.note(pause(&platform, "", now));
        pauses.note(pause(&platform, "wx1", now));
        pauses.end_own(&platform);
        pauses.learn(vec![pause(&platform, "", now)], 0);
        assert_eq!(pauses.last_end(&platform, now), None, "read too early");
        let of_account = |pauses: &Pauses| pauses.until(&platform, PRE_AUTH_CODE, "wx1", now);
        assert!(of_account(&pauses).is_some());
        pauses.end_all(&platform);
        assert!(of_account(&pauses).is_none());
    }
}
