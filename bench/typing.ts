/** A keystroke in the playground: the whole plan and its problems anew, with the trees of the text before. */
import { compile } from '../src/plan/compile.ts'
import { Trees } from '../src/plan/read/trees.ts'
import { atMost, documents, median, print, quantile, row, round, type Row } from './measure.ts'

const KEYS = 120
const CASES = [
  { size: 15_000, limit: 16 },
  { size: 200_000, limit: 50 },
]

/** Types a word into the middle of a text, letter by letter, and takes it back. */
function typing(text: string): number[] {
  const trees = new Trees()
  const read = (now: string): unknown => compile([{ path: 'plan.md', text: now }], { start: '2026-01-05', today: '2026-01-05', trees })
  const at = text.indexOf('\n', text.length >> 1)
  const word = ' and 20 more stars by month 3, ask Ada'
  for (let i = 0; i < 20; i++) read(`${text.slice(0, at)}${'x'.repeat(i % 3)}${text.slice(at)}`)
  return Array.from({ length: KEYS }, (_, i) => {
    const typed = word.slice(0, (i % word.length) + 1)
    const now = `${text.slice(0, at)}${typed}${text.slice(at)}`
    const before = performance.now()
    read(now)
    return performance.now() - before
  })
}

export function typingTable(): Row[] {
  const text = documents()
    .files.map(file => file.text)
    .join('\n\n')
  return CASES.flatMap(({ size, limit }) => {
    const times = typing(text.slice(0, size))
    return [
      atMost(`${size / 1000} K characters, median of ${KEYS} keys`, median(times), limit, ' ms'),
      row('  95th percentile', `${round(quantile(times, 0.95))} ms`),
    ]
  })
}

if (import.meta.main) print('Typing', typingTable())
