/** What a plan says in passing: facts with numbers, counts of things, paths, placeholders; and what nothing else read. */
import { metricFor } from '../lexicon/metrics.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit } from '../read/fact.ts'
import { numberWord } from '../text/numbers.ts'
import { once, title, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'

const CLAIM_UNITS = new Set(['TPS', 'QPS', 'RPS', 'ms', 'x', 'Gbps', 'Mbps', 'MB', 'GB', 'KB'])

/** Blocks whose numbers are no facts of the product. */
const NO_CLAIMS: readonly SectionKind[] = ['kpi', 'budget', 'nonGoal', 'template', 'competitor']

/** Numbers said of the product as facts: "2,509 TPS". Targets, budgets and plans are none. */
export function claims(context: Context): void {
  for (const line of context.lines) {
    if (line.text.length > 1200 || !hasDigit(line) || line.kind === 'table') continue
    const claimed = context.claimedBy(line)
    if (claimed === 'kpi' || claimed === 'budget' || claimed === 'effort' || claimed === 'volume' || claimed === 'cadence' || line.box)
      continue
    if (context.below(line, NO_CLAIMS)) continue
    for (const quantity of context.quantitiesIn(line)) {
      if (
        quantity.unit === null ||
        !CLAIM_UNITS.has(quantity.unit) ||
        (quantity.op !== null && quantity.op !== '>=') ||
        quantity.high !== null
      )
        continue
      const around = line.text.slice(Math.max(0, quantity.from - 40), quantity.from)
      if (/target|goal|aim|reach|ziel|目标|目標/i.test(around)) continue
      const metric = quantity.unit === 'ms' ? `${words(line.text.slice(quantity.to, quantity.to + 24)) || words(around)} ms` : quantity.unit
      context.plan.claims.push({
        text: line.text.slice(Math.max(0, quantity.from - 30), quantity.to + 30).trim(),
        metric,
        value: quantity.value,
        unit: quantity.unit,
        source: context.source(line),
      })
    }
    const ratio = ratioIn(line)
    if (ratio && ratio[1] === ratio[2])
      context.plan.claims.push({
        text: ratio[0],
        metric: `${ratio[3]!.toLowerCase()} passing`,
        value: Number(ratio[1]),
        unit: ratio[3]!,
        source: context.source(line),
      })
  }
}
/** "228/228 tests". */
const RATIO = pattern(/\b(\d{1,7})\s*\/\s*(\d{1,7})\s+([\p{L}]{3,20})/u)
const ratioIn = fact(text => (text.includes('/') ? RATIO.exec(text) : null))
const WORD = pattern(/\p{L}{3,}/gu)
const words = (text: string): string =>
  (text.match(WORD) ?? [])
    .filter(word => !/^(?:with|and|the|for|average|per)$/i.test(word))
    .slice(0, 1)
    .join(' ')
    .toLowerCase()

const COUNTED = pattern(
  /(?<![\p{L}\d.,$€£¥/-])(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|sechs|dos|tres|cuatro|cinco|seis|dois|duas|três|quatro|deux|trois|quatre|cinq)(\+)?(?:-|\s+(?:[\p{L}-]+\s+){0,2}?)(phases?|stages?|steps?|parts?|sprints?|milestones?|pillars?|tiers?|librar(?:y|ies)|audiences?|segments?|channels?|themes?|goals?|risks?|weeks?|languages?|phasen|etapas?|fases?|étapes?|phases)(?![\p{L}])/giu,
)
/** "The first three weeks" are not all of them. */
const SOME_OF = pattern(
  /(?<![\p{L}])(?:first|last|next|other|remaining|previous|another|of the|ersten|letzten|nächsten|primer[oa]s|últim[oa]s|premi[eè]r\p{L}*)\s+$/iu,
)
const COUNT_HINT =
  /phase|stage|step|part|sprint|milestone|pillar|tier|librar|audience|segment|channel|theme|goal|risk|week|language|phasen|etapa|fase|étape/i
const counted = fact((text): readonly RegExpExecArray[] => (COUNT_HINT.test(text) ? [...text.matchAll(COUNTED)] : []))
/** Sentences that count things of the plan: "five strategic phases", "6+ libraries", "5-part series". */
export function counts(context: Context): void {
  for (const line of context.lines) {
    // Cells compare one thing with another.
    if (line.text.length > 1200 || line.kind === 'code' || line.kind === 'table' || line.kind === 'row') continue
    for (const match of counted(line)) {
      const count = Number(match[1]) || numberWord(match[1]!) || 0
      if (SOME_OF.test(line.text.slice(0, match.index))) continue
      if (count < 2 || /^\s*\d/.test(line.text.slice((match.index ?? 0) + match[0].length))) continue
      context.plan.counts.push({
        text: match[0],
        noun: singular(match[3]!.toLowerCase()),
        count,
        atLeast: match[2] === '+',
        section: context.section(line),
        source: context.source(line),
      })
    }
  }
}
const PHASE = /^(?:phasen?|fases?)$/
const STAGE = /^(?:stages?|etapas?|étapes?)$/
/** One name for one thing, in whatever language it is counted: "Phasen" and "fases" are phases. */
function singular(noun: string): string {
  if (PHASE.test(noun)) return 'phase'
  if (STAGE.test(noun)) return 'stage'
  return noun.replace(/ies$/, 'y').replace(/s$/, '')
}

const PATH =
  /^(?:\.{0,2}\/)?(?:[\w@.-]+\/)*[\w@.-]+\.(?:md|mdx|txt|ya?ml|json|toml|csv|png|gif|jpe?g|svg|webp|mp4|pdf|html?|ts|tsx|js|py|rs|go|sh|ipynb|drawio|fig)$|^(?:\.{0,2}\/)?(?:[\w@.-]+\/){1,8}$/i
const SHORT = /^(?:[\w-]+\.)?(?:js|io|ai|dev|com|org|net|app|sh)$/i
/** Paths that the document names in code or links, and that should exist in the repository. */
export function references(context: Context): void {
  const seen = new Set<string>()
  for (const line of context.lines) {
    if (line.kind === 'code' || (line.codes.length === 0 && line.links.length === 0)) continue
    const planned =
      /planned|todo|to be (?:created|written)|geplant|计划|予定|예정/i.test(line.text) || (line.box !== null && !line.box.checked)
    const put = (path: string, written: boolean): void => {
      const clean = path.split('#')[0]!.split('?')[0]!.trim()
      if (
        !PATH.test(clean) ||
        SHORT.test(clean) ||
        seen.has(clean) ||
        /^[\w-]+\.(?:js|io|ai)$/i.test(clean) ||
        /example|your-|\.\.\.|<|\*/.test(clean)
      )
        return
      if (!written && !clean.includes('/') && !/\.mdx?$/i.test(clean)) return
      seen.add(clean)
      context.plan.references.push({ path: clean, planned, source: context.source(line) })
    }
    for (const code of line.codes) if (code.length < 160 && !code.includes(' ')) put(code, false)
    for (const link of line.links) if (!/^[a-z]+:|^#|^\/\//i.test(link.url) && link.url.length < 200) put(decode(link.url), true)
  }
}
const decode = (url: string): string => {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

const HOLES: RegExp[] = [
  pattern(
    /(?<![\p{L}\p{N}_./"“'-])(?:TBD|TBA|FIXME|XXX|tbc|TODO(?!\s(?:[Ff]iles?|[Ll]ists?|[Ii]tems?|[Cc]omments?|[Ss]tubs?|[Mm]arkers?|리스트|목록|列表|清单|リスト)(?!\p{L})))(?![\p{L}\p{N}_./"”'-])|待定|未定|미정|需补充/u,
  ),
  /\[(?:link|url|date|name|insert[^\]]{0,40}|your[^\]]{0,40}|number|version|placeholder|tbd|xx+|company|project|product|fill[^\]]{0,30})\](?![(/])/i,
  /\[X\](?!\()/,
  pattern(/(?<![\p{L}\d])[XYZN]\s?%(?![\p{L}])/u),
  /lorem ipsum/i,
  /_{6,}/,
]
/** What is left to be filled in: TBD, [link], X%. In code the last two are the syntax of a template language, or an argument. */
export const HOLES_IN_PROSE: readonly RegExp[] = [...HOLES, /\{\{[^{}]{1,40}\}\}/, /<(?:insert|your|link|date|name)[^<>@]{0,40}>/i]
const HINT = /[[{<_%]|TB|TODO|FIXME|XXX|tbc|待|未|미|需|lorem/i
/** "Hi [Name],": the greeting of a letter that is written once and sent to many; whoever sends it fills it in. */
const GREETING =
  /^(?:hi|hey|hello|dear|hallo|liebe[rs]?|guten tag|hola|estimad[oa]|olá|prezad[oa]|bonjour|cher|chère|ciao|gentile|здравствуйте|привет|уважаем)/i
/** What each of the expressions finds in a text. */
const findHoles = (text: string, holes: readonly RegExp[]): readonly string[] =>
  HINT.test(text) && !GREETING.test(text) ? holes.flatMap(hole => hole.exec(text)?.[0] ?? []) : []
const holesInCode = fact(text => findHoles(text, HOLES))
/** "How [Company] uses it" in quotes is a form of words, to be filled in each time; a link is left out of a text that is ready. */
const QUOTED = /"[^"]*"|[“„][^“”]*[”“]|«[^«»]*»|「[^「」]*」/g
const LEFT_OUT = /\[(?:link|url|date|insert[^\]]{0,40}|placeholder|tbd)\](?!\()|(?<!\w)(?:TBD|TBA|TODO)(?!\w)/i
const holesInProse = fact(text => {
  const holes = findHoles(text, HOLES_IN_PROSE)
  if (holes.length === 0 || !/["“„«「]/.test(text)) return holes
  return findHoles(
    text.replace(QUOTED, quoted => LEFT_OUT.exec(quoted)?.[0] ?? ' '),
    HOLES_IN_PROSE,
  )
})
/** "| Post on the forum | TODO |": the state of what stands beside it. "Legend: [x] done, [ ] open": what the signs mean. */
const isState = (line: Line, match: string): boolean =>
  (line.kind === 'row' && match === 'TODO' && line.cells.some(cell => STATE.test(cell.text))) || (match === '[X]' && BOXES.test(line.text))
/** "TODO", "me:TODO", "TODO (by hand)" */
const STATE = /^[^\p{L}\p{N}]*(?:\w{1,8}:\s?)?TODO(?:\s*\([^()]*\))?$/u
const BOXES = /\[[ ~/-]\]\s*\p{L}/u
const HOLE = /\[[^\][]{2,40}\](?!\()/
/** A fence with several holes is a form to be copied. */
const isForm = once((_, fence): boolean => holesIn(fence) > 2)
function inForm(context: Context, { kind, parent }: Line): boolean {
  if (kind !== 'code') return false
  let fence = parent
  while (fence !== null && fence.kind !== 'fence') fence = fence.parent
  return fence !== null && isForm(context, fence)
}
function holesIn(line: Line): number {
  let n = 0
  for (const child of line.children) n += (child.text.includes('[') && HOLE.test(child.text) ? 1 : 0) + holesIn(child)
  return n
}
/** Placeholders left in the text. Templates are meant to hold them. */
export function placeholders(context: Context): void {
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.text.length > 2000) continue
    for (const match of line.kind === 'code' ? holesInCode(line) : holesInProse(line)) {
      if (
        !line.codes.some(code => code.includes(match)) &&
        !isState(line, match) &&
        !inForm(context, line) &&
        !context.below(line, 'template')
      ) {
        const at = line.from + Math.max(0, context.document.text.slice(line.from, line.to).indexOf(match))
        context.plan.placeholders.push({ text: match, source: context.document.source(at, at + match.length) })
        break
      }
    }
  }
}

/** What no extractor took: kept as notes of its section, so that nothing of the document is lost. */
export function notes(context: Context): void {
  let last: { parent: Line | null; note: { text: string; source: { endLine: number; endColumn: number } } } | null = null
  for (const line of context.lines) {
    if (
      line.kind === 'heading' ||
      line.kind === 'label' ||
      line.kind === 'fence' ||
      line.kind === 'quote' ||
      line.text === '' ||
      context.claimedBy(line) !== null ||
      context.phaseAt(line)
    )
      continue
    const text = line.kind === 'table' ? line.cells.map(cell => cell.text).join(' | ') : title(line)
    const source = context.source(line)
    if (last && last.parent === line.parent) {
      last.note.text += `\n${text}`
      last.note.source.endLine = source.endLine
      last.note.source.endColumn = source.endColumn
      continue
    }
    const note = { id: context.id('note'), section: context.section(line), text, source }
    context.plan.notes.push(note)
    last = { parent: line.parent, note }
  }
}
/** The metric id of a KPI's text, corrections first. */
export function mapMetric(metric: string, corrections: Record<string, string> | undefined): string | null {
  return corrections?.[metric] ?? metricFor(metric)?.id ?? null
}
