//! The migrations, oldest first. One that was released is never edited: a later one changes what it made, in a way
//! that the program before it can still work with (expand first, contract a release later).

mod m0001_people;
mod m0002_platforms;
mod m0003_links;
mod m0004_authorizers;
mod m0005_inbox;
mod m0006_audit;
mod m0007_rescue;
mod m0008_search;
mod m0009_links;
mod m0010_conflicts;
mod m0011_authorizers;
mod m0012_limits;
mod m0013_staff;
mod m0013_trail;
mod m0014_platform_settings;
mod m0015_pushes;
mod m0016_calls;
mod m0017_reconciliation;
mod m0018_release;
mod m0026_tokens;
mod m0027_reconciliation_runs;
mod m0036_quotas;
mod m0037_conflicts;
mod m0040_failed_presses;
mod m0041_rehearsals;

use sea_orm_migration::MigrationTrait;

/// Every migration, oldest first.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m0001_people::Migration),
        Box::new(m0002_platforms::Migration),
        Box::new(m0003_links::Migration),
        Box::new(m0004_authorizers::Migration),
        Box::new(m0005_inbox::Migration),
        Box::new(m0006_audit::Migration),
        Box::new(m0007_rescue::Migration),
        Box::new(m0008_search::Migration),
        Box::new(m0009_links::Migration),
        Box::new(m0010_conflicts::Migration),
        Box::new(m0011_authorizers::Migration),
        Box::new(m0012_limits::Migration),
        Box::new(m0013_staff::Migration),
        Box::new(m0013_trail::Migration),
        Box::new(m0014_platform_settings::Migration),
        Box::new(m0015_pushes::Migration),
        Box::new(m0016_calls::Migration),
        Box::new(m0026_tokens::Migration),
        Box::new(m0017_reconciliation::Migration),
        Box::new(m0027_reconciliation_runs::Migration),
        Box::new(m0018_release::Migration),
        Box::new(m0036_quotas::Migration),
        Box::new(m0037_conflicts::Migration),
        Box::new(m0040_failed_presses::Migration),
        Box::new(m0041_rehearsals::Migration),
    ]
}

/// A migration that runs its statements in a transaction. There is no way down: a backup is the way back.
macro_rules! migration {
    ($statements:expr) => {
        pub(crate) struct Migration;

        impl sea_orm_migration::MigrationName for Migration {
            fn name(&self) -> &str {
                module_path!().rsplit("::").next().unwrap_or_default()
            }
        }

        #[expect(
            elided_lifetimes_in_paths,
            reason = "as in the trait; async_trait tells them apart"
        )]
        #[async_trait::async_trait]
        impl sea_orm_migration::MigrationTrait for Migration {
            async fn up(
                &self,
                manager: &sea_orm_migration::SchemaManager,
            ) -> Result<(), sea_orm_migration::DbErr> {
                crate::dialect::run(manager, $statements).await
            }

            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }
        }
    };
}
use migration;
