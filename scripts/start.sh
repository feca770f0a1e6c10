#!/usr/bin/env bash
# npm start            serves a scratch copy of the example plans
# npm start -- PATH…   serves the documents and folders that are named; with flags alone (--port 4100) the plans stay the examples
set -euo pipefail
here=$PWD
source "$(dirname "$0")/node.sh"
bash scripts/build.sh --if-needed
named=false
for word in "$@"; do
  if [ -e "$word" ] || [ -e "${INIT_CWD:-$here}/$word" ]; then named=true; fi
done
if $named; then
  cd "${INIT_CWD:-$here}"
  exec "$OLDPWD/uptake" up "$@"
fi
scratch=.cache/examples
mkdir -p .cache
echo "The example plans are a scratch copy in $scratch: try things, nothing tracked changes." >&2
"$NODE" --disable-warning=ExperimentalWarning scripts/examples.ts "$scratch"
UPTAKE_SAMPLE=1 exec ./uptake up "$scratch" "$@"
