/** A small workspace of which something is measured, beside the examples. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PLAN = `# Quill: the launch

## Month 1 (Days 1-30)

- [ ] Add a LICENSE file
- [ ] Write the CONTRIBUTING guide

### Success metrics

- GitHub stars: 500+
- Newsletter subscribers: 40+
- Enterprise conversations: 10+
- Blorb index: 40+

## Month 2 (Days 31-60)

### Success metrics

- GitHub stars: 2,000+

## Risks

- **Nobody stars it**: show it to ten teams
`
const CONFIG = `# Values by hand and from files.
project:
  name: Quill
start: 2026-11-02
timezone: Europe/Berlin
collectors:
  csv: {}
  github: {}
`
const DAY = 86_400_000
const FIRST = Date.parse('2026-09-20')
const DAYS = 62
/** Days of which nothing could be read. */
const UNREAD = new Set([36, 37, 38])

/** Stars of each day, with a hole, and subscribers of each week. */
export function reachCsv(): string {
  const lines = ['date,metric,value']
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(FIRST + day * DAY).toISOString().slice(0, 10)
    lines.push(`${date},github.stars,${UNREAD.has(day) ? '?' : 100 + day * 4 + (day % 7)}`)
    if (day % 7 === 0) lines.push(`${date},newsletter.subscribers,${10 + day}`)
  }
  return `${lines.join('\n')}\n`
}

/** Writes it into `folder/quill`. */
export function writeMeasured(folder: string): void {
  const root = join(folder, 'quill')
  mkdirSync(join(root, 'plan'), { recursive: true })
  mkdirSync(join(root, 'metrics'))
  writeFileSync(join(root, 'uptake.yml'), CONFIG)
  writeFileSync(join(root, 'plan/launch.md'), PLAN)
  writeFileSync(join(root, 'metrics/reach.csv'), reachCsv())
}
/** Waits until the values of the files are in, and asks for nothing else. */
export async function collected(url: string, id: string): Promise<void> {
  const answer = await fetch(`${url}api/workspaces/${id}/collectors/csv/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ wait: true }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
