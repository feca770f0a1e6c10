/**
 * One ledger sends one calendar. Clones of a repository, each with a database of its own, know nothing of each other but
 * what their files say: the first that schedules or sends writes its name there, and any other then sends nothing.
 */
import { lookUpDue, openDeliveries } from '../db/bring-back.ts'
import { inTransaction } from '../db/open.ts'
import { nameLedger, ownLedger, renameLedger, type OwnLedger } from '../db/own-ledger.ts'
import { UserError, userError } from '../lib/errors.ts'
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'
import { isUnderGit, ledgerIn, newLedger, noteForWorktrees, recordedLedgers, type Recorded } from '../workspace/ledger.ts'
import { recordAction, type ActionContext } from './action.ts'
import { replaceFile } from './write-file.ts'

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
export async function ledgerState({ ref, db }: Here, quick = false): Promise<LedgerState> {
  const own = await ownLedger(db, ref.id)
  if (ref.config === null) return { own: own?.id ?? null, other: null, unshared: false }
  const { recorded, remote } = await recordedLedgers(ref.root, ref.config, !quick)
  const other = otherOf(recorded, own)
  const isKnown = recorded.some(each => each.place === 'branch' && each.ledger === own?.id)
  return { own: own?.id ?? null, other, unshared: own !== null && other === null && remote && !isKnown }
}

/** The ledger that sends the calendar instead of this one, or null. */
export async function otherLedger({ ref, db }: Here): Promise<Recorded | null> {
  if (ref.config === null) return null
  const [{ recorded }, own] = [await recordedLedgers(ref.root, ref.config), await ownLedger(db, ref.id)]
  return otherOf(recorded, own)
}

function otherOf(recorded: readonly Recorded[], own: OwnLedger | null): Recorded | null {
  const mine = new Set(own === null ? [] : [own.id, ...own.replaced])
  return recorded.find(each => !mine.has(each.ledger)) ?? null
}

/** Makes this the ledger that sends where none is named yet. @returns another one that sends, or null */
export async function claimLedger(context: Here): Promise<Recorded | null> {
  const { ref, db, mute } = context
  if (ref.config === null) return null
  const [{ recorded }, own] = [await recordedLedgers(ref.root, ref.config), await ownLedger(db, ref.id)]
  const other = otherOf(recorded, own)
  // Without git there are no clones; what only shows sends nothing.
  if (other !== null || mute === true || !isUnderGit(ref.root)) return other
  const { id } = own ?? (await nameLedger(db, ref.id, newLedger()))
  // On another branch the line may be missing while the default branch has it.
  if (!recorded.some(each => each.ledger === id && each.place !== 'worktree')) await write(ref.root, ref.config, id)
  return null
}

/** A file that cannot be written says nothing to clones, which is told where it matters (`unshared`). */
async function write(root: string, config: string, ledger: string): Promise<void> {
  const file = readText(config)
  if (ledgerIn(file.text) === ledger) return
  try {
    const { setConfigValue } = await import('../workspace/config-edit.ts')
    replaceFile(config, encodeText({ ...file, text: setConfigValue(file.text, ['ledger'], ledger, config) }, config))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
  await noteForWorktrees(root, ledger)
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
  const [{ recorded }, own] = [await recordedLedgers(ref.root, ref.config), await ownLedger(db, ref.id)]
  const before = otherOf(recorded, own)
  if (before === null && own !== null) {
    await write(ref.root, ref.config, own.id)
    return { ledger: own.id, before, looked: 0 }
  }
  const id = newLedger()
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const file = readText(ref.config)
  // First the file: it is what others hear of.
  replaceFile(ref.config, encodeText({ ...file, text: setConfigValue(file.text, ['ledger'], id, ref.config) }, ref.config))
  await noteForWorktrees(ref.root, id)
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
