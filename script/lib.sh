# Shared by the scripts of this folder: where things are, which toolchain, how progress is shown. Source it.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
export PATH="$HOME/.cargo/bin:$PATH"
# Where cargo builds, and from where the scripts take what it has built.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
STARTED=$SECONDS

# All scripts build one set of packages: another would turn on other features in shared dependencies, and compile those
# again. `frontend` stays out, since it wants the browser's half of Leptos where the others want the server's.
NATIVE=(--workspace --exclude frontend)

# One line of progress with the time since the script began.
say() { printf '\033[1m[%3ds]\033[0m %s\n' $((SECONDS - STARTED)) "$*" >&2; }
die() { printf '\033[31merror:\033[0m %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command with TEST_PG_URL: the server that it names already, or else a throw-away one, set up with these options
# of pg_virtualenv's: with_postgres [option...] -- command
with_postgres() {
  local options=()
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  if [ -n "${TEST_PG_URL:-}" ]; then
    "$@"
    return
  fi
  # On a port of its own, so that several may run at once on one machine. It is below those that Linux gives to clients.
  local port
  while port=$((20000 + RANDOM % 10000)) && (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  PGPORT=$port pg_virtualenv "${options[@]}" bash -c '
    export TEST_PG_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE"
    exec "$@"' bash "$@"
}

# The folder that holds the standard library for WebAssembly under the given rustc, whether or not it exists.
wasm_std() { echo "$("$@" --print sysroot 2>/dev/null)/lib/rustlib/wasm32-unknown-unknown/lib"; }
has_wasm_std() { compgen -G "$(wasm_std "$@")/libstd-*.rlib" >/dev/null; }

# One toolchain builds the server and the WASM: the active one when it knows wasm32, else the linked `web` one
# (see script/bootstrap). Called again after an installation.
WEB_TOOLCHAIN=${RUSTUP_HOME:-$HOME/.rustup}/toolchains/web
choose_toolchain() {
  if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && have rustc && ! has_wasm_std rustc && [ -x "$WEB_TOOLCHAIN/bin/rustc" ]; then
    export RUSTUP_TOOLCHAIN=web
  fi
}
choose_toolchain
