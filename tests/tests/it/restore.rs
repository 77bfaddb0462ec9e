//! A backup and its restore, as `docs/operations.md` §5 tells operators: the database and the master key, together.

use std::{fs, path::Path};

use store::testing::back_up_sqlite;
use tests::{Stage, TestDatabase, Wanted};

/// A stage whose database and key were copied while it was in use, and which was stopped after more had happened.
async fn backed_up(folder: &Path) -> Stage {
    let database = TestDatabase::sqlite();
    let url = database.url().to_owned();
    let mut stage = Stage::on(database).await;
    stage.add_customer("松间面馆").await;
    back_up_sqlite(&url, &folder.join("grantbook.db"))
        .await
        .unwrap();
    fs::copy(stage.settings.master_key(), folder.join("master.key")).unwrap();
    stage.add_customer("白鹭花坊").await;
    stage.halt().await;
    let copy = format!("sqlite://{}", folder.join("grantbook.db").display());
    stage.settings.database_url = Some(copy.into());
    stage.settings.master_key_file = Some(folder.join("master.key"));
    stage
}

#[tokio::test]
async fn a_copy_of_database_and_key_goes_on_where_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = backed_up(folder.path()).await;
    stage.restart().await.unwrap();

    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/customers").await;
    page.says(200, &["松间面馆"]);
    assert!(!page.body.contains("白鹭花坊"), "that came after the copy");

    // The ticket and the platform's secrets were sealed: with them a token is had, and a code for the customer's press.
    let made = stage.make_link(Wanted::default()).await;
    let pressed = stage.press(&stage.browser(), &made).await;
    stage.consent(&pressed, "wx94a6f1c08e3d7b25", &[17, 18]);
    stage.work().await;
    assert_eq!(stage.authorizers().await.len(), 1);
}

#[tokio::test]
async fn a_copy_without_its_key_is_refused_and_gets_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = backed_up(folder.path()).await;
    let file = folder.path().join("master.key");
    let key = fs::read_to_string(&file).unwrap();

    fs::write(&file, "ab".repeat(32)).unwrap();
    let refusal = stage.restart().await.unwrap_err();
    assert!(refusal.contains("not the one"), "{refusal}");

    fs::remove_file(&file).unwrap();
    let refusal = stage.restart().await.unwrap_err();
    assert!(refusal.contains("is not there"), "{refusal}");
    assert!(!file.exists(), "a key that opens nothing was made");

    fs::write(&file, key).unwrap();
    stage.restart().await.unwrap();
    stage.browser().open("/readyz").await.says(200, &["ready"]);
}
