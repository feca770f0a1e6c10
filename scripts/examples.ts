/**
 * Makes a scratch copy of the example workspaces, moved to today, and plays what happened in them until now.
 *   node scripts/examples.ts FOLDER
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dateIn } from '../src/lib/clock.ts'
import { discover } from '../src/workspace/discover.ts'
import { daysSince, moved } from './examples/dates.ts'
import { playHistory } from './examples/history.ts'

const root = join(import.meta.dirname, '..')
/** Files that hold dates: all that is not prose of a plan. */
const DATED = ['*/uptake.yml', '*/metrics/*.csv', '*/content/**/*.md']
const HOUR = 3_600_000

/** @param target a folder that is made anew @param now UTC epoch milliseconds */
export async function makeExamples(target: string, now: number): Promise<void> {
  rmSync(target, { recursive: true, force: true })
  cpSync(join(root, 'examples'), target, { recursive: true, filter: each => !each.endsWith('.uptake') })
  const days = daysSince(dateIn(null, new Date(now)))
  for (const path of DATED.flatMap(each => globSync(each, { cwd: target })))
    writeFileSync(join(target, path), moved(readFileSync(join(target, path), 'utf8'), days))
  if (spawnSync('git', ['--version']).error !== undefined) {
    console.error('There is no git here, so the examples have no history.')
    return
  }
  for (const ref of discover([target], target)) await playHistory(ref, now)
}

/** As above; what was made within this hour of the same files is taken again from beside it. */
async function makeOrTake(target: string): Promise<void> {
  const now = Date.now()
  const [kept, stamp] = [`${target}.kept`, `${target}.stamp`]
  const hash = createHash('sha256').update(`${Math.floor(now / HOUR)} ${target}`)
  for (const path of globSync(['examples/**/*', 'scripts/examples*', 'scripts/examples/*'], { cwd: root }).sort())
    hash.update(`${path} ${statSync(join(root, path)).mtimeMs}\n`)
  const digest = hash.digest('hex')
  if (existsSync(kept) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    rmSync(target, { recursive: true, force: true })
    cpSync(kept, target, { recursive: true })
    return
  }
  rmSync(stamp, { force: true })
  rmSync(kept, { recursive: true, force: true })
  await makeExamples(target, now)
  cpSync(target, kept, { recursive: true })
  writeFileSync(stamp, digest)
}

const [target] = process.argv.slice(2)
if (import.meta.main && target !== undefined) await makeOrTake(resolve(target))
