/** uptake workspace: by which id a database knows this workspace, where it comes from, and who else claims it. */
import type { LedgerState } from '../actions/one-ledger.ts'
import type { StoredWorkspace } from '../db/workspaces.ts'
import { dateIn } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { displayPath } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { act, lookOrAct } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne } from './reading.ts'
import { folderOperand, lookStored } from './stored.ts'

export const command: Command = {
  name: 'workspace',
  summary: 'Show by which id a database knows this workspace; name it, claim it',
  usage: ['workspace [FOLDER]', 'workspace [FOLDER] --name | --claim | --adopt ID | --send-here'],
  about:
    'A workspace is known by the line "id:" of its uptake.yml, which comes along with every clone; without one by its folder, or in a shared database by its repository and the folder in it. A database remembers the repository too, and refuses another one with the same id.',
  operands: [folderOperand],
  options: {
    name: { type: 'boolean', help: 'Write an id into uptake.yml; what is kept already goes with it' },
    claim: { type: 'boolean', help: 'The repository was moved or renamed: the history under this id belongs to this one' },
    'send-here': { type: 'boolean', help: 'From now on this database sends the calendar, and other clones do not' },
    adopt: { type: 'string', value: 'ID', help: 'What the database holds under ID is the history of this workspace' },
  },
  examples: [
    ['uptake workspace', ''],
    ['uptake workspace --name', 'before the first clone, or the first shared database'],
    ['uptake workspace --claim', 'after the repository was renamed'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands, 'workspace')
  const wanted = [args.flag('name'), args.flag('claim'), args.text('adopt') !== null, args.flag('send-here')].filter(Boolean)
  if (wanted.length > 1)
    throw new UserError('bad-flag', 'One of --name, --claim, --adopt and --send-here at a time.', {
      hint: 'Run the command once for each.',
    })
  if (args.flag('name')) return name(context, args, ref)
  if (args.flag('claim')) return claim(context, args, ref)
  if (args.flag('send-here')) return sendHere(context, args, ref)
  const from = args.text('adopt')
  return from === null ? show(context, args, ref) : adopt(context, args, ref, from)
}

async function show(context: Context, args: Args, ref: WorkspaceRef): Promise<number> {
  const { out, cwd } = context
  const [{ storedWorkspace }, { originOf }, { shownOrigin, formerId }, { idOf }] = await Promise.all([
    import('../db/workspaces.ts'),
    import('../workspace/origin.ts'),
    import('../actions/claim-workspace.ts'),
    import('../workspace/identity.ts'),
  ])
  const known = (id: string): Promise<StoredWorkspace | null> => lookStored(context, ref, db => storedWorkspace(db, id))
  const stored = await known(ref.id)
  const former = formerId(ref) === ref.id ? null : await known(formerId(ref))
  const origin = originOf(ref.root)
  const named = ref.config !== null && idOf(ref.config) === ref.id
  const state = await lookOrAct(context, ref, dateIn(null, context.clock.now()), 'ledger-state', {})
  if (args.flag('json')) {
    out.line(JSON.stringify({ id: ref.id, named, root: ref.root, origin, stored, former: former?.id ?? null, ledger: state }, null, 2))
    return 0
  }
  const { dim } = out.style
  out.line(`${ref.id}  ${dim(whence(ref, named, cwd))}`)
  out.line(`from      ${origin === null ? dim('no git remote is known') : shownOrigin(origin)}`)
  out.line(
    `database  ${stored === null ? dim('holds nothing of it yet') : `knows it since ${dayOf(stored.firstSeen)}, last read ${dayOf(stored.lastSeen)}`}`,
  )
  out.line(`sender    ${senderText(state, dim)}`)
  if (former !== null)
    out.line(
      `\nThe database also holds ${former.id}, last read ${dayOf(former.lastSeen)} at ${former.root}.\n${dim(`  If that is the history of this workspace:  uptake workspace --adopt ${former.id}`)}`,
    )
  return 0
}

function whence({ config }: WorkspaceRef, named: boolean, cwd: string): string {
  if (config === null) return 'by its folder, for there is no uptake.yml: uptake init writes one'
  return named ? `as ${displayPath(config, cwd)} says` : 'no id in uptake.yml: uptake workspace --name writes one'
}
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

async function name(context: Context, args: Args, ref: WorkspaceRef): Promise<number> {
  const { nameWorkspace } = await import('../actions/name-workspace.ts')
  const { written, id } = await withDatabase(context, ref, db => nameWorkspace(db, ref))
  if (args.flag('json')) context.out.line(JSON.stringify({ id, written }, null, 2))
  else if (written) context.out.line(`wrote  id: ${id}  ${context.out.style.dim('to uptake.yml: commit it')}`)
  else context.out.line(`uptake.yml says already  id: ${id}`)
  return 0
}

async function sendHere(context: Context, args: Args, ref: WorkspaceRef): Promise<number> {
  const { out, clock } = context
  const { ledger, before, looked } = await act(context, ref, dateIn(null, clock.now()), 'send-here', {})
  if (args.flag('json')) out.line(JSON.stringify({ ledger, before, looked }, null, 2))
  else {
    out.line(`This database sends the calendar: uptake.yml says  ledger: ${ledger}  ${out.style.dim('commit and push it')}`)
    if (before !== null) out.line(`${before.ledger} sends no more as soon as its clone has that line.`)
    if (looked > 0)
      out.line(
        `${looked} that ${looked === 1 ? 'was' : 'were'} due by now may be out already: looked up first. "uptake deliveries" shows them.`,
      )
  }
  return 0
}

/** Who sends the calendar, as far as it is known here. */
function senderText({ own, other, unshared }: LedgerState, dim: (text: string) => string): string {
  if (other !== null) return `${other.ledger} sends, by ${other.where}; this database does not: uptake workspace --send-here`
  if (own === null) return dim('nothing was scheduled or sent from here yet')
  return unshared ? `${own}, this database; commit and push uptake.yml, so that other clones know` : `${own}, this database`
}

async function claim(context: Context, args: Args, ref: WorkspaceRef): Promise<number> {
  const { takeOver } = await import('../actions/claim-workspace.ts')
  const before = await withDatabase(context, ref, db => takeOver(db, ref))
  if (args.flag('json')) context.out.line(JSON.stringify({ id: ref.id, before }, null, 2))
  else
    context.out.line(before === null ? 'There was nothing to claim.' : `claimed  ${ref.id}  ${context.out.style.dim(`was of ${before}`)}`)
  return 0
}

async function adopt(context: Context, args: Args, ref: WorkspaceRef, from: string): Promise<number> {
  const { adoptHistory } = await import('../actions/name-workspace.ts')
  await withDatabase(context, ref, db => adoptHistory(db, ref, from))
  if (args.flag('json')) context.out.line(JSON.stringify({ id: ref.id, adopted: from }, null, 2))
  else context.out.line(`${ref.id} goes on with the history of ${from}`)
  return 0
}

/** Not while a server writes under the name that the workspace has now. */
async function withDatabase<T>(context: Context, ref: WorkspaceRef, run: (db: import('../db/open.ts').Database) => Promise<T>): Promise<T> {
  const { runningServer } = await import('./running.ts')
  const server = await runningServer(context, ref)
  if (server !== null)
    throw new UserError('server-running', `This workspace is shown at ${server.url}.`, {
      hint: 'End the server (Ctrl-C), repeat this, and start it again.',
    })
  const { databasePath, openDatabase } = await import('../db/open.ts')
  const db = await openDatabase(databasePath(ref.root, ref.config !== null, context.env))
  try {
    return await run(db)
  } finally {
    await db.destroy()
  }
}
