/** uptake claims: what may be said, what proves it, and looking at the evidence. */
import type { CheckedClaim, ClaimsView, ClaimView } from '../actions/claims.ts'
import { plural, table } from '../lib/table.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { storedClaims } from './ledger.ts'
import { discoverOne, todayOf } from './reading.ts'

export const command: Command = {
  name: 'claims',
  summary: 'List claims with their evidence, and check it',
  usage: ['claims', 'claims --check [CLAIM...]'],
  about:
    'A claim of claims.yml is a sentence with a number and what proves it: a file of the repository, a command, or an address. --check runs the commands (without a shell, in the root of the repository, with no secrets in their environment), reads the files, and records what came of it. Nothing runs unless it is asked for. Exits with 1 when a claim that was checked does not hold.',
  operands: [{ name: 'CLAIM', help: 'Names of claims to check; without them, all', completes: 'none' }],
  options: { check: { type: 'boolean', help: 'Run the commands and look at the files' } },
  examples: [
    ['uptake claims', ''],
    ['uptake claims --check throughput', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const { out, err } = context
  const ref = discoverOne(context, [], 'claims')
  const loaded = await loadWorkspace(ref)
  const today = todayOf(context, args, loaded)
  let checked: CheckedClaim[] = []
  if (args.flag('check')) {
    const { lookAtEvidence } = await import('../actions/claims.ts')
    const onStart = (claim: { id: string; command: readonly string[] | null }): void =>
      err.line(err.style.dim(claim.command === null ? `reads the evidence of ${claim.id} …` : `runs ${claim.command.join(' ')} …`))
    checked = await lookAtEvidence(args.operands, { root: ref.root, env: context.env, onStart })
    await act(context, ref, today, 'record-claim-checks', { checks: checked.map(each => ({ ...each, files: { ...each.files } })) })
  }
  const view = await storedClaims(context, ref, loaded.config.timezone)
  if (args.flag('json')) out.line(JSON.stringify({ ...view, checked }, null, 2))
  else if (view === null) tellHow(context)
  else tell(context, view, checked, displayPath(`${ref.root}/claims.yml`, context.cwd))
  return checked.some(each => !each.ok) || view?.problems.some(each => each.severity === 'error') ? 1 : 0
}

function tellHow({ out }: Context): void {
  out.line('There is no claims.yml here. A claim is a sentence with a number and what proves it:\n')
  for (const line of EXAMPLE) out.line(`  ${line}`)
}
const EXAMPLE = [
  'throughput:',
  '  says: 2,509 transactions a second on one core',
  '  number: 2509',
  '  command: [node, bench/tps.ts]',
  '  within: 5%',
  '  valid: 90 days',
]

function tell({ out }: Context, { claims, problems }: ClaimsView, checked: readonly CheckedClaim[], file: string): void {
  const { style } = out
  for (const { source, message, severity } of problems) out.line(`${file}:${source.line}:${source.column} ${severity} ${message}`)
  if (claims.length === 0) return
  const paint = (claim: ClaimView): string =>
    claim.state === 'proven' ? style.green(claim.state) : claim.state === 'failed' ? style.red(claim.state) : style.yellow(claim.state)
  const rows = claims.map(claim => [claim.id, paint(claim), claim.says, claim.numbers.join(', ')])
  for (const text of table([['claim', 'state', 'says', 'number'], ...rows], [{}, {}, { shrink: true }, {}], out.room)) out.line(text)
  const doubtful = claims.filter(each => each.why !== null)
  if (doubtful.length > 0) out.line()
  for (const { id, why } of doubtful) out.line(`${id}: ${why ?? ''}`)
  if (checked.length > 0) {
    const held = checked.filter(each => each.ok).length
    out.line(style.dim(`\n${plural(checked.length, 'claim')} checked, ${held} ${held === 1 ? 'holds' : 'hold'}`))
  }
}
