use super::World;

/// What of an account a platform may switch: its name, its values, and the set that it belongs to (docs/wechat.md §3.8).
const OPTIONS: &[(&str, &[&str], i64)] = &[
    ("location_report", &["0", "1", "2"], 1),
    ("voice_recognize", &["0", "1"], 1),
    ("customer_service", &["0", "1"], 1),
];

/// Why an option is neither read nor set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OptionRefusal {
    Name,
    Value,
    NotGranted,
    SetMissing,
}

impl World {
    /// The value of an account's option; `0` until it was set.
    pub(crate) fn option(
        &self,
        component: &str,
        account: &str,
        name: &str,
    ) -> Result<String, OptionRefusal> {
        self.find_option(component, account, name)?;
        let set = self.options.get(account).and_then(|all| all.get(name));
        Ok(set.cloned().unwrap_or_else(|| "0".to_owned()))
    }

    /// Sets an account's option.
    pub(crate) fn set_option(
        &mut self,
        component: &str,
        account: &str,
        name: &str,
        value: &str,
    ) -> Result<(), OptionRefusal> {
        if !self.find_option(component, account, name)?.contains(&value) {
            return Err(OptionRefusal::Value);
        }
        let options = self.options.entry(account.to_owned()).or_default();
        options.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    fn find_option(
        &self,
        component: &str,
        account: &str,
        name: &str,
    ) -> Result<&'static [&'static str], OptionRefusal> {
        let grant = self
            .grant(component, account)
            .ok_or(OptionRefusal::NotGranted)?;
        let (_, values, set) = OPTIONS
            .iter()
            .find(|(known, _, _)| *known == name)
            .ok_or(OptionRefusal::Name)?;
        if grant.sets.contains(set) {
            Ok(values)
        } else {
            Err(OptionRefusal::SetMissing)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Grant;

    #[test]
    fn an_option_has_its_values_and_its_set() {
        let mut world = World::default();
        world.grants.push(Grant::new("wx1", "wx9", [1].into(), 0));
        world.grants.push(Grant::new("wx1", "wx8", [2].into(), 0));
        let mut set =
            |account: &str, name: &str, value: &str| world.set_option("wx1", account, name, value);
        assert_eq!(set("wx9", "location_report", "2"), Ok(()));
        assert_eq!(
            set("wx9", "voice_recognize", "2"),
            Err(OptionRefusal::Value)
        );
        assert_eq!(set("wx9", "colour", "1"), Err(OptionRefusal::Name));
        assert_eq!(
            set("wx8", "location_report", "1"),
            Err(OptionRefusal::SetMissing)
        );
        assert_eq!(
            set("wx7", "location_report", "1"),
            Err(OptionRefusal::NotGranted)
        );
        let value = |name: &str| world.option("wx1", "wx9", name).unwrap();
        assert_eq!(
            (value("location_report"), value("voice_recognize")),
            ("2".to_owned(), "0".to_owned())
        );
    }
}
