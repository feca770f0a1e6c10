/** A collection of 50,000 issues and pull requests killed 50 times: the same samples, and how many requests it took. */
import { random } from '../test/support/shared.ts'
import { killAndResume } from '../test/collectors/resume.ts'

const items = Number(process.argv[2] ?? 50_000)
const kills = Number(process.argv[3] ?? 50)
const next = random(20260310)
// Most moments are early in a run, so that fifty kills do not end it after five.
const result = await killAndResume(
  items,
  Array.from({ length: kills }, () => next() * 0.15),
)
const share = ((result.again / result.plain) * 100).toFixed(1)
console.log(`collection of ${items} issues and pull requests, killed ${result.kills} times`)
console.log(`  same samples: ${result.same ? 'yes' : 'NO'} (${result.samples})`)
console.log(
  `  requests: ${result.plain} in one go, ${result.killed} with kills, ${result.again} in a run right after (${share} %, at most 5 %)`,
)
if (!result.same || result.again > result.plain * 0.05) process.exitCode = 1
