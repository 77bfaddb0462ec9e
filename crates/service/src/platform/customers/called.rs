use console::{AskedCustomer, CustomerCandidate, CustomerClash};
use domain::{
    ids::CustomerId,
    list::{CustomerFilter, CustomerView, TypedCustomer},
    problem::FieldProblem,
};
use store::{CustomerName, CustomerRow, StoreError};

use crate::platform::Desk;

/// How many customers are listed to choose from, and among how many of one name they are looked for.
const LISTED: usize = 20;
const NAMED: u64 = 200;

impl Desk {
    /// The customer that a form means; one that was put away gets nothing new.
    pub(in crate::platform) async fn check_customer(
        &self,
        typed: &TypedCustomer,
    ) -> Result<Result<CustomerName, CustomerClash>, StoreError> {
        Ok(match self.customer_called(typed).await? {
            Ok(row) if row.archived_at.is_some() => Err(FieldProblem::Archived.into()),
            Ok(CustomerRow { id, name, .. }) => Ok(CustomerName { id, name }),
            Err(clash) => Err(clash),
        })
    }

    /// The customer that a filter means, wherever it is put.
    pub(in crate::platform) async fn asked_customer(
        &self,
        typed: &TypedCustomer,
    ) -> Result<AskedCustomer, StoreError> {
        Ok(match self.customer_called(typed).await? {
            Ok(row) => AskedCustomer::Is(row.id),
            Err(clash) => AskedCustomer::Unclear(clash),
        })
    }

    /// By id, or by the whole name; of several with that name the one that was chosen.
    async fn customer_called(
        &self,
        typed: &TypedCustomer,
    ) -> Result<Result<CustomerRow, CustomerClash>, StoreError> {
        if typed.text.is_empty() {
            return Ok(Err(FieldProblem::Required.into()));
        }
        if let Ok(id) = typed.text.parse() {
            let found = self.customer_or_none(&id).await?;
            return Ok(found.ok_or_else(|| FieldProblem::NoSuchCustomer.into()));
        }
        if !typed.could_be_name() {
            return Ok(Err(FieldProblem::NoSuchCustomer.into()));
        }
        if let Some(id) = &typed.was
            && let Some(row) = self.customer_or_none(id).await?
            && row.name == typed.text
        {
            return Ok(Ok(row));
        }
        let mut named = self.rows().customers_called(&typed.text, NAMED).await?;
        // Those put away stand for their name only while nobody else has it.
        if named.iter().any(|row| row.archived_at.is_none()) {
            named.retain(|row| row.archived_at.is_none());
        }
        named.sort_by_key(|row| std::cmp::Reverse((row.created_at, row.id.to_string())));
        if named.len() > 1 {
            return Ok(Err(clash(FieldProblem::SeveralCustomers, named)));
        }
        match named.pop() {
            Some(only) => Ok(Ok(only)),
            None => self.customer_like(typed).await,
        }
    }

    /// Nobody is called exactly so: the one that was picked among those that are called like it, or all of those.
    async fn customer_like(
        &self,
        typed: &TypedCustomer,
    ) -> Result<Result<CustomerRow, CustomerClash>, StoreError> {
        let like = CustomerFilter {
            view: CustomerView::Active,
            text: typed.text.clone(),
            ..CustomerFilter::default()
        };
        let like = self.rows().customers(&like).await?.rows;
        if let Some(picked) = like.iter().find(|row| Some(&row.id) == typed.was.as_ref()) {
            return Ok(Ok(picked.clone()));
        }
        let problem = if like.is_empty() {
            FieldProblem::NoSuchCustomer
        } else {
            FieldProblem::CustomersAlike
        };
        Ok(Err(clash(problem, like)))
    }

    async fn customer_or_none(&self, id: &CustomerId) -> Result<Option<CustomerRow>, StoreError> {
        match self.rows().customer(id).await {
            Ok(row) => Ok(Some(row)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn clash(problem: FieldProblem, rows: Vec<CustomerRow>) -> CustomerClash {
    let candidates = rows.into_iter().take(LISTED).map(|row| CustomerCandidate {
        id: row.id,
        name: row.name,
        note: row.note,
        created_at: row.created_at,
    });
    CustomerClash {
        problem,
        candidates: candidates.collect(),
    }
}
