//! Which account an attempt's push names: with it a grant is found although the answer to its exchange was lost.

super::migration!(&["ALTER TABLE attempt ADD COLUMN told_appid TEXT"]);
