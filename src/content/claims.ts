/** The claims ledger as content sees it: which numbers stand on evidence, and how good that evidence is today. Pure. */

/**
 * `proven`: the evidence is there and fresh. `unchecked`: its command never ran. `stale`: it expired, or its files changed.
 * `failed`: the last run said something else. `bare`: no evidence is named.
 */
export const CLAIM_STATES = ['proven', 'unchecked', 'stale', 'failed', 'bare'] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

export type KnownClaim = {
  /** The sentence that may be said. */
  says: string
  /** Its values; empty when none is known: then any number of a piece that names the claim is believed. */
  numbers: readonly number[]
  state: ClaimState
  /** Why it is not proven, as a sentence; null when it is. */
  why: string | null
}
export type Ledger = ReadonlyMap<string, KnownClaim>

/** A piece may lean on it, also where `claims: required` is set. */
export const holds = (claim: KnownClaim | undefined): boolean => claim?.state === 'proven'

/** Ids of the claims that have this value, those that are proven first. */
export const claimsWith = (ledger: Ledger, value: number): string[] =>
  [...ledger]
    .filter(([, claim]) => claim.numbers.includes(value))
    .sort(([, a], [, b]) => Number(holds(b)) - Number(holds(a)))
    .map(([id]) => id)
