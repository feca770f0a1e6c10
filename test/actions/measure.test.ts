/** Values typed in, CSV files taken in, targets mapped, notes: files and rows together, and back again. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { annotate, removeNote } from '../../src/actions/annotate.ts'
import { dropCsv } from '../../src/actions/drop-csv.ts'
import { mapTarget } from '../../src/actions/map-target.ts'
import { withRow, type Row } from '../../src/actions/metrics-file.ts'
import { recordSample } from '../../src/actions/record-sample.ts'
import { undo } from '../../src/actions/undo.ts'
import { annotationsIn } from '../../src/db/annotations.ts'
import { latestSeries } from '../../src/db/series.ts'
import { samplesOf } from '../../src/db/samples.ts'
import { workspace, type Workspace } from './workspace.ts'

const DAY = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const row = (more: Partial<Row> = {}): Row => ({
  metric: 'sales.conversations',
  date: '2026-11-20',
  value: 7,
  period: null,
  labels: {},
  note: null,
  ...more,
})
const plan = '# Widget\n\n## Success metrics\n\n- 500 GitHub stars\n- 40 happy partners by month 6\n'
const files = { 'uptake.yml': '# ours\nproject: { name: Widget }\n', 'plan.md': plan }
const everything = { from: 0, to: Number.MAX_SAFE_INTEGER }
const values = async ({ db, context }: Workspace, metric: string): Promise<(number | null)[]> =>
  (await samplesOf(db, context.ref.id, { metric, labels: {}, ...everything })).map(sample => sample.value)

test('rows are added at the end; columns that lack go to the right; all else stays', () => {
  assert.equal(withRow(null, row()), 'date,metric,value\n2026-11-20,sales.conversations,7\n')
  assert.equal(
    withRow('# sample\ndate,metric,value\n2026-11-19,sales.conversations,5', row({ note: 'two, "large" ones' })),
    '# sample\ndate,metric,value,note\n2026-11-19,sales.conversations,5\n2026-11-20,sales.conversations,7,"two, ""large"" ones"\n',
  )
  assert.equal(
    withRow('Date;Metric;Value;Region\r\n2026-11-19;sales.conversations;5;eu\r\n\r\n', row({ labels: { region: 'us' }, value: null })),
    'Date;Metric;Value;Region\r\n2026-11-19;sales.conversations;5;eu\r\n2026-11-20;sales.conversations;?;us\r\n',
  )
  assert.equal(
    withRow('date,users.total,users.active\n2026-11-19,100,40\n', row({ metric: 'users.active', value: 44 })),
    'date,users.total,users.active\n2026-11-19,100,40\n2026-11-20,,44\n',
  )
})

test('a recorded value is a row in a file and a sample, and is undone as both', async t => {
  const place = await workspace(t, files)
  const { path, line, sample } = await recordSample(place.context, row())
  assert.deepEqual([path, line, sample.value, sample.at], ['metrics/sales.conversations.csv', 2, 7, at('2026-11-20')])
  assert.equal(place.read(path), 'date,metric,value\n2026-11-20,sales.conversations,7\n')
  const [series] = await latestSeries(place.db, place.context.ref.id)
  assert.deepEqual([series?.latest.value, series?.latest.source], [7, 'metrics/sales.conversations.csv:2'])
  await recordSample(place.context, row({ value: 9 }))
  assert.deepEqual(await values(place, 'sales.conversations'), [9])

  assert.equal((await undo(place.context)).action, 'record')
  assert.deepEqual(await values(place, 'sales.conversations'), [7])
  await undo(place.context)
  assert.deepEqual(await values(place, 'sales.conversations'), [])
  assert.deepEqual(await latestSeries(place.db, place.context.ref.id), [])
  assert.equal(existsSync(join(place.root, path)), false)
  assert.deepEqual(
    (await place.audit()).map(entry => entry.action),
    ['record', 'record', 'undo', 'undo'],
  )
})

test('a value of a period, with labels; unknown is a gap', async t => {
  const place = await workspace(t, files)
  const { sample } = await recordSample(
    place.context,
    row({ metric: 'Pypi.Downloads', date: '2026-11-01', value: 900, period: 'month', labels: { package: 'widget' } }),
  )
  assert.deepEqual([sample.metric, sample.span, sample.labels], ['pypi.downloads', 30 * DAY, { package: 'widget' }])
  const gap = await recordSample(place.context, row({ value: null }))
  assert.deepEqual([gap.sample.value, gap.sample.flags], [null, ['gap']])
})

test('what is no value, date, metric or label writes nothing', async t => {
  const place = await workspace(t, files)
  const wrong: [Partial<Row>, string][] = [
    [{ metric: 'stars' }, 'bad-metric'],
    [{ metric: '../../etc.x' }, 'bad-metric'],
    [{ metric: 'a.b{c=d}' }, 'bad-metric'],
    [{ date: '2026-02-30' }, 'bad-date'],
    [{ value: Number.NaN }, 'bad-value'],
    [{ period: 'fortnight' }, 'bad-value'],
    [{ labels: { value: '5' } }, 'bad-label'],
    [{ labels: { region: 'a\nb' } }, 'bad-label'],
  ]
  for (const [more, code] of wrong) await assert.rejects(recordSample(place.context, row(more)), { code })
  assert.equal(existsSync(join(place.root, 'metrics')), false)
  assert.deepEqual(await place.audit(), [])
})

test('a file of values is taken in, replaced and taken back', async t => {
  const place = await workspace(t, files)
  const text = 'date,users.total,users.active\n2026-10-01,100,40\n2026-11-01,130,55\n'
  const input = { name: 'users.csv', text, replace: false, dryRun: true }
  const shown = await dropCsv(place.context, input)
  assert.deepEqual(shown, {
    path: 'metrics/users.csv',
    samples: 4,
    metrics: ['users.active', 'users.total'],
    warnings: [],
    written: false,
  })
  assert.equal(existsSync(join(place.root, 'metrics')), false)
  assert.equal((await dropCsv(place.context, { ...input, dryRun: false })).written, true)
  assert.deepEqual(await values(place, 'users.total'), [100, 130])
  assert.equal((await dropCsv(place.context, { ...input, dryRun: false })).written, false)

  const shorter = { ...input, text: 'date,users.total\n2026-11-01,131\n', dryRun: false }
  await assert.rejects(dropCsv(place.context, shorter), { code: 'file-exists' })
  await dropCsv(place.context, { ...shorter, replace: true })
  assert.deepEqual([await values(place, 'users.total'), await values(place, 'users.active')], [[131], []])
  await undo(place.context)
  assert.equal(place.read('metrics/users.csv'), text)
  assert.deepEqual(
    [await values(place, 'users.total'), await values(place, 'users.active')],
    [
      [100, 130],
      [40, 55],
    ],
  )
})

test('a file without values, or with a name that leads elsewhere, is refused', async t => {
  const place = await workspace(t, files)
  const input = { name: 'a.csv', text: 'when,what\n1,2\n', replace: false, dryRun: false }
  await assert.rejects(dropCsv(place.context, input), { code: 'bad-file', message: /No value could be read/ })
  for (const name of ['../a.csv', 'a/b.csv', '.csv', 'a.txt', '.hidden.csv', 'a\\b.csv'])
    await assert.rejects(dropCsv(place.context, { ...input, name }), { code: 'bad-name' })
})

test('the text of a target is mapped in uptake.yml, and the line goes again', async t => {
  const place = await workspace(t, files)
  const mapped = await mapTarget(place.context, { text: 'Happy  Partners', metric: 'partners.happy' })
  assert.equal(mapped.changed, true)
  assert.match(place.read('uptake.yml'), /^# ours\nproject: \{ name: Widget \}\nmetrics:\n {2}happy partners: partners\.happy\n$/)
  assert.equal((await mapTarget(place.context, { text: 'happy partners', metric: 'partners.happy' })).changed, false)
  await assert.rejects(mapTarget(place.context, { text: 'happy partner', metric: 'a.b' }), {
    code: 'target-unknown',
    hint: /Did you mean "happy partners"/,
  })
  await assert.rejects(mapTarget(place.context, { text: 'happy partners', metric: 'stars' }), { code: 'bad-metric' })
  assert.equal((await undo(place.context)).action, 'map')
  assert.equal(place.read('uptake.yml'), files['uptake.yml'])
})

test('notes stand beside charts until they are removed', async t => {
  const { db, context, audit } = await workspace(t, files)
  const note = await annotate(context, { at: at('2026-11-02'), label: ' Talk ', kind: 'talk', metric: null })
  assert.deepEqual(await annotationsIn(db, context.ref.id, everything), [note])
  assert.deepEqual([note.label, note.source], ['Talk', 'ada'])
  await assert.rejects(annotate(context, { at: 1.5, label: 'x', kind: 'note', metric: null }), { code: 'bad-note' })
  await removeNote(context, { id: note.id })
  await assert.rejects(removeNote(context, { id: note.id }), { code: 'annotation-unknown' })
  assert.deepEqual(await annotationsIn(db, context.ref.id, everything), [])
  assert.deepEqual(
    (await audit()).map(entry => [entry.action, entry.subject]),
    [
      ['annotate', 'Talk'],
      ['remove-note', 'Talk'],
    ],
  )
})
