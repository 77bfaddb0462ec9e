//! What is in the WASM and nothing calls.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, Encode as _, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, RelocSectionReader, TypeRef};

/// How hydration goes that takes over a page bit by bit, as code arrives. `frontend` takes it over at one go, when all code
/// is there, but each kind of view has this too, behind a table that no tool sees through.
///
/// These are parts of mangled names: the bodies of `async fn hydrate_async`, and what an `AnyView` makes such a future by. The
/// compiler may have folded other functions with the same code of something that is called, but not these: a body names its
/// place in the source, for the panic of being resumed after its end, and what makes the future names the body.
const UNCALLED: [&str; 2] = [
    "13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h",
    "8into_any13hydrate_async17h",
];

const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// Empties, in a WASM that still has its functions' names and its relocations, those that are for what is never done here, so
/// that what they alone need gets into no chunk. Called after all, they would end the program: the tests in a browser open
/// every page.
pub fn empty(wasm: &[u8]) -> Result<Vec<u8>> {
    let uncalled = uncalled(wasm)?;
    let mut emptied = wasm.to_vec();
    for Body { whole, operators } in &uncalled.bodies {
        let body = emptied
            .get_mut(*operators..whole.end)
            .context("a body is longer than its WASM")?;
        body.fill(NOP);
        if let [first, .., last] = body {
            (*first, *last) = (UNREACHABLE, END);
        }
    }
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && let KnownCustom::Reloc(relocations) = section.as_known()
            && section.name() == "reloc.CODE"
        {
            let data = uncalled.without(wasm, &relocations)?;
            module.section(&CustomSection {
                name: section.name().into(),
                data: data.into(),
            });
        } else if let Some((id, range)) = payload.as_section() {
            let data = emptied.get(range).context("a section has no end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// Where a function's body is in the WASM, and where the declaration of its locals is over.
struct Body {
    whole: Range<usize>,
    operators: usize,
}

struct Uncalled {
    code: usize,
    bodies: Vec<Body>,
}

/// Finds the bodies, in their order.
fn uncalled(wasm: &[u8]) -> Result<Uncalled> {
    let (mut imported, mut code) = (0_u32, 0);
    let (mut bodies, mut names) = (Vec::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { range, .. } => code = range.start,
            Payload::CodeSectionEntry(body) => {
                let operators = body.get_binary_reader_for_operators()?;
                bodies.push(Body {
                    whole: body.range(),
                    operators: operators.original_position(),
                });
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(parts) = section.as_known() {
                    for part in parts {
                        let Name::Function(functions) = part? else {
                            continue;
                        };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, function.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let bodies = (imported..)
        .zip(bodies)
        .filter(|(index, _)| {
            let name = names.get(index).copied().unwrap_or_default();
            UNCALLED.iter().any(|part| name.contains(part))
        })
        .map(|(_, body)| body)
        .collect();
    Ok(Uncalled { code, bodies })
}

impl Uncalled {
    /// The content of the section without the relocations in these bodies: they would keep what was called there.
    fn without(&self, wasm: &[u8], relocations: &RelocSectionReader<'_>) -> Result<Vec<u8>> {
        let end = relocations.range().end;
        let entries = relocations.entries().into_iter_with_offsets();
        let entries = entries.collect::<Result<Vec<_>, _>>()?;
        let ends = entries.iter().skip(1).map(|(start, _)| *start).chain([end]);
        let (mut kept, mut count) = (Vec::<u8>::new(), 0_u32);
        for ((start, entry), end) in entries.iter().zip(ends) {
            let at = self.code + usize::try_from(entry.offset)?;
            let next = self.bodies.partition_point(|body| body.whole.start <= at);
            let body = next.checked_sub(1).and_then(|it| self.bodies.get(it));
            if body.is_none_or(|body| !body.whole.contains(&at)) {
                kept.extend(wasm.get(*start..end).context("a relocation has no end")?);
                count += 1;
            }
        }
        let mut content = Vec::new();
        relocations.section_index().encode(&mut content);
        count.encode(&mut content);
        content.extend(kept);
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, NameMap, NameSection, TypeSection, ValType,
    };

    use super::*;

    const HYDRATED: &str = "_ZN4view13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h0123E";

    /// Two functions that call the second one each, with a relocation for each call.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        module.section(&functions);
        let mut code = CodeSection::new();
        for _ in names {
            let mut body = Function::new([(1, ValType::I32)]);
            body.instructions().call(1).end();
            code.function(&body);
        }
        module.section(&code);
        let mut map = NameMap::new();
        for (index, name) in (0..).zip(names) {
            map.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        module.section(&section);
        // Of the section with index 2, two entries: of the kind 0 (a called function), at 5 and 12, of the symbol 7 and 9.
        module.section(&CustomSection {
            name: "reloc.CODE".into(),
            data: (&[2, 2, 0, 5, 7, 0, 12, 9]).into(),
        });
        module.finish()
    }

    fn parts(wasm: &[u8]) -> (Vec<Vec<u8>>, Vec<(u32, u32)>) {
        let (mut bodies, mut relocations) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Reloc(section) = section.as_known() {
                        for entry in section.entries() {
                            let entry = entry.unwrap();
                            relocations.push((entry.offset, entry.index));
                        }
                    }
                }
                _ => {}
            }
        }
        (bodies, relocations)
    }

    #[test]
    fn what_is_never_called_needs_nothing() {
        let whole = module([HYDRATED, "_ZN4view5build17h0123E"]);
        let (bodies, relocations) = parts(&whole);
        assert_eq!(relocations, [(5, 7), (12, 9)]);
        let (emptied, left) = parts(&empty(&whole).unwrap());
        // One local, then nothing but a trap.
        assert_eq!(emptied[0], [1, 1, 0x7f, UNREACHABLE, NOP, END]);
        assert_eq!(emptied[1], bodies[1]);
        assert_eq!(left, [(12, 9)]);
    }

    #[test]
    fn the_rest_stays_as_it_is() {
        let whole = module(["_ZN4view7hydrate17h0123E", "_ZN4view5build17h0123E"]);
        assert_eq!(empty(&whole).unwrap(), whole);
    }
}
