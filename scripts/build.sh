#!/usr/bin/env bash
# Builds the dashboard and the playground into dist/web, when they are older than what they are made of.
set -euo pipefail
source "$(dirname "$0")/node.sh"
"$NODE" scripts/build-cli.ts --if-needed
if [ "${1:-}" = --if-needed ] && [ -f dist/web/index.html ] && [ -z "$(find web src/plan src/schedule vite.config.ts package-lock.json -newer dist/web/index.html -type f -print -quit)" ]; then exit 0; fi
echo "Building the pages …" >&2
"$NODE" node_modules/vite/bin/vite.js build --logLevel warn >&2
