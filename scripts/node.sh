# Sourced: installs what is missing and sets NODE to a Node that runs TypeScript as it is (22.18 or newer).
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
if [ ! -d node_modules ] || ! cmp -s package-lock.json node_modules/.uptake-lock; then
  echo "Installing dependencies …" >&2
  npm ci --no-fund --no-audit --loglevel=error >&2 || { echo "npm ci failed. Is the npm registry reachable?" >&2; exit 1; }
  cp package-lock.json node_modules/.uptake-lock
fi
NODE=node_modules/.bin/node
[ -x "$NODE" ] || NODE=node
export PATH="$PWD/node_modules/.bin:$PATH"
