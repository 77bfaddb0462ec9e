/// What a platform's form is filled with.
pub fn platform_values() -> [(&'static str, &'static str); 7] {
    [
        ("slug", "mine"),
        ("name", "越权"),
        ("component_appid", "wx00000000000000ff"),
        ("appsecret", "x"),
        ("token", "token123"),
        ("encoding_aes_key", "x"),
        ("public_origin", "https://a.example"),
    ]
}
