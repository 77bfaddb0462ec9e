use domain::time::Timestamp;

/// How often something was tried in the window that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// How often, this time included.
    pub count: i64,
    /// When the window ends and counting begins anew.
    pub ends_at: Timestamp,
}
