/** The whole compile against two parsers that only parse: mdast with GFM (at most a quarter) and Lezer (at most six times). */
import { spawnSync } from 'node:child_process'
import { GFM, parser } from '@lezer/markdown'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { compile } from '../src/plan/compile.ts'
import type { SourceFile } from '../src/plan/model.ts'
import { atMost, documents, median, print, round, row, time, type Row } from './measure.ts'

const lezer = parser.configure(GFM)
const WORK = {
  lezer: (file: SourceFile): unknown => lezer.parse(file.text),
  compile: (file: SourceFile): unknown => compile([file], { today: '2026-01-05' }),
  mdast: (file: SourceFile): unknown => fromMarkdown(file.text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
}
type Name = keyof typeof WORK
const NAMES = Object.keys(WORK) as Name[]

/** Every document with each of the three in turn, `rounds` times; medians in milliseconds. */
async function inTurn(files: readonly SourceFile[], rounds: number): Promise<Record<Name, number>> {
  const times: Record<Name, number[]> = { lezer: [], compile: [], mdast: [] }
  for (let i = 0; i < rounds; i++) for (const name of NAMES) times[name].push(await time(() => files.forEach(WORK[name])))
  return { lezer: median(times.lezer), compile: median(times.compile), mdast: median(times.mdast) }
}

/** The first time that a process, warmed up on half of the documents, sees the other half: nothing it remembers helps. */
async function unseen(): Promise<Record<Name, number>> {
  const { files } = documents()
  const even = files.filter((_, i) => i % 2 === 0)
  const odd = files.filter((_, i) => i % 2 === 1)
  await inTurn(even, 8)
  return inTurn(odd, 1)
}

const RUNS = 5
/** Medians over processes of their own. */
function unseenInProcesses(): Record<Name, number> {
  const runs = Array.from({ length: RUNS }, () => {
    const { stdout } = spawnSync(process.execPath, [import.meta.filename, 'unseen'], { encoding: 'utf8' })
    return JSON.parse(stdout) as Record<Name, number>
  })
  const of = (name: Name): number => median(runs.map(run => run[name]))
  return { lezer: of('lezer'), compile: of('compile'), mdast: of('mdast') }
}

export async function compileTable(): Promise<Row[]> {
  const { files, from } = documents()
  const size = files.reduce((sum, file) => sum + file.text.length, 0)
  const known = await inTurn(files, 15)
  const fresh = unseenInProcesses()
  return [
    row('documents', `${files.length}, ${round(size / 1000)} K characters (${from})`),
    row('whole compile, median of 15', `${round(known.compile)} ms`),
    atMost('  against mdast with GFM, parse only', known.compile / known.mdast, 0.25, ' ×'),
    atMost('  against Lezer with GFM, parse only', known.compile / known.lezer, 6, ' ×'),
    row(`texts never seen before, median of ${RUNS} processes`, `${round(fresh.compile)} ms`),
    row('  against mdast with GFM', `${round(fresh.compile / fresh.mdast)} ×`),
    row('  against Lezer with GFM', `${round(fresh.compile / fresh.lezer)} ×`),
  ]
}

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000]
/** Milliseconds per megabyte for texts of growing length: the same line throughout when the compile is linear. */
export function lengthTable(): Row[] {
  const text = documents()
    .files.map(file => file.text)
    .join('\n\n')
  const costs = SIZES.map(size => {
    const long = text.repeat(Math.ceil(size / text.length)).slice(0, size)
    const rounds = size >= 1_000_000 ? 1 : 5
    const times: number[] = []
    for (let i = 0; i < rounds; i++) {
      const before = performance.now()
      compile([{ path: 'long.md', text: long }], { today: '2026-01-05' })
      times.push(performance.now() - before)
    }
    return median(times)
  })
  const perMegabyte = costs.map((cost, i) => (cost * 1_000_000) / SIZES[i]!)
  return [
    ...SIZES.map((size, i) =>
      row(`${size.toLocaleString('en')} characters`, `${round(costs[i]!)} ms`, `${round(perMegabyte[i]!)} ms a million`),
    ),
    atMost('10 M against 1 M, per character', perMegabyte[3]! / perMegabyte[2]!, 2, ' ×'),
  ]
}

if (process.argv[2] === 'unseen') console.log(JSON.stringify(await unseen()))
else if (import.meta.main) {
  print('Compile', await compileTable())
  print('Length', lengthTable())
}
