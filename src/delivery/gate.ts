/** May a piece go out on a channel now? The one question that every door asks, and that the one send asks last. */
import { yesesOf, type Given } from '../db/approvals.ts'
import type { Database } from '../db/open.ts'
import { openRequests } from '../db/review-notes.ts'
import { verdictOf, type Judge } from '../content/review/verdict.ts'

/** What approvals are judged by. `stop`: why nothing of the piece may go out, whoever said yes; null: nothing is against it. */
export type Gate = Judge & { stop: string | null }

/** Why these bytes may not go out; null when the approvals that the rules ask for are there, and nobody asks for changes. */
export async function whyNotNow(db: Database, of: Given, gate: Gate): Promise<string | null> {
  if (gate.stop !== null) return gate.stop
  const { missing } = verdictOf(await yesesOf(db, of), gate)
  if (missing !== null) return missing
  const [asked] = await openRequests(db, of.workspace, of.item, of.channel)
  return asked === undefined ? null : `${asked.person} asked for changes: "${short(asked.text)}"`
}

const MOST = 200
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
