use super::PermissionSet;

pub(super) const SETS: &[PermissionSet] = &[];
