/** Writes a yes to exactly these bytes: what was on the screen, the approval, what it voids and settles, and the audit row. */
import { randomUUID } from 'node:crypto'
import { addApproval, voidApprovals, withdraw, yesesOf, type Given } from '../db/approvals.ts'
import type { Database } from '../db/open.ts'
import { openRequests, settleNotes } from '../db/review-notes.ts'
import { keepReviewed, putLook } from '../db/reviewed.ts'
import { canonicalJson, digestedText } from '../content/digest.ts'
import { verdictOf, type Yes } from '../content/review/verdict.ts'
import { whyNotNow, type Gate } from '../delivery/gate.ts'
import type { Rendered } from '../delivery/routes.ts'
import { recordAction, type ActionContext } from './action.ts'
import { spoken } from './speaker.ts'

/** `by`: who counts; `missing`: what it still lacks, null when it may go out. */
export type Approved = { channel: string; digest: string; by: readonly string[]; needed: number; missing: string | null }
export type Said = Pick<Yes, 'person' | 'kind' | 'reason' | 'authors' | 'vouched' | 'facts'>

/** In the transaction of what else is done. A person's second yes to the same bytes changes nothing. */
export async function sayYes(
  db: Database,
  context: ActionContext,
  to: { item: string; name: string } & Rendered,
  said: Said,
  gate: Gate,
): Promise<Approved> {
  const { item, name, rendition, digest } = to
  const of: Given = { workspace: context.ref.id, item, channel: name, digest }
  await keepReviewed(db, of.workspace, [{ item, channel: name, digest, body: digestedText(rendition) }], context.now)
  if (said.kind !== 'merge') await putLook(db, of.workspace, { item, channel: name, person: said.person, digest, at: context.now })
  // A merge is of what git has; what is in the folder may be newer, and approved.
  if (said.kind !== 'merge') await voidApprovals(db, of, context.now)
  const before = (await yesesOf(db, of)).find(yes => yes.person === said.person && yes.kind === said.kind)
  const there = before !== undefined && canonicalJson(before.facts) === canonicalJson(said.facts)
  // The same bytes, and another kind of content by now: the yes is given anew.
  if (before !== undefined && !there) await withdraw(db, of, said.person, context.now)
  const own = (await openRequests(db, of.workspace, item, name)).filter(note => note.person === said.person)
  const settled = await settleNotes(db, of.workspace, own.map(note => note.id), said.person, context.now) // prettier-ignore
  if (!there) await addApproval(db, { ...of, ...said, id: randomUUID(), at: context.now })
  if (!there || settled > 0)
    await recordAction(db, context, {
      action: said.kind === 'yes' ? 'approve' : `approve-${said.kind}`,
      subject: `${item} ${name}`,
      before: own.length === 0 ? null : { settled: own.map(note => note.id) },
      after: auditOf(context, digest, said),
    })
  const verdict = verdictOf(await yesesOf(db, of), gate)
  const by = verdict.emergency === null ? verdict.counted : [verdict.emergency.person]
  return { channel: name, digest, by, needed: gate.rule.approvals, missing: await whyNotNow(db, of, gate) }
}

/** The digest alone where nothing else is to be said. */
function auditOf(context: ActionContext, digest: string, said: Said): unknown {
  const more = { ...spoken(context, said.person), ...(said.reason === null ? {} : { reason: said.reason }) }
  return Object.keys(more).length === 0 && said.vouched === null
    ? digest
    : { digest, ...more, ...(said.vouched === null ? {} : { vouched: said.vouched }) }
}
