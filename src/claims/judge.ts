/** How good the evidence of a claim is today, and what an output says about it. Pure. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { KnownClaim } from '../content/claims.ts'
import { canonicalJson } from '../content/digest.ts'
import type { Claim } from './file.ts'

/** What came of the last check. `files`: SHA-256 of each file of the evidence then, by its path. */
export type Check = {
  at: number
  ok: boolean
  value: number | null
  detail: string
  definition: string
  files: Readonly<Record<string, string>>
}
export type JudgeInput = {
  check: Check | null
  /** SHA-256 of the files of the evidence now; null for one that is not there. */
  files: ReadonlyMap<string, string | null>
  /** ISO day. */
  today: string
  /** ISO day of a moment, in the zone of `today`. */
  dayOf(at: number): string
}

/** Stands for what is checked: another command, number or file is another claim. */
export function definitionOf({ command, numbers, files, pattern, compare, within }: Claim): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ command, numbers, files, pattern, compare, within }))))
}

/** The state of a claim, with the reason in a sentence. */
export function judge(claim: Claim, input: JudgeInput): KnownClaim {
  const found = stateOf(claim, input)
  return { says: claim.says, numbers: claim.numbers, state: found?.state ?? 'proven', why: found?.why ?? null }
}

type Doubt = { state: Exclude<KnownClaim['state'], 'proven'>; why: string } | null

function stateOf(claim: Claim, { check, files, today, dayOf }: JudgeInput): Doubt {
  const { id, command, expires, valid } = claim
  if (command === null && claim.files.length === 0 && claim.url === null)
    return { state: 'bare', why: 'it names no evidence: a file, a command or an address.' }
  if (expires !== null && today > expires) return { state: 'stale', why: `it expired on ${expires}.` }
  const gone = claim.files.find(file => (files.get(file) ?? null) === null)
  if (gone !== undefined) return { state: 'failed', why: `${gone} is not there.` }
  const known = check !== null && check.definition === definitionOf(claim) ? check : null
  // By hand: a person looked, and no command can.
  const day = known === null ? (command === null ? claim.checked : null) : dayOf(known.at)
  if (day === null)
    return {
      state: 'unchecked',
      why: check === null ? `its evidence was never checked: uptake claims --check ${id}.` : 'it was changed since it was checked.',
    }
  if (known !== null && !known.ok) return { state: 'failed', why: `${known.detail.replace(/\.$/, '')} (${day}).` }
  const changed = known === null ? undefined : claim.files.find(file => known.files[file] !== files.get(file))
  if (changed !== undefined) return { state: 'stale', why: `${changed} changed since it was checked on ${day}.` }
  if (valid !== null && daysBetween(day, today) > valid)
    return { state: 'stale', why: `it was checked on ${day}, and that is believed for ${valid} days.` }
  return null
}

const DAY = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
