//! Names are found by two characters, in the list's order, by an index.

use domain::ids::CustomerId;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};

use super::{
    kit::{Book, NOW, random},
    plans::{assert_uses, plan_of},
};
use crate::{
    NewCustomer, PlatformStore,
    entities::customer::{Column, Entity},
    on_each_database,
    platform::search::{Search, SearchKind},
    testing::TestDatabase,
};

pub(super) async fn add(book: &Book, name: &str, after: i64) -> CustomerId {
    let new = NewCustomer {
        id: CustomerId::new(NOW.plus_secs(after), random()),
        name: name.to_owned(),
        note: String::new(),
        created_at: NOW.plus_secs(after),
        created_by: None,
    };
    let tx = book.store.begin().await.unwrap();
    let rows = tx.platform(&book.platform);
    rows.insert_customer(&new).await.unwrap();
    tx.commit().await.unwrap();
    new.id
}

fn driven(rows: &PlatformStore<'_>, search: &Search) -> Select<Entity> {
    let platform = rows.id().as_str();
    let own = Entity::find().filter(Column::PlatformId.eq(platform));
    let words = search.contained(&[Column::Name.into_expr(), Column::Note.into_expr()]);
    search.drive(platform, own, Column::Id, words, None)
}

async fn found(rows: &PlatformStore<'_>, book: &Book, text: &str) -> Vec<String> {
    let Some(search) = rows.search(SearchKind::Customer, text).await.unwrap() else {
        return vec!["nothing to look for".to_owned()];
    };
    let models = driven(rows, &search)
        .all(&book.store.0.reader)
        .await
        .unwrap();
    models.into_iter().map(|row| row.name).collect()
}

on_each_database! {
    async fn two_characters_find_a_name_wherever_they_stand(db: TestDatabase) {
        let book = Book::open(db).await;
        for (n, name) in ["茶颜悦色", "喜茶（深圳）", "Acme 100%_茶", "深圳晨光"].into_iter().enumerate() {
            add(&book, name, i64::try_from(n).unwrap() + 1).await;
        }
        let rows = book.rows();
        let search = async |text| found(&rows, &book, text).await;
        assert_eq!(search("深圳").await, ["深圳晨光", "喜茶（深圳）"]);
        assert_eq!(search("晨光").await, ["深圳晨光", "晨光文具"]);
        assert_eq!(search("光晨").await, Vec::<String>::new());
        assert_eq!(search(" 晨光 深圳 ").await, ["深圳晨光"]);
        assert_eq!(search("ACME").await, ["Acme 100%_茶"]);
        assert_eq!(search("0%_").await, ["Acme 100%_茶"]);
        assert_eq!(search("0__").await, Vec::<String>::new());
        assert_eq!(search("茶").await, ["茶颜悦色"], "one character finds what begins with it");
        assert_eq!(search("'; DROP TABLE customer; --\0😀\u{202E}").await, Vec::<String>::new());
        let huge = "晨光".repeat(5_000);
        assert_eq!(search(huge.as_str()).await, Vec::<String>::new());
        assert_eq!(search(" \0\t").await, ["nothing to look for"]);
        let (other, _) = book.another_platform().await;
        assert_eq!(found(&book.store.platform(&other), &book, "深圳").await, Vec::<String>::new());
    }

    async fn a_search_walks_over_one_gram_in_the_list_s_order(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let search = rows.search(SearchKind::Customer, "晨光文具").await.unwrap().unwrap();
        let plan = plan_of(&book, &driven(&rows, &search)).await;
        assert_uses(&plan, "search_gram_found");
    }

    async fn rows_from_before_the_search_are_entered_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let forget = async || { book.execute("DELETE FROM search_gram").await; };
        let rows = book.rows();
        forget().await;
        assert!(found(&rows, &book, "文具").await.is_empty());
        book.store.fill_search().await.unwrap();
        assert_eq!(found(&rows, &book, "文具").await, ["晨光文具"]);
        forget().await;
        book.store.fill_search().await.unwrap();
        assert!(found(&rows, &book, "文具").await.is_empty(), "it was done");
    }
}
