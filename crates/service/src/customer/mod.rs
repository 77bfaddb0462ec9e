//! What the holder of a link or of an attempt's state can do: no sign-in, the secret in the URL is the key.

mod desk;
mod landing;
mod opened;
mod press;
mod result;
mod returned;
