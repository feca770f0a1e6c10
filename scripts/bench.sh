#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/node.sh"

bash scripts/build.sh --if-needed
exec "$NODE" --expose-gc bench/bench.ts "$@"
