//! Whose a granted account is: decided from the link it came by and from what the book says already.

use crate::{authorizer::Standing, ids::CustomerId};

/// What the link was made for that explains a grant.
#[derive(Debug, Clone, Copy)]
pub struct Meant<'a> {
    /// The customer it was made for.
    pub customer: &'a CustomerId,
    /// The account that it pinned.
    pub biz_appid: Option<&'a str>,
}

/// Where a grant stands in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The customer that the account belongs to (still, or from now on).
    pub customer: Option<CustomerId>,
    /// Whether staff must decide.
    pub standing: Standing,
}

/// Places the grant of `appid`. A grant over a link that pinned another account, or of an account that belongs to
/// another customer, is kept but set aside; one that no link explains stays with its owner, or is unassigned.
#[must_use]
pub fn place(meant: Option<Meant<'_>>, appid: &str, owner: Option<&CustomerId>) -> Placement {
    let Some(meant) = meant else {
        let standing = if owner.is_some() {
            Standing::Assigned
        } else {
            Standing::Unassigned
        };
        return Placement {
            customer: owner.cloned(),
            standing,
        };
    };
    let other_account = meant.biz_appid.is_some_and(|pinned| pinned != appid);
    let other_owner = owner.is_some_and(|owner| owner != meant.customer);
    if other_account || other_owner {
        Placement {
            customer: owner.cloned(),
            standing: Standing::WrongAccount,
        }
    } else {
        Placement {
            customer: Some(meant.customer.clone()),
            standing: Standing::Assigned,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    #[test]
    fn a_grant_is_placed_by_its_link_and_its_owner() {
        let customer = |n| CustomerId::new(Timestamp::from_millis(1), [n; 10]);
        let (ours, theirs) = (customer(1), customer(2));
        let open = Some(Meant {
            customer: &ours,
            biz_appid: None,
        });
        let pinned = Some(Meant {
            customer: &ours,
            biz_appid: Some("wx1"),
        });
        let cases = [
            (open, None, Some(&ours), Standing::Assigned),
            (open, Some(&ours), Some(&ours), Standing::Assigned),
            (open, Some(&theirs), Some(&theirs), Standing::WrongAccount),
            (pinned, None, None, Standing::WrongAccount),
            (pinned, Some(&ours), Some(&ours), Standing::WrongAccount),
            (None, None, None, Standing::Unassigned),
            (None, Some(&theirs), Some(&theirs), Standing::Assigned),
        ];
        for (meant, owner, customer, standing) in cases {
            let placement = place(meant, "wx2", owner);
            assert_eq!(
                placement,
                Placement {
                    customer: customer.cloned(),
                    standing
                }
            );
        }
        assert_eq!(place(pinned, "wx1", None).standing, Standing::Assigned);
    }
}
