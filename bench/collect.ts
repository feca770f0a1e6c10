/** A collection of a big repository that is killed fifty times: the same samples at the end, and how many requests it took. */
import { random } from '../test/support/shared.ts'
import { killAndResume } from '../test/collectors/resume.ts'
import { atMost, row } from './measure.ts'
import type { Row } from './measure.ts'

const items = 50_000
const kills = 50

export async function collectTable(): Promise<Row[]> {
  const next = random(20260310)
  // Early moments: each run gets a little further, as when a machine is restarted again and again.
  const moments = Array.from({ length: kills }, () => next() * 0.15)
  const { same, samples, plain, killed, again, kills: hit } = await killAndResume(items, moments)
  return [
    row(`${items} issues and pull requests, killed ${hit} times: same ${samples} samples`, same ? 'yes' : 'no', 'yes', same),
    row('requests in one go', String(plain)),
    row('requests with all kills', String(killed)),
    atMost('requests of a run right after', (again / plain) * 100, 5, '%'),
  ]
}
