use serde::{Deserialize, Serialize};

use super::Reading;
use crate::{
    ids::CustomerId,
    text::{self, NAME_MAX},
};

/// A customer as somebody typed it: a whole name or an id, and the customer that was chosen before or picked from those
/// that the text could mean.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCustomer {
    /// What was typed.
    pub text: String,
    /// Who is meant, as far as the text fits: of customers with one name it tells which.
    pub was: Option<CustomerId>,
}

impl TypedCustomer {
    /// From the fields `customer` and `customer_was` of a form; an id that cannot be read is none.
    #[must_use]
    pub fn new(text: &str, was: &str) -> Self {
        Self {
            text: text.trim().to_owned(),
            was: was.trim().parse().ok(),
        }
    }

    /// Exactly this customer.
    #[must_use]
    pub fn exactly(id: &CustomerId) -> Self {
        Self::new(id.as_str(), "")
    }

    /// Reads `customer`, an id or what was typed into a filter, and `customer_was`, which counts beside a text alone.
    pub fn read(query: &mut Reading<'_>) -> (Option<CustomerId>, Option<Self>) {
        let given = query.value("customer", |text| match text.trim().parse() {
            Ok(id) => Some(Ok(id)),
            Err(_) => text::name(text).ok().map(Err),
        });
        let was = query.value("customer_was", |id| id.parse().ok());
        match given {
            Some(Ok(id)) => (Some(id), None),
            Some(Err(text)) => (None, Some(Self { text, was })),
            None => (None, None),
        }
    }

    /// Whether the text can be a customer's name at all.
    #[must_use]
    pub fn could_be_name(&self) -> bool {
        self.text.chars().count() <= usize::try_from(NAME_MAX).unwrap_or(usize::MAX)
            && !self.text.contains('\0')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    const ID: &str = "cus_00000000000000000000000000000001";

    #[test]
    fn an_address_names_a_customer_by_its_id_or_as_somebody_typed_it() {
        let id: CustomerId = ID.parse().unwrap();
        let read = |pairs: &[(&str, &str)]| read_pairs(pairs, TypedCustomer::read);
        let typed = |text: &str, was| TypedCustomer {
            text: text.to_owned(),
            was,
        };
        for (pairs, expected) in [
            (&[("customer", ID)][..], (Some(id.clone()), None)),
            (
                &[("customer", " 晨光文具 "), ("customer_was", ID)],
                (None, Some(typed("晨光文具", Some(id)))),
            ),
            // The field was emptied: no customer, whoever it was before.
            (&[("customer", ""), ("customer_was", ID)], (None, None)),
            (&[("customer_was", ID)], (None, None)),
        ] {
            assert_eq!(read(pairs), (expected, Vec::new()), "{pairs:?}");
        }
        assert_eq!(read(&[("customer", "a\0b")]).1.len(), 1);
    }
}
