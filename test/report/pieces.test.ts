/** Pieces of the plan that are due in a period against what became of them: out, scheduled, in the works, without a file. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { fresh } from '../../src/actions/action.ts'
import { readReportInput } from '../../src/actions/report-input.ts'
import { reportText } from '../../src/commands/text/report.ts'
import { record } from '../../src/db/audit.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { plainStyle } from '../../src/lib/style.ts'
import { toHtml } from '../../src/report/html.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { buildReport } from '../../src/report/model.ts'
import { toYaml } from '../../src/report/yaml.ts'
import type { Report } from '../../src/report/view.ts'
import { workspace } from '../actions/workspace.ts'

const PLAN = `# Heron

## Content

- 3 blog posts: How it works (due: 2026-11-20)
- Blog post: The story (due: 2026-11-17)
- Video: In five minutes (due: 2026-11-21)
- Blog post: Next month (due: 2026-12-20)

**Total**:
- Blog posts: 6
`
const file = (id: string, title: string, item: string): Record<string, string> => ({
  [`content/${id}.md`]: `---\nid: ${id}\ntitle: ${title}\nitem: "${item}"\nstate: ready\nchannels: [news]\n---\n\nText.\n`,
})
const FILES = {
  'uptake.yml': 'timezone: Europe/Berlin\nchannels:\n  news: { channel: handoff, url: https://news.example.org }\n',
  'plan/heron.md': PLAN,
  ...file('one', 'How it works, part 1', '3 blog posts: How it works'),
  ...file('two', 'How it works, part 2', '3 blog posts: How it works'),
  ...file('story', 'The story', 'Blog post: The story'),
}
const at = (day: string): number => Date.parse(`2026-11-${day}T12:00:00Z`)

async function reports(t: TestContext, files: Record<string, string>): Promise<(today: string) => Promise<Report>> {
  const { db, context } = await workspace(t, files)
  const { id: name } = context.ref
  const post = async (id: string, item: string, due: number, out: boolean): Promise<void> => {
    const policy = { late: 'ask', within: 0 } as const
    const planned = { id, item, channel: 'news', workspace: name, digest: 'd', dueAt: due, local: '2026-11-18T13:00', zone: 'UTC' }
    await planDeliveries(db, [{ ...planned, after: null, policy }], at('16'))
    if (!out) return
    await db.updateTable('delivery').set({ state: 'published' }).where('id', '=', id).execute()
    const attempt = { id, workspace_id: name, delivery_id: id, fence: 1, digest: 'd', started_at: due, ended_at: due }
    await db
      .insertInto('attempt')
      .values({ ...attempt, outcome: 'published', detail: null })
      .execute()
  }
  await post('d1', 'one', at('18'), true)
  await post('d2', 'two', at('22'), false)
  const actor = { kind: 'person', name: 'Ada', origin: 'test' } as const
  for (const [action, subject] of [
    ['schedule', 'one news'],
    ['schedule', 'two news'],
    ['delivery-published', 'd1'],
  ] as const)
    // prettier-ignore
    await record(db, { at: at('17'), workspace: name, actor, action, subject, before: null, after: null })
  const { loaded, plan } = await fresh(context)
  return async today => buildReport(await readReportInput({ db, loaded, plan }, { kind: 'week', phase: null, at: '2026-11-21', today }))
}
const figures = ({ content }: Report): unknown[] =>
  (content.pieces ?? []).map(({ title, out, scheduled, written, missing }) => [title, out, scheduled, written, missing])

test('while the period lasts: out, scheduled, in the works and without a file, in every format', async t => {
  const report = await (await reports(t, FILES))('2026-11-21')
  assert.deepEqual(figures(report), [
    ['Blog post: The story', 0, 0, 1, 0],
    ['3 blog posts: How it works', 1, 1, 0, 1],
    ['Video: In five minutes', 0, 0, 0, 1],
  ])
  assert.deepEqual([report.content.due, report.content.published], [5, 1])
  assert.equal(report.content.volumes[0]?.published, 1, 'what is out counts against the declared total')
  const said = '5 pieces of the plan are due in this period: 1 out, 1 scheduled, 1 in the works, 2 without a file.'
  const row = '1 of 3 out, 1 scheduled, 1 without a file: 3 blog posts: How it works'
  const markdown = toMarkdown(report)
  assert.ok(markdown.includes(`## Content due\n\n${said}`), markdown)
  assert.ok(markdown.includes(`- ${row}`), markdown)
  assert.ok(toHtml(report).includes(said))
  assert.ok(toHtml(report).includes(row))
  assert.match(toYaml(report), /How it works"\n(?:.*\n){1,4}\s+out: 1\n\s+scheduled: 1\n\s+written: 0\n\s+missing: 1/)
  const text = reportText(report, { style: plainStyle, width: 120 })
  assert.ok(text.includes(said), text)
  assert.match(text, /In five minutes {2}without a file/)
})

test('once it is over only what was out by then counts, and stays so', async t => {
  const reportOn = await reports(t, FILES)
  const monday = await reportOn('2026-11-23')
  assert.deepEqual(figures(monday)[1], ['3 blog posts: How it works', 1, null, 1, 1])
  assert.deepEqual(await reportOn('2027-02-01'), monday)
})

test('posts and pieces of the log are called by their titles, each once with its channels', async t => {
  const report = await (await reports(t, FILES))('2026-11-21')
  assert.deepEqual(
    report.happened.map(each => each.what),
    [
      'Said to be out: How it works, part 1 on news',
      'Scheduled: How it works, part 1 on news; How it works, part 2 on news',
      'Published: How it works, part 1 on news',
    ],
  )
})

test('a workspace without content files says nothing of them', async t => {
  const report = await (await reports(t, { 'uptake.yml': FILES['uptake.yml'], 'plan/heron.md': PLAN }))('2026-11-21')
  assert.equal(report.content.pieces, null)
  assert.ok(!toMarkdown(report).includes('Content due'))
})
