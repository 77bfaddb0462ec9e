use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{
    ReleaseRow, ReleaseSheet,
    accounts::{GROUPS, group},
    ask::{LIMIT, OPENID, Writer},
};
use crate::{Sandbox, SandboxError, config::AccountConfig, world::PushState};

/// How long the message by API is waited for.
const BY_API: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);
const TEXT: &str = "TESTCOMPONENT_MSG_TYPE_TEXT";

impl Sandbox {
    /// Checks a platform as WeChat does before a whole-network release: with a group of test accounts, or with one that
    /// is drawn.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`], and [`SandboxError::Config`] for a platform without a message URL.
    pub async fn check_release(
        &self,
        platform: &str,
        number: Option<usize>,
    ) -> Result<ReleaseSheet, SandboxError> {
        let writer = Writer::new(self, platform)?;
        let [random] = self.wire().bytes();
        let drawn = usize::from(random) % GROUPS;
        let accounts = group(number.unwrap_or(drawn));
        let [official, mini] =
            accounts.ok_or_else(|| SandboxError::Config("no such group".to_owned()))?;
        let mut check = Check {
            sandbox: self,
            platform,
            writer,
            rows: Vec::new(),
        };
        let began_at = self.now();
        check.run(official, mini).await?;
        Ok(ReleaseSheet {
            component: self.platform(platform)?.component_appid.clone(),
            accounts: vec![official.appid.clone(), mini.appid.clone()],
            began_at,
            rows: check.rows,
        })
    }
}

struct Check<'a> {
    sandbox: &'a Sandbox,
    platform: &'a str,
    writer: Writer<'a>,
    rows: Vec<ReleaseRow>,
}

impl Check<'_> {
    async fn run(
        &mut self,
        official: &AccountConfig,
        mini: &AccountConfig,
    ) -> Result<(), SandboxError> {
        let began = Instant::now();
        let id = self.sandbox.push_ticket(self.platform)?;
        self.pushed("组件ticket正确接收", None, began, id).await;
        for account in [official, mini] {
            self.grants(account).await?;
        }
        let began = Instant::now();
        let answer = self.writer.text(official, TEXT).await;
        let right =
            answer.and_then(|answer| self.writer.is_text(&answer, &format!("{TEXT}_callback")));
        self.note("返回普通文本消息", Some(official), began, LIMIT, right);

        let began = Instant::now();
        let answer = self.writer.event(official, "LOCATION").await;
        let right = answer.and_then(|answer| self.writer.is_text(&answer, "LOCATIONfrom_callback"));
        self.note("发送事件消息", Some(official), began, LIMIT, right);

        for account in [official, mini] {
            self.by_api(account).await?;
        }
        for account in [official, mini] {
            let began = Instant::now();
            self.sandbox.revoke(self.platform, &account.appid)?;
            let id = self.newest_push();
            self.pushed("取消授权", Some(account), began, id).await;
        }
        Ok(())
    }

    /// The account grants, with a `pre_auth_code` that WeChat makes itself: nobody opens a link.
    async fn grants(&mut self, account: &AccountConfig) -> Result<(), SandboxError> {
        let component = &self.sandbox.platform(self.platform)?.component_appid;
        // One that an earlier check left over.
        let _ = self.sandbox.revoke(self.platform, &account.appid);
        let began = Instant::now();
        let code = self
            .sandbox
            .change(|world, now| world.new_pre_auth_code(component, now));
        self.note("生成预授权码", Some(account), began, LIMIT, Ok(()));
        let began = Instant::now();
        self.sandbox
            .grant(self.platform, &account.appid, &account.sets, Some(&code))?;
        let id = self.newest_push();
        self.note("获取授权code", Some(account), began, LIMIT, Ok(()));
        self.pushed("授权", Some(account), began, id).await;
        Ok(())
    }

    /// A code by message, an empty answer, and then the customer-service message.
    async fn by_api(&mut self, account: &AccountConfig) -> Result<(), SandboxError> {
        let component = &self.sandbox.platform(self.platform)?.component_appid;
        let code = self
            .sandbox
            .change(|world, now| world.new_auth_code(component, &account.appid, now));
        let began = Instant::now();
        let text = format!("QUERY_AUTH_CODE:{code}");
        let empty = match self.writer.text(account, &text).await {
            Ok(answer) if answer.is_empty() => Ok(()),
            Ok(_) => Err("应答不是空串".to_owned()),
            Err(error) => Err(error),
        };
        self.note("返回Api文本消息：应答", Some(account), began, LIMIT, empty);
        let wanted = format!("{code}_from_api");
        let came = loop {
            let sent = self.sandbox.sent_messages();
            if sent.iter().any(|message| {
                (&message.account, message.openid.as_str(), &message.text)
                    == (&account.appid, OPENID, &wanted)
            }) {
                break Ok(());
            }
            if began.elapsed() > BY_API {
                break Err("没有收到客服消息".to_owned());
            }
            sleep(PAUSE).await;
        };
        self.note("返回Api文本消息", Some(account), began, BY_API, came);
        Ok(())
    }

    fn newest_push(&self) -> u64 {
        self.sandbox.read(|world, _| world.last_push_id)
    }

    /// Waits until a push is delivered, or given up.
    async fn pushed(
        &mut self,
        name: &'static str,
        account: Option<&AccountConfig>,
        began: Instant,
        id: u64,
    ) {
        self.sandbox.idle().await;
        let push = self.sandbox.pushes().into_iter().find(|push| push.id == id);
        let told = match push {
            Some(push) if push.state == PushState::Delivered => Ok(()),
            Some(push) => Err(push
                .attempts
                .last()
                .map_or_else(|| "没有送达".to_owned(), |last| last.outcome.clone())),
            None => Err("没有推送".to_owned()),
        };
        self.note(name, account, began, LIMIT, told);
    }

    /// What came too late is as wrong as what came wrong.
    fn note(
        &mut self,
        name: &'static str,
        account: Option<&AccountConfig>,
        began: Instant,
        limit: Duration,
        told: Result<(), String>,
    ) {
        let took = began.elapsed();
        let told = told.and_then(|()| match took > limit {
            true => Err("应答太迟".to_owned()),
            false => Ok(()),
        });
        self.rows.push(ReleaseRow {
            name,
            account: account.map(|account| account.appid.clone()),
            passed: told.is_ok(),
            told: told.err().unwrap_or_default(),
            ms: millis(took),
            limit_ms: millis(limit),
        });
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
