/** What the output of a claim's command, or the text of its file, says of the claim. */
import { runInNewContext } from 'node:vm'
import type { Claim } from './file.ts'

/** What an output (or the text of a file) says: the value that was found nearest to each number, and whether all are there. */
export function verdictOn(output: string, claim: Claim): { ok: boolean; value: number | null; detail: string } {
  const values = valuesIn(output, claim.pattern)
  if (values === null)
    return { ok: false, value: null, detail: `"${claim.pattern}" tries so many ways that it came to no end: write it simpler.` }
  if (claim.numbers.length === 0) return { ok: true, value: values[0] ?? null, detail: 'It ended well.' }
  if (values.length === 0)
    return {
      ok: false,
      value: null,
      detail: claim.pattern === null ? 'There is no number in it.' : `"${claim.pattern}" finds no number in it.`,
    }
  let value: number | null = null
  for (const number of claim.numbers) {
    const nearest = values.reduce((best, each) => (Math.abs(each - number) < Math.abs(best - number) ? each : best))
    value ??= nearest
    if (!holdsFor(nearest, number, claim))
      return { ok: false, value: nearest, detail: `It says ${nearest} where the claim says ${WORDS[claim.compare]}${number}.` }
  }
  return { ok: true, value, detail: `It says ${value ?? ''}.` }
}

const WORDS = { equal: '', 'at-least': 'at least ', 'at-most': 'at most ' } as const

function holdsFor(measured: number, said: number, { compare, within }: Claim): boolean {
  const room = Math.abs(said) * within + 1e-9 * Math.max(1, Math.abs(said))
  if (compare === 'at-least') return measured >= said - room
  if (compare === 'at-most') return measured <= said + room
  return Math.abs(measured - said) <= room
}

/** Numbers of a text, "2,509" and "2 509.5" alike; with a pattern those that it finds, null when it comes to no end. */
function valuesIn(output: string, pattern: string | null): number[] | null {
  const texts = pattern === null ? [output] : found(output, pattern)
  return (
    texts?.flatMap(each =>
      [...each.matchAll(/(?<![\w.])-?\d{1,3}(?:[,_\u00a0\u202f]\d{3})+(?:\.\d+)?|(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi)].map(match =>
        Number(match[0].replaceAll(/[,_\u00a0\u202f]/g, '')),
      ),
    ) ?? null
  )
}

/** Milliseconds for a pattern on one output. */
const PATIENCE = 2_000

/** A pattern of a user may go back and forth without end, and nothing but the engine itself can stop it. */
function found(text: string, pattern: string): string[] | null {
  const code = 'JSON.stringify([...text.matchAll(new RegExp(pattern, "gm"))].map(match => match[1] ?? match[0]))'
  try {
    return JSON.parse(runInNewContext(code, { text, pattern }, { timeout: PATIENCE }) as string) as string[]
  } catch (error) {
    // It is an error of that other context, and no instance of ours.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  }
}
