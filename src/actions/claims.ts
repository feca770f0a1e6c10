/** The claims of a workspace with the state of their evidence; and checking it: commands run only when a person asks. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Claim, ParsedClaims } from '../claims/file.ts'
import { definitionOf, judge, type Check } from '../claims/judge.ts'
import { verdictOn } from '../claims/verdict.ts'
import { runProgram } from '../claims/run.ts'
import type { KnownClaim, Ledger } from '../content/claims.ts'
import { addCheck, lastChecks } from '../db/claim-checks.ts'
import { inTransaction } from '../db/open.ts'
import { dateIn } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { evidenceDigests, evidencePath, readClaims } from '../workspace/claims.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import { recordAction, type ActionContext } from './action.ts'

export type ClaimView = Claim & KnownClaim & { checkedAt: number | null; detail: string | null }
export type ClaimsView = { claims: ClaimView[]; problems: ParsedClaims['problems'] }

type Reads = Pick<ActionContext, 'db' | 'ref' | 'now'>

/** The claims as they stand today; null where there is no claims.yml. */
export async function claimsView({ db, ref, now }: Reads, zone: string | null): Promise<ClaimsView | null> {
  const parsed = readClaims(ref.root)
  if (parsed === null) return null
  const checks = await lastChecks(db, ref.id)
  const files = evidenceDigests(ref.root, parsed.claims)
  const dayOf = (at: number): string => dateIn(zone, new Date(at))
  const today = dayOf(now)
  const claims = parsed.claims.map(claim => {
    const check = checks.get(claim.id) ?? null
    return { ...claim, ...judge(claim, { check, files, today, dayOf }), checkedAt: check?.at ?? null, detail: check?.detail ?? null }
  })
  return { claims, problems: parsed.problems }
}

export const claimsHere = async (context: ActionContext): Promise<ClaimsView | null> =>
  claimsView(context, (await loadWorkspace(context.ref)).config.timezone)

/** The same, as the rules of content read it. */
export async function ledgerOf(context: Reads, zone: string | null): Promise<Ledger | null> {
  const view = await claimsView(context, zone)
  return view === null ? null : new Map(view.claims.map(({ id, says, numbers, state, why }) => [id, { says, numbers, state, why }]))
}

/** What came of looking at the evidence of one claim. */
export type CheckedClaim = Pick<Check, 'ok' | 'value' | 'detail' | 'definition' | 'files'> & { id: string; took: number }
export type CheckOptions = { root: string; env: Readonly<Record<string, string | undefined>>; onStart?: (claim: Claim) => void }

/**
 * Runs the commands of claims (all that have evidence to look at, or those that are named) and reads their files. Writes
 * nothing: it may take long, and a server that shows the workspace goes on meanwhile.
 * @throws UserError no-claims, claim-unknown
 */
export async function lookAtEvidence(ids: readonly string[], { root, env, onStart }: CheckOptions): Promise<CheckedClaim[]> {
  const { claims } = neededClaims(root)
  const wanted = ids.length === 0 ? claims.filter(isCheckable) : ids.map(id => find(id, claims))
  const done: CheckedClaim[] = []
  for (const claim of wanted) {
    onStart?.(claim)
    const before = performance.now()
    const found = await look(root, env, claim)
    const took = Math.round(performance.now() - before)
    // Digests are taken after the command: it may have written the evidence itself.
    const files = Object.fromEntries([...evidenceDigests(root, [claim])].flatMap(([file, sum]) => (sum === null ? [] : [[file, sum]])))
    done.push({ id: claim.id, ...found, definition: definitionOf(claim), files, took })
  }
  return done
}

/** Records what came of it, for the claims that are still as they were. @throws UserError no-claims, claim-unknown, changed */
export async function recordChecks(context: ActionContext, { checks }: { checks: readonly CheckedClaim[] }): Promise<void> {
  const { db, ref, now: at } = context
  const { claims } = neededClaims(ref.root)
  for (const { id, definition } of checks)
    if (definitionOf(find(id, claims)) !== definition)
      throw new UserError('changed', `The claim "${id}" was changed while it was checked.`, {
        hint: 'Nothing was recorded. Check it again.',
      })
  await inTransaction(db, async transaction => {
    for (const { id, took, ...check } of checks) {
      await addCheck(transaction, { id: randomUUID(), workspace: ref.id, claim: id, took }, { at, ...check })
      const after = { ok: check.ok, value: check.value, detail: check.detail }
      await recordAction(transaction, context, { action: 'check-claim', subject: id, before: null, after })
    }
  })
}

function neededClaims(root: string): ParsedClaims {
  const parsed = readClaims(root)
  if (parsed !== null) return parsed
  throw new UserError('no-claims', 'There is no claims.yml here.', {
    hint: 'It holds sentences with numbers and what proves them: "uptake claims --help" shows one.',
  })
}

/** An address alone is looked at by a person: `checked:` says when. */
const isCheckable = ({ command, files }: Claim): boolean => command !== null || files.length > 0

function find(id: string, claims: readonly Claim[]): Claim {
  const claim = claims.find(each => each.id === id)
  if (claim !== undefined) return claim
  const names = claims.map(each => each.id)
  const near = nearest(id, names)
  throw new UserError('claim-unknown', `There is no claim "${id}" in claims.yml.${near === null ? '' : ` Did you mean "${near}"?`}`, {
    hint: `There are: ${names.join(', ')}.`,
  })
}

async function look(root: string, env: CheckOptions['env'], claim: Claim): Promise<Pick<Check, 'ok' | 'value' | 'detail'>> {
  if (claim.command !== null) {
    const ended = await runProgram(claim.command, { cwd: repositoryRoot(root), env })
    if (!ended.ok) return { ok: false, value: null, detail: ended.detail }
    return verdictOn(ended.output, claim)
  }
  const [file] = claim.files
  if (file === undefined)
    return {
      ok: false,
      value: null,
      detail: 'It has no command and no file. Look at the address yourself and write the day under "checked:".',
    }
  const path = evidencePath(root, file)
  if (path === null) return { ok: false, value: null, detail: `${file} is not there.` }
  return verdictOn(readFileSync(path, 'utf8'), claim)
}
