use serde_json::Value;

/// A row: who asks gets which status. `nobody`, staff of another platform, staff.
pub struct Row {
    /// The route, as the server lists it: a server function by its name alone.
    pub route: String,
    /// A path that leads there.
    pub path: String,
    pub body: Body,
    pub expect: [u16; 3],
}

pub enum Body {
    None,
    /// For server functions that read.
    Json(Value),
    /// For forms, sent by a script: the answer says what happened.
    Form(Vec<(&'static str, String)>),
}

pub fn row(route: &str, path: &str, body: Body, expect: [u16; 3]) -> Row {
    Row {
        route: route.to_owned(),
        path: path.to_owned(),
        body,
        expect,
    }
}

pub fn get(route: &str, path: &str, expect: [u16; 3]) -> Row {
    row(&format!("GET {route}"), path, Body::None, expect)
}

pub fn post(route: &str, path: &str, fields: &[(&'static str, &str)], expect: [u16; 3]) -> Row {
    row(
        &format!("POST {route}"),
        path,
        Body::Form(owned(fields)),
        expect,
    )
}

pub fn json(function: &str, arguments: Value, expect: [u16; 3]) -> Row {
    row(function, "", Body::Json(arguments), expect)
}

pub fn form(function: &str, fields: &[(&'static str, &str)], expect: [u16; 3]) -> Row {
    row(function, "", Body::Form(owned(fields)), expect)
}

pub fn owned(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    fields
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
