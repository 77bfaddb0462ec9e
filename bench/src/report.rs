//! Figures as a table and as JSON.

use std::fmt;

use serde_json::{Value, json};

use crate::machine::Machine;

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aim {
    /// There is none.
    None,
    /// It is to stay below.
    Below(f64),
}

/// One measured value.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Of which group: `pushes`.
    pub group: &'static str,
    /// What was measured.
    pub name: String,
    /// The value; none where this build cannot be asked.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: &'static str,
    /// What it is held against.
    pub aim: Aim,
}

/// Everything that was measured.
#[derive(Debug)]
pub struct Report {
    machine: Machine,
    figures: Vec<Figure>,
}

impl Report {
    /// Nothing yet.
    #[must_use]
    pub fn new(machine: Machine) -> Self {
        Self {
            machine,
            figures: Vec::new(),
        }
    }

    /// A value without an aim.
    pub fn add(
        &mut self,
        group: &'static str,
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
    ) {
        self.add_aimed(group, name, Some(value), unit, Aim::None);
    }

    /// A value and what it is held against. It is also said while the measuring goes on.
    pub fn add_aimed(
        &mut self,
        group: &'static str,
        name: impl Into<String>,
        value: Option<f64>,
        unit: &'static str,
        aim: Aim,
    ) {
        let figure = Figure {
            group,
            name: name.into(),
            value,
            unit,
            aim,
        };
        eprintln!("{figure}");
        self.figures.push(figure);
    }

    /// For programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let figures: Vec<Value> = self.figures.iter().map(Figure::json).collect();
        json!({ "machine": self.machine.json(), "figures": figures })
    }
}

impl Figure {
    /// Whether the aim is met; none without an aim or a value.
    fn met(&self) -> Option<bool> {
        match (self.aim, self.value) {
            (Aim::Below(most), Some(value)) => Some(value < most),
            _ => None,
        }
    }

    fn json(&self) -> Value {
        let aim = match self.aim {
            Aim::None => Value::Null,
            Aim::Below(most) => json!({ "below": most }),
        };
        json!({
            "group": self.group, "name": self.name, "value": self.value, "unit": self.unit,
            "aim": aim, "met": self.met(),
        })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value.map_or_else(|| "–".to_owned(), number);
        let aim = match self.aim {
            Aim::None => String::new(),
            Aim::Below(most) => format!("< {}", number(most)),
        };
        let verdict = match self.met() {
            None => "",
            Some(true) => "met",
            Some(false) => "MISSED",
        };
        let line = format!(
            "{:<14} {:<66} {value:>10} {:<7} {aim:>8} {verdict}",
            self.group, self.name, self.unit
        );
        f.write_str(line.trim_end())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.machine.words())?;
        let mut groups: Vec<&str> = Vec::new();
        for figure in &self.figures {
            if !groups.contains(&figure.group) {
                groups.push(figure.group);
            }
        }
        for (position, group) in groups.iter().enumerate() {
            if position > 0 {
                writeln!(f)?;
            }
            for figure in self.figures.iter().filter(|figure| figure.group == *group) {
                writeln!(f, "{figure}")?;
            }
        }
        Ok(())
    }
}

/// Three significant digits, or whole, with thousands apart.
fn number(value: f64) -> String {
    match value.abs() {
        below if below < 10.0 => format!("{value:.2}"),
        below if below < 100.0 => format!("{value:.1}"),
        _ => grouped(&format!("{value:.0}")),
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        let left = digits.len() - position;
        if position > 0 && left.is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_mean_something() {
        let shown: Vec<String> = [0.1234, 9.99, 12.34, 999.4, 1_234_567.0]
            .into_iter()
            .map(number)
            .collect();
        assert_eq!(shown, ["0.12", "9.99", "12.3", "999", "1,234,567"]);
    }

    #[test]
    fn an_aim_is_met_or_missed() {
        let figure = |value, aim| Figure {
            group: "start",
            name: "until ready".to_owned(),
            value,
            unit: "s",
            aim,
        };
        assert_eq!(figure(Some(0.5), Aim::Below(1.0)).met(), Some(true));
        assert_eq!(figure(Some(0.5), Aim::None).met(), None);
        assert_eq!(figure(None, Aim::Below(1.0)).met(), None);
        let missed = figure(Some(1.5), Aim::Below(1.0)).to_string();
        assert!(missed.ends_with("MISSED"), "{missed}");
    }
}
