/** Collects the big repository into a database of its own, as a process that can be killed: `node collect-child.ts BASE DATABASE`. */
import { collect } from '../../src/actions/collect.ts'
import { openDatabase } from '../../src/db/open.ts'
import { silentLog } from '../../src/lib/log.ts'
import { defaultConfig } from '../../src/workspace/settings.ts'
import { now } from './big-repository.ts'

const [base = '', address = ''] = process.argv.slice(2)
const db = await openDatabase(address)
// The lease of a process that was killed is over after a minute: here no minute passes.
await db.updateTable('collector_state').set({ lease_owner: null, lease_until: null }).execute()
const { results } = await collect({
  db,
  workspace: 'big',
  root: import.meta.dirname,
  config: { ...defaultConfig(), collectors: { github: { repo: 'acme/rocket', base, allow: ['127.0.0.1'] } } },
  env: {},
  only: null,
  due: false,
  from: null,
  dryRun: false,
  programs: false,
  owner: `child ${process.pid}`,
  // A clock that stands still gives the same samples every time.
  now: () => Date.parse(now),
  perSecond: 1e9,
  log: silentLog,
  signal: new AbortController().signal,
})
await db.destroy()
console.log(JSON.stringify(results[0]))
