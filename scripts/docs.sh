#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/node.sh"

exec "$NODE" scripts/docs.ts "$@"
