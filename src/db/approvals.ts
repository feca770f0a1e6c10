/** Approvals: a person's yes to exactly these bytes on one channel. */
import type { Selectable, UpdateQueryBuilder, UpdateResult } from 'kysely'
import type { Facts } from '../content/review/rule.ts'
import { YES_KINDS, type Yes, type YesKind } from '../content/review/verdict.ts'
import { lockGate, oneOf } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

/** What a yes is to. */
export type Given = { workspace: string; item: string; channel: string; digest: string }
export type Approval = Given & Yes & { id: string; voidedAt: number | null }

/** A plain yes where it is not said how it came about. */
export async function addApproval(
  db: Database,
  approval: Omit<Approval, 'voidedAt' | keyof Yes> & Pick<Yes, 'person' | 'at'> & Partial<Yes>,
): Promise<void> {
  const {
    id,
    workspace,
    item,
    channel,
    digest,
    person,
    at,
    kind = 'yes',
    reason = null,
    authors = [],
    vouched = null,
    facts = null,
  } = approval
  await db
    .insertInto('approval')
    .values({
      id,
      workspace_id: workspace,
      item,
      channel,
      digest,
      person,
      at,
      voided_at: null,
      kind,
      reason,
      authors: JSON.stringify(authors),
      vouched,
      facts: facts === null ? null : JSON.stringify(facts),
    })
    .execute()
}

/** The yeses to these bytes that hold now, oldest first. */
export async function yesesOf(db: Database, of: Given): Promise<Approval[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('workspace_id', '=', of.workspace)
    .where('item', '=', of.item)
    .where('channel', '=', of.channel)
    .where('digest', '=', of.digest)
    .where('voided_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(approvalOf)
}
/** Every yes of a workspace, or of some of its items, void ones too, oldest first. */
export async function approvalsOf(db: Database, workspace: string, items: readonly string[] | null = null): Promise<Approval[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .$if(items !== null, query => query.where(oneOf(db, 'item', items ?? [])))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(approvalOf)
}

const approvalOf = (row: Selectable<Tables['approval']>): Approval => ({
  id: row.id,
  workspace: row.workspace_id,
  item: row.item,
  channel: row.channel,
  digest: row.digest,
  person: row.person,
  at: row.at,
  voidedAt: row.voided_at,
  kind: kindOf(row.kind),
  reason: row.reason,
  authors: JSON.parse(row.authors) as string[],
  vouched: row.vouched,
  facts: row.facts === null ? null : (JSON.parse(row.facts) as Facts),
})
function kindOf(text: string): YesKind {
  const kind = YES_KINDS.find(each => each === text)
  if (kind === undefined) throw new Error(`an approval of the kind "${text}"`)
  return kind
}

/** Takes back the approvals of an item that are not for `digest` (null: all): an edit voids them. Returns how many. */
export async function voidApprovals(
  db: Database,
  { digest, ...of }: { workspace: string; item: string; channel: string; digest: string | null },
  at: number,
): Promise<number> {
  return takeBack(db, of, at, query => query.$if(digest !== null, others => others.where('digest', '!=', digest ?? '')))
}
/** Takes back what one person had said of these bytes. Returns how many yeses are void from now on. */
export async function withdraw(db: Database, of: Given, person: string, at: number): Promise<number> {
  return takeBack(db, of, at, query => query.where('digest', '=', of.digest).where('person', '=', person))
}

type Voiding = UpdateQueryBuilder<Tables, 'approval', 'approval', UpdateResult>
/** Voids those of the yeses to a piece on a channel that stand and that `which` picks. */
async function takeBack(
  db: Database,
  { workspace, item, channel }: { workspace: string; item: string; channel: string },
  at: number,
  which: (query: Voiding) => Voiding,
): Promise<number> {
  return inTransaction(db, async transaction => {
    await lockGate(transaction, workspace, 'change')
    const standing = transaction
      .updateTable('approval')
      .set({ voided_at: at })
      .where('workspace_id', '=', workspace)
      .where('item', '=', item)
      .where('channel', '=', channel)
      .where('voided_at', 'is', null)
    const { numUpdatedRows } = await which(standing).executeTakeFirst()
    return Number(numUpdatedRows)
  })
}
