/** Automations on real files and a real database: once per episode, each deed, what fails. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { runAutomations } from '../../src/actions/run-automations.ts'
import { setAutomation } from '../../src/actions/set-automation.ts'
import { undo } from '../../src/actions/undo.ts'
import { annotationsIn } from '../../src/db/annotations.ts'
import { eventsIn } from '../../src/db/automations.ts'
import { putSamples } from '../../src/db/samples.ts'
import { readAutomations } from '../../src/measure/automations.ts'
import { fresh } from '../../src/actions/action.ts'
import { NOW, workspace } from '../actions/workspace.ts'
import type { Workspace } from '../actions/workspace.ts'
import { DAY, sample } from '../metrics/make.ts'

const plan = `# Plan

## Week 1

- [ ] Begin

## Risks

| Risk | Contingency |
|------|-------------|
| Slow adoption | Talk to ten users |
`
const config = (rest: string): string => `timezone: UTC\nstart: 2026-11-02\npeople:\n  - Ada Lovelace\n${rest}`
const stall = config(`automations:
  stall:
    when: github.stars grows < 10/week for 2 weeks
    do:
      - task "Write to ten users" in plan.md
      - contingency "slow adoption"
      - notify Ada Lovelace
      - note
    risk: Slow adoption
`)
/** Daily stars up to now; the last value is `perDay` a day more than those before. */
const stars = async ({ db, context }: Workspace, days: number, perDay: number, now = NOW): Promise<void> => {
  const samples = Array.from({ length: days + 1 }, (_, i) =>
    sample({ at: now - (days - i) * DAY, value: 1000 + i * perDay, fetchedAt: now }),
  )
  await putSamples(db, context.ref.id, samples)
}
const text = stall.replace('Ada Lovelace\n      - note', '"Ada Lovelace"\n      - note')
const run = async (space: Workspace, now = NOW) => runAutomations({ ...space.context, now }, { dryRun: false })

