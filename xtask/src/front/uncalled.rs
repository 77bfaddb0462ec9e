//! What is in the WASM and nothing calls.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// How hydration goes that takes over a page bit by bit, as code arrives. `frontend` takes it over at one go, when all code
/// is there, but each kind of view has this too, behind a table that no tool sees through: every twentieth byte.
///
/// These are the bodies of `async fn hydrate_async`, by the end of their mangled names. What else belongs to them, closures and
/// what drops their state, must stay: the compiler may have folded it with the same code of something that is called. A body
/// names its place in the source, for the panic of being resumed after its end, so it equals nothing but its like.
const UNCALLED: &str = "13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h";

/// Empties, in a WASM that still has its functions' names, those that are for what is never done here. Called after all,
/// they would end the program: the tests in a browser open every page.
pub fn empty(wasm: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm)
        .map_err(|error| anyhow!("cannot read {}: {error:#}", wasm.display()))?;
    let uncalled: Vec<_> = module
        .funcs
        .iter()
        .filter(|function| {
            function
                .name
                .as_deref()
                .is_some_and(|name| name.contains(UNCALLED))
        })
        .filter_map(|function| match &function.kind {
            FunctionKind::Local(local) => Some((function.id(), local.ty(), local.args.clone())),
            _ => None,
        })
        .collect();
    for (function, kind, arguments) in uncalled {
        let kind = module.types.get(kind);
        let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        module.funcs.get_mut(function).kind = FunctionKind::Local(builder.local_func(arguments));
    }
    let emptied = module.emit_wasm();
    fs::write(wasm, emptied).with_context(|| format!("cannot write {}", wasm.display()))
}
