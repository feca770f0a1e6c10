#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/node.sh"
bash scripts/build.sh --if-needed
exec "$NODE" scripts/screenshots.ts "$@"
