//! What is in a chunk.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, bail};
use wasmparser::{Parser, Payload, TypeRef, ValType};

/// The name under which chunks import what they use of the main part.
pub const CUT_FROM: &str = "__wasm_split";

/// How much of a chunk is code and data, in bytes: names and relocations will not be shipped.
pub fn weight(chunk: &[u8]) -> Result<u64> {
    let mut bytes = 0;
    for payload in Parser::new(0).parse_all(chunk) {
        let section = match payload? {
            Payload::CodeSectionStart { range, .. } => range,
            Payload::DataSection(data) => data.range(),
            _ => continue,
        };
        bytes += section.end - section.start;
    }
    Ok(u64::try_from(bytes)?)
}

/// Adds what a chunk imports, by name and as WASM's text says it.
pub fn collect_imports(chunk: &[u8], imports: &mut BTreeMap<String, String>) -> Result<()> {
    for payload in Parser::new(0).parse_all(chunk) {
        let Payload::ImportSection(section) = payload? else {
            continue;
        };
        for import in section.into_imports() {
            let import = import?;
            let kind = match import.ty {
                TypeRef::Memory(memory) => format!("memory ${} {}", import.name, memory.initial),
                TypeRef::Table(table) => {
                    format!("table ${} {} funcref", import.name, table.initial)
                }
                TypeRef::Global(global) if global.content_type == ValType::I32 => {
                    let kind = if global.mutable { "(mut i32)" } else { "i32" };
                    format!("global ${} {kind}", import.name)
                }
                other => bail!("a chunk imports {} as {other:?}", import.name),
            };
            if import.module != CUT_FROM {
                bail!("a chunk imports {} from {}", import.name, import.module);
            }
            imports.insert(import.name.to_owned(), kind);
        }
    }
    Ok(())
}

/// A module, as text, that imports these from `module` and exports them again.
pub fn hub(imports: &BTreeMap<String, String>, module: &str) -> String {
    let mut text = "(module\n".to_owned();
    for (name, kind) in imports {
        let _ = writeln!(text, r#"  (import "{module}" "{name}" ({kind}))"#);
    }
    for (name, kind) in imports {
        let word = kind.split(' ').next().unwrap_or_default();
        let _ = writeln!(text, r#"  (export "{name}" ({word} ${name}))"#);
    }
    text.push_str(")\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hub_hands_on_what_it_imports() {
        let imports = [
            ("memory".to_owned(), "memory $memory 20".to_owned()),
            ("stack".to_owned(), "global $stack (mut i32)".to_owned()),
        ];
        assert_eq!(
            hub(&imports.into(), "main"),
            r#"(module
  (import "main" "memory" (memory $memory 20))
  (import "main" "stack" (global $stack (mut i32)))
  (export "memory" (memory $memory))
  (export "stack" (global $stack))
)
"#
        );
    }

    #[test]
    fn code_and_data_weigh_and_names_do_not() {
        // A module with one data segment of five bytes and a custom section of seven.
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend(b"\x05\x03\x01\0\x01");
        module.extend(b"\x0b\x0b\x01\0\x41\0\x0b\x05hello");
        module.extend(b"\0\x07\x04note12");
        assert_eq!(weight(&module).unwrap(), 11);
    }
}
