//! The whole system: a real server, a real database, a sandbox WeChat, browsers.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what is not as it must be fails them"
)]

/// The program of [`tests::Processes`].
const NODE: &str = env!("CARGO_BIN_EXE_node");

/// Runs scenarios, each a function of a [`tests::Stage`], on SQLite and on PostgreSQL (when there is one). Another kind of stage is
/// named before them.
macro_rules! on_both {
    ($stage:path => $($scenario:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $scenario() {
                super::$scenario($stage(tests::TestDatabase::sqlite()).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $scenario() {
                if let Some(database) = tests::TestDatabase::postgres().await {
                    super::$scenario($stage(database).await).await;
                }
            })+
        }
    };
    ($($scenario:ident),+ $(,)?) => {
        on_both!(tests::Stage::on => $($scenario),+);
    };
}

/// Runs a test on a stage and its other nodes, on both databases.
macro_rules! on_many_nodes {
    ($($test:ident),+ $(,)?) => {
        mod one_on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::nodes::set_up(tests::TestDatabase::sqlite(), async |stage, services| {
                    super::$test(stage, services).await;
                })
                .await;
            })+
        }
        mod many_on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                if let Some(database) = tests::TestDatabase::postgres().await {
                    crate::nodes::set_up(database, async |stage, services| {
                        super::$test(stage, services).await;
                    })
                    .await;
                }
            })+
        }
    };
}

mod account;
mod account_options;
mod audit;
mod audit_export;
mod authorization;
mod authorizers_found;
mod authorizers_queue;
mod bad_pushes;
mod broken_calls;
mod busy;
mod calls_log;
mod changes;
mod codes;
mod conflicts_page;
mod customer_choice;
mod customers_book;
mod customers_import;
mod dead_links;
mod headers;
mod invitations;
mod keeper;
mod keeper_asked;
mod kills_pushes;
mod kills_tokens;
mod lifecycle;
mod limits;
mod link_changes;
mod link_list;
mod link_states;
mod main_job;
mod messages;
mod nodes;
mod notices;
mod outages;
mod processes;
mod push_lanes;
mod push_log;
mod push_order;
mod push_pairs;
mod quotas;
mod reconciliation;
mod reconciliation_long;
mod reconciliation_runs;
mod reconciliation_schedule;
mod refused_changes;
mod rehearsal;
mod release_check;
mod restore;
mod sessions;
mod settings;
mod settle_once;
mod staff;
mod stories;
mod stuck_links;
mod ticket;
mod troubled_accounts;
mod unassigned;
mod wechat_health;
mod withheld;
mod wrong_account;
