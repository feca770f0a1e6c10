#!/usr/bin/env bash
# Types, lint, unit, contract and browser tests. Ends with a line "N passed, N failed".
set -uo pipefail
source "$(dirname "$0")/node.sh"
can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
debian() { (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1") >/dev/null 2>&1; }
if [ ! -x /usr/bin/chromium-headless-shell ] && [ -z "${CHROMIUM:-}" ] && can_install; then
  echo "Installing Chromium for the browser tests …" >&2
  debian chromium-headless-shell || [ -x /usr/bin/chromium ] || debian chromium || echo "Chromium could not be installed: the browser tests will be skipped." >&2
fi
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && [ -z "${POSTGRES_BIN:-}" ] && can_install; then
  echo "Installing PostgreSQL for the tests of the store …" >&2
  debian postgresql || echo "PostgreSQL could not be installed: its tests will be skipped." >&2
fi
bash scripts/build.sh --if-needed || exit 1
# Stripped and compiled once, not again by each of some three hundred test processes.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$PWD/node_modules/.cache/tests}"
exec "$NODE" scripts/test.ts "$@"