test('unknown fires nothing; what begins to hold fires once, with all its deeds', async t => {
  const space = await workspace(t, { 'uptake.yml': text, 'plan.md': plan })
  assert.deepEqual(
    (await run(space)).map(each => [each.verdict.truth, each.fired.length]),
    [['unknown', 0]],
  )
  assert.equal(space.read('plan.md'), plan)
  await stars(space, 21, 1)
  const dry = await runAutomations(space.context, { dryRun: true })
  assert.deepEqual(
    dry[0]!.fired[0]!.outcomes.map(each => each.state),
    ['open', 'open', 'open', 'open'],
  )
  assert.equal(space.read('plan.md'), plan)

  const [first] = await run(space)
  assert.deepEqual(
    first!.fired[0]!.outcomes.map(each => each.state),
    ['done', 'done', 'done', 'done'],
    JSON.stringify(first),
  )
  assert.match(first!.fired[0]!.outcomes[1]!.detail, /Talk to ten users \(plan\.md:11\)/)
  assert.equal(space.read('plan.md'), `${plan}\n- [ ] Write to ten users\n`)
  const notes = await annotationsIn(space.db, space.context.ref.id, { from: 0, to: NOW + 1 })
  assert.match(notes[0]!.label, /github\.stars grew by 7/)

  assert.equal((await run(space, NOW + DAY / 2))[0]!.fired.length, 0)
  assert.equal(space.read('plan.md').match(/Write to ten users/g)!.length, 1)
  const events = await eventsIn(space.db, space.context.ref.id)
  assert.deepEqual(
    events.map(each => [each.kind, each.outcomes.length]),
    [['fired', 4]],
  )
  assert.ok((await space.audit()).some(entry => entry.action === 'automation-fired' && entry.subject === 'stall'))
  // The task is a change of a file like any other: it can be taken back.
  await undo(space.context)
  assert.equal(space.read('plan.md'), plan)
})
test('it ends when it is known not to hold, and may fire again after that', async t => {
  const space = await workspace(t, { 'uptake.yml': text, 'plan.md': plan })
  await stars(space, 21, 1)
  await run(space)
  const later = NOW + 30 * DAY
  // Nothing new was measured: unknown ends nothing.
  assert.deepEqual((await run(space, later))[0]!.ended, [])
  await stars(space, 25, 50, later)
  assert.deepEqual((await run(space, later))[0]!.ended, [''])
  const again = later + 40 * DAY
  await stars(space, 30, 0, again)
  assert.equal((await run(space, again))[0]!.fired.length, 1)
  assert.deepEqual(
    (await eventsIn(space.db, space.context.ref.id)).map(each => each.kind),
    ['fired', 'ended', 'fired'],
  )
  // The box that is open already is enough.
  assert.equal(space.read('plan.md').match(/Write to ten users/g)!.length, 1)
})
test('many at once fire it once', async t => {
  const space = await workspace(t, { 'uptake.yml': text, 'plan.md': plan })
  await stars(space, 21, 1)
  const runs = await Promise.all(Array.from({ length: 5 }, () => run(space)))
  assert.equal(runs.filter(each => each[0]!.fired.length > 0).length, 1)
  assert.equal(space.read('plan.md').match(/Write to ten users/g)!.length, 1)
})
test('a deed that fails says why and keeps none of the others back', async t => {
  const yaml = config(
    'automations:\n  all:\n    when: every month\n    do:\n      - task "x" in nowhere.md\n      - notify nobody\n      - contingency "An earthquake"\n      - note "Look"\n  off:\n    when: every week\n    do: note\n    active: false\n',
  )
  const space = await workspace(t, { 'uptake.yml': yaml, 'plan.md': plan })
  const [all, off] = await run(space)
  assert.deepEqual(
    all!.fired[0]!.outcomes.map(each => each.state),
    ['failed', 'failed', 'failed', 'done'],
  )
  for (const each of all!.fired[0]!.outcomes.slice(0, 3)) assert.ok(each.detail.length > 20)
  assert.equal(off!.fired.length, 0)
  assert.equal((await run(space))[0]!.fired.length, 0)
  // Another month is another occasion.
  assert.equal((await run(space, NOW + 15 * DAY))[0]!.fired.length, 1)
})
test('a message goes out by a way of the reports, once', async t => {
  const got: string[] = []
  const server = createServer((request, answer) => {
    let body = ''
    request
      .on('data', chunk => (body += String(chunk)))
      .on('end', () => {
        got.push(body)
        answer.end('ok')
      })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const yaml = config(
    `reports:\n  send:\n    team: { via: webhook, url: "http://127.0.0.1:${port}/", allow: [127.0.0.1] }\nautomations:\n  tell:\n    when: every week\n    do: notify team\n`,
  )
  const space = await workspace(t, { 'uptake.yml': yaml, 'plan.md': plan })
  const [first] = await run(space)
  assert.equal(first!.fired[0]!.outcomes[0]!.state, 'done', JSON.stringify(first))
  await run(space)
  assert.equal(got.length, 1)
  const message = JSON.parse(got[0]!) as { event: string; markdown: string }
  assert.equal(message.event, 'notice')
  assert.match(message.markdown, /every week/)
})
test('a proposal is switched on in uptake.yml, off and on again, and undone', async t => {
  const yaml = config('# ours\n')
  const space = await workspace(t, { 'uptake.yml': yaml, 'plan.md': plan })
  const view = async () => {
    const { loaded, plan: read } = await fresh(space.context)
    return readAutomations({
      db: space.db,
      workspace: loaded.id,
      root: loaded.root,
      config: loaded.config,
      plan: read,
      now: NOW,
      zone: 'UTC',
    })
  }
  assert.deepEqual(
    (await view()).proposals.map(each => each.id),
    ['slow-adoption'],
  )
  await setAutomation(space.context, { id: 'slow-adoption', active: true })
  assert.ok(space.read('uptake.yml').startsWith(yaml))
  const on = await view()
  assert.deepEqual(
    on.automations.map(each => [each.id, each.active, each.risk]),
    [['slow-adoption', true, 'Slow adoption']],
  )
  assert.deepEqual(on.proposals, [])
  await setAutomation(space.context, { id: 'slow-adoption', active: false })
  assert.equal((await view()).automations[0]!.active, false)
  await setAutomation(space.context, { id: 'slow-adoption', active: true })
  assert.equal((await view()).automations[0]!.active, true)
  for (let i = 0; i < 3; i++) await undo(space.context)
  assert.equal(space.read('uptake.yml'), yaml)
  await assert.rejects(setAutomation(space.context, { id: 'slow-adopton', active: true }), /no automation/)
})
