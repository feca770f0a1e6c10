/**
 * One ledger sends one calendar. Clones of a repository, each with a database of its own, know nothing of each other but
 * what their files say: the first that schedules or sends writes its name there, and any other then sends nothing.
 */
import { lookUpDue, openDeliveries } from '../db/bring-back.ts'
import { inTransaction } from '../db/open.ts'
import { nameLedger, ownLedger, renameLedger, type OwnLedger } from '../db/own-ledger.ts'
import { UserError, userError } from '../lib/errors.ts'
import { isUnderGit, newLedger, noteForWorktrees, recordedLedgers, type Recorded, type Records } from '../workspace/ledger.ts'
import { recordAction, type ActionContext } from './action.ts'
import { writeName } from './write-name.ts'

type Here = Pick<ActionContext, 'db' | 'ref' | 'mute'>
export type LedgerState = {
  /** The name of this database; null: it has never scheduled or sent anything of a repository. */
  own: string | null
  /** Another one that sends; then this one does not. */
  other: Recorded | null
  /** No other clone can know yet that this one sends: the line is not on the default branch of the remote. */
  unshared: boolean
}

/** @param quick what git said some seconds ago is good enough */
export async function ledgerState(here: Here, quick = false): Promise<LedgerState> {
  const { recorded, remote, own, other } = await known(here, !quick)
  const isKnown = recorded.some(each => each.place === 'branch' && each.ledger === own?.id)
  return { own: own?.id ?? null, other, unshared: own !== null && other === null && remote && !isKnown }
}

/** The ledger that sends the calendar instead of this one, or null. */
export const otherLedger = async (here: Here): Promise<Recorded | null> => (await known(here)).other

type Known = Records & { own: OwnLedger | null; other: Recorded | null }

/** Who sends by what is written, and who this is. Without an `uptake.yml` nothing is. @param fresh git is asked now */
async function known({ ref, db }: Here, fresh = false): Promise<Known> {
  const records = ref.config === null ? { recorded: [], remote: false } : await recordedLedgers(ref.root, ref.config, fresh)
  const own = await ownLedger(db, ref.id)
  const mine = new Set(own === null ? [] : [own.id, ...own.replaced])
  return { ...records, own, other: records.recorded.find(each => !mine.has(each.ledger)) ?? null }
}

/** Makes this the ledger that sends where none is named yet. @returns another one that sends, or null */
export async function claimLedger(context: Here): Promise<Recorded | null> {
  const { ref, db, mute } = context
  if (ref.config === null) return null
  const { recorded, own, other } = await known(context)
  // Without git there are no clones; what only shows sends nothing.
  if (other !== null || mute === true || !isUnderGit(ref.root)) return other
  const { id } = own ?? (await nameLedger(db, ref.id, newLedger()))
  // On another branch the line may be missing while the default branch has it.
  if (recorded.some(each => each.ledger === id && each.place !== 'worktree')) return null
  try {
    await writeName(ref.config, 'ledger', id)
  } catch (error) {
    // A file that cannot be written says nothing to clones, which is told where it matters (`unshared`).
    if (!(error instanceof UserError)) throw error
  }
  await noteForWorktrees(ref.root, id)
  return null
}

/** Why nothing is sent here, with what to do about it. */
export const elsewhere = ({ ledger, where }: Recorded): UserError =>
  new UserError('sent-elsewhere', `Another database sends this calendar: ${where} says "ledger: ${ledger}", which this one is not.`, {
    hint: 'So that nothing goes out twice, nothing is sent here. Send from the clone that has it, share one PostgreSQL, or make this the one that sends: uptake workspace --send-here',
  })

/** `looked`: deliveries that were due and are looked up first, for the other ledger may have sent them. */
export type SendsHere = { ledger: string; before: Recorded | null; looked: number }

/**
 * From now on this database sends the calendar. It gets a new name, so that the one before it hears of it.
 * @throws UserError no-config, config-unwritable, path-unwritable
 */
export async function sendHere(context: ActionContext): Promise<SendsHere> {
  const { ref, db, now } = context
  if (ref.config === null) throw userError('no-config', 'workspace', ref.root)
  const { recorded, own, other: before } = await known(context)
  const stays = before === null && own !== null
  const id = stays ? own.id : newLedger()
  // First the file: it is what others hear of.
  await writeName(ref.config, 'ledger', id)
  await noteForWorktrees(ref.root, id)
  if (stays) return { ledger: id, before, looked: 0 }
  const looked = await inTransaction(db, async transaction => {
    const replaced = [...new Set([...(own === null ? [] : [own.id, ...own.replaced]), ...recorded.map(each => each.ledger)])]
    await renameLedger(transaction, ref.id, { id, replaced })
    await recordAction(transaction, context, { action: 'send-here', subject: id, before: before?.ledger ?? null, after: id })
    if (before === null) return 0
    const open = [...(await openDeliveries(transaction)).values()].filter(each => each.workspace === ref.id)
    return lookUpDue(transaction, open.map(each => each.id), { now, why: 'Another database sent until now' }) // prettier-ignore
  })
  return { ledger: id, before, looked }
}
