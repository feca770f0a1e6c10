/** targets, record and series on the real launcher, with and without a running server. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Sample } from '../../src/metrics/sample.ts'
import type { MeasuredTarget } from '../../src/metrics/view.ts'
import { folder, json, launcher, uptake } from '../support/cli.ts'

const files = {
  'uptake.yml': 'project: { name: Demo }\nstart: 2026-09-01\ntimezone: UTC\ncollectors:\n  csv:\n',
  'plan.md': '# Demo\n\n## Success metrics (by month 3)\n\n- 500 GitHub stars\n- 20 customers\n- 40 happy partners\n',
  'metrics/stars.csv': `# sample\ndate,github.stars\n${Array.from({ length: 10 }, (_, week) => `${new Date(Date.UTC(2026, 8, 1 + 7 * week)).toISOString().slice(0, 10)},${100 + 30 * week}\n`).join('')}`,
}
const today = ['--today', '2026-11-10']
const targetsOf = (cwd: string): Map<string, MeasuredTarget> =>
  new Map(
    (json(uptake(['targets', '--json', ...today], { cwd })) as { targets: MeasuredTarget[] }).targets.map(each => [each.kpi.metric, each]),
  )

test('targets before and after collecting', t => {
  const cwd = folder(t, files)
  assert.equal(targetsOf(cwd).get('GitHub stars')?.why?.kind, 'no-collector')
  assert.equal(existsSync(join(cwd, '.uptake')), false, 'looking makes no database')
  assert.equal(uptake(['collect'], { cwd }).code, 0)
  const stars = targetsOf(cwd).get('GitHub stars')!
  assert.deepEqual([stars.pace.now, stars.pace.state, stars.why, stars.kpi.source.file], [370, 'on track', null, 'plan.md'])
  const { out } = uptake(['targets', ...today], { cwd, env: { COLUMNS: '120' } })
  assert.match(out, /on track +GitHub stars 500\+ +370/)
  assert.match(
    out,
    /○ customers.*\n +sales\.customers: It is typed in by hand, and there is no value yet\.\n +uptake record sales\.customers VALUE/,
  )
  assert.match(uptake(['targets', '--state', 'on track', ...today], { cwd }).out, /GitHub stars/)
  assert.doesNotMatch(uptake(['targets', '--state', 'on track', ...today], { cwd }).out, /customers/)
  const wrong = uptake(['targets', '--state', 'fine'], { cwd })
  assert.deepEqual([wrong.code, /one of off track/.test(wrong.err)], [2, true])
})

test('what is not measured: said once where the plan says it twice, and the metric named once', t => {
  const plan = '# P\n\n## Metrics by month 6\n\n- GitHub stars: 1,000+\n- Speedup: 5x+\n\n## Goals by month 6\n\n- GitHub stars: 1,000+\n'
  const { out } = uptake(['targets'], { cwd: folder(t, { 'plan.md': plan }) })
  assert.match(out, /○ GitHub stars 1,000\+ by month 6 \(in 2 places\)\n {4}No collector is set up for github\.stars\./)
  assert.match(out, /Speedup 5×\+ by month 6\n/)
})

test('files of values need no setting', t => {
  const cwd = folder(t, { ...files, 'uptake.yml': 'project: { name: Demo }\nstart: 2026-09-01\n' })
  const { code, out } = uptake(['collect'], { cwd })
  assert.equal(code, 0)
  assert.match(out, /csv +0 +10 +10/)
  const empty = folder(t, { 'uptake.yml': 'project: { name: Demo }\n', 'plan.md': '# P\n' })
  assert.match(uptake(['collect'], { cwd: empty }).err, /names no collectors/)
})

test('a target is mapped, a value recorded, and both are taken back', t => {
  const cwd = folder(t, files)
  const mapped = uptake(['targets', 'map', 'happy partners', 'partners.happy'], { cwd })
  assert.equal(mapped.code, 0, mapped.err)
  assert.match(readFileSync(join(cwd, 'uptake.yml'), 'utf8'), /metrics:\n {2}happy partners: partners\.happy\n/)
  const recorded = json(uptake(['record', 'partners.happy', '1,012', '--at', '2026-11-09', '--note', 'fair', '--json'], { cwd })) as {
    path: string
    sample: Sample
  }
  assert.deepEqual([recorded.path, recorded.sample.value], ['metrics/partners.happy.csv', 1012])
  assert.equal(targetsOf(cwd).get('happy partners')?.pace.now, 1012)
  assert.equal(uptake(['undo'], { cwd }).code, 0)
  assert.equal(targetsOf(cwd).get('happy partners')?.pace.now, null)
  assert.equal(uptake(['undo'], { cwd }).code, 0)
  assert.equal(readFileSync(join(cwd, 'uptake.yml'), 'utf8'), files['uptake.yml'])
})

test('what cannot be recorded or mapped says why', t => {
  const cwd = folder(t, files)
  const cases: [string[], RegExp][] = [
    [['record', 'partners.happy'], /METRIC and VALUE/],
    [['record', 'partners.happy', 'many'], /"many" is no number/],
    [['record', 'partners', '5'], /"partners" is no name of a metric/],
    [['record', 'a.b', '5', '--at', 'monday'], /--at/],
    [['record', 'a.b', '5', '--label', 'x'], /"x" is no label/],
    [['targets', 'map', 'no such target', 'a.b'], /No target of this plan is called "no such target"/],
    [['targets', 'map', 'customers'], /TEXT and METRIC/],
    [['series', 'github.star'], /Nothing has been measured of github\.star/],
  ]
  for (const [args, message] of cases) {
    const { code, err } = uptake(args, { cwd })
    assert.equal(code, 2, args.join(' '))
    assert.match(err, message)
  }
})

test('a list of series that goes into a pipe keeps every label whole; in a window it keeps to its columns', t => {
  const cwd = folder(t, files)
  const label = 'event=a-conference-with-a-very-long-name-that-nobody-can-remember,kind=keynote-with-questions'
  uptake(['record', 'events.attendees', '85', '--at', '2026-11-02', '--label', label], { cwd })
  assert.match(uptake(['series', ...today], { cwd }).out, /nobody-can-remember kind=keynote-with-questions/)
  const narrow = uptake(['series', ...today], { cwd, env: { COLUMNS: '80' } }).out
  assert.ok(narrow.includes('…') && narrow.split('\n').every(line => line.length <= 80), narrow)
})

test('a series with its provenance, as text, JSON and CSV that can be read again', t => {
  const cwd = folder(t, files)
  uptake(['collect'], { cwd })
  uptake(['record', 'events.attendees', '85', '--at', '2026-11-02', '--period', 'week', '--label', 'event=web,kind=talk'], { cwd })
  assert.match(
    uptake(['series', ...today], { cwd }).out,
    /events\.attendees +event=web kind=talk +85 +people +2026-11-02 +file\ngithub\.stars +370/,
  )
  assert.match(uptake(['series', 'github.stars', ...today], { cwd }).out, /2026-09-01 +100 +file +read .* metrics\/stars\.csv:3/)
  const since = json(uptake(['series', 'github.stars', '--since', '2026-10-20', '--json', ...today], { cwd })) as {
    series: { samples: Sample[] }[]
  }
  assert.deepEqual(
    since.series[0]!.samples.map(sample => sample.value),
    [310, 340, 370],
  )
  const csv = uptake(['series', 'events.attendees', '--csv', ...today], { cwd }).out
  assert.equal(
    csv,
    'date,metric,value,period,event,kind,source\n2026-11-02,events.attendees,85,week,web,talk,metrics/events.attendees.csv:2\n',
  )
  const other = folder(t, { 'uptake.yml': 'collectors:\n  csv:\n', 'plan.md': '# P\n', 'metrics/all.csv': csv })
  uptake(['collect'], { cwd: other })
  assert.match(
    uptake(['series', 'events.attendees', '--csv', ...today], { cwd: other }).out,
    /2026-11-02,events\.attendees,85,week,web,talk,metrics\/all\.csv:2/,
  )
})

test('a running server records, and shows what another process collected', async t => {
  const cwd = folder(t, files)
  const server = spawn(launcher, ['up', '.', '--port', '0', '--no-open', '--json'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => server.kill('SIGTERM'))
  const [first] = (await once(server.stdout, 'data')) as [Buffer]
  const { url, workspaces } = JSON.parse(first.toString()) as { url: string; workspaces: { id: string }[] }
  const stars = async (): Promise<number | null> => {
    const all = (await (await fetch(`${url}api/workspaces/${workspaces[0]!.id}/targets`)).json()) as MeasuredTarget[]
    return all.find(each => each.kpi.metric === 'GitHub stars')!.pace.now
  }
  for (let tries = 0; (await stars()) !== 370 && tries < 100; tries++) await new Promise(resolve => setTimeout(resolve, 50))
  assert.equal(await stars(), 370, 'the server collects by itself')
  assert.equal(uptake(['record', 'github.stars', '390', '--at', '2026-11-08'], { cwd }).code, 0)
  assert.equal(await stars(), 390)
  server.kill('SIGTERM')
  const [code] = (await once(server, 'exit')) as [number]
  assert.equal(code, 0)
})
