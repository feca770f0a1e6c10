/**
 * Random histories of edits, yeses, withdrawals, requests, holds and schedules, held against a model of the rules that
 * shares no code with them: what goes out was allowed in exactly these bytes, and what is allowed goes out.
 */
import assert from 'node:assert/strict'
import { approve, unapprove } from '../../src/actions/approve.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { setPieceState } from '../../src/actions/piece-state.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { addReviewNote, settleNote } from '../../src/actions/review-notes.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, piece } from './review-workspace.ts'

const RULES = 'review: { approvals: 2, by: [maintainer, legal], every: legal, not-author: true }\n'
/** Those whose yes counts speak more often, so that something goes out at all. */
const PEOPLE = ['ada', 'grace', 'grace', 'sam', 'sam', 'stranger'] as const
const VERSIONS = ['One.', 'Two.', 'Three.'] as const
const STEPS = 160

/** One piece on one channel, as the rules are said in words: two yeses, one of them legal's, none of the author's (Ada). */
type Model = { version: number; state: 'ready' | 'hold'; yes: Map<number, Set<string>>; asked: { id: string; by: string }[] }
const mayGo = ({ version, state, yes, asked }: Model): boolean => {
  const said = yes.get(version) ?? new Set<string>()
  return state === 'ready' && asked.length === 0 && said.has('grace') && said.has('sam')
}

withDatabase('nothing goes out that the rules do not let out, whatever happened before', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', VERSIONS[0]).replace(', blog', '') }, CONFIG + RULES)
  const model: Model = { version: 0, state: 'ready', yes: new Map(), asked: [] }
  let seed = 3
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  const write = (): void => d.put('content/a.md', piece('a', VERSIONS[model.version]!).replace(', blog', '').replace('ready', model.state)) // prettier-ignore
  const item = { item: 'a', channels: null }
  let [sent, refused, blocked] = [0, 0, 0]
  const steps: (() => Promise<void>)[] = [
    async () => {
      model.version = next(VERSIONS.length)
      write()
      return Promise.resolve()
    },
    async () => {
      model.state = model.state === 'ready' && next(3) === 0 ? 'hold' : 'ready'
      await setPieceState(d.context, { item: 'a', state: model.state })
    },
    async () => {
      const person = PEOPLE[next(PEOPLE.length)]!
      await unapprove(d.as(person), item)
      model.yes.get(model.version)?.delete(person)
    },
    async () => {
      if (next(2) === 0) return
      const by = PEOPLE[next(PEOPLE.length)]!
      const { id } = await addReviewNote(d.as(by), { item: 'a', channel: null, kind: 'changes', text: 'No.', digests: null })
      model.asked.push({ id, by })
      model.yes.get(model.version)?.delete(by)
    },
    async () => {
      const request = model.asked.pop()
      if (request !== undefined) await settleNote(d.as('ada'), { id: request.id })
    },
    ...Array<() => Promise<void>>(9).fill(async () => {
      const person = PEOPLE[next(PEOPLE.length)]!
      await approve(d.as(person), { ...item, digests: null })
      const said = model.yes.get(model.version) ?? new Set()
      model.yes = new Map([[model.version, said.add(person)]])
      model.asked = model.asked.filter(each => each.by !== person)
    }),
    ...Array<() => Promise<void>>(5).fill(async () => {
      try {
        await scheduleContent(d.context, { ...item, at: '2026-11-21T12:00', zone: 'Europe/Berlin' })
        assert.ok(mayGo(model), 'scheduled what the rules do not let out')
      } catch (error) {
        const { code } = error as { code?: string }
        if (code !== 'not-approved' && code !== 'already-scheduled') throw error
        if (code === 'not-approved') {
          refused++
          assert.ok(!mayGo(model), 'refused what the rules let out')
        }
      }
    }),
    ...Array<() => Promise<void>>(2).fill(async () => {
      const [open] = (await deliveriesOf(db, d.context.ref.id)).filter(each => each.state === 'planned')
      const isSame = open !== undefined && open.digest === scheduled.get(VERSIONS[model.version]!)
      const may = mayGo(model) && isSame
      await publishDue(d.context)
      if (open === undefined) return
      const { state } = (await deliveriesOf(db, d.context.ref.id)).find(each => each.id === open.id)!
      assert.equal(state, may ? 'published' : 'blocked')
      if (may) sent++
      else {
        blocked++
        await decideDelivery(d.context, { id: open.id, decision: 'drop', url: null })
      }
      // A piece goes out once: the next history begins with it taken back from the ledger.
      await db.deleteFrom('attempt').execute()
      await db.deleteFrom('delivery').execute()
    }),
  ]
  /** Digest by text, from what was approved first of each. */
  const scheduled = new Map<string, string>()
  for (const [version, text] of VERSIONS.entries()) {
    model.version = version
    write()
    const [yes] = await approve(d.as('stranger'), { ...item, digests: null })
    scheduled.set(text, yes!.digest)
    model.yes = new Map([[version, new Set(['stranger'])]])
  }
  for (let i = 0; i < STEPS; i++) await steps[next(steps.length)]!()
  assert.ok(sent > 1 && refused > 1 && blocked > 1, `${sent} sent, ${refused} refused, ${blocked} blocked: too tame a history`)
})
