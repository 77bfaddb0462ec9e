//! Customers: listing them, adding them, changing them.

mod read;
mod write;

pub(crate) use read::customer_name;
