/**
 * What every extractor knows of a line: the sections above it and what kinds of block they announce, the phase
 * around it, the windows and quantities in its text. Text readings are remembered by text, so that re-reading an
 * edited document only pays for the lines that changed.
 */
import { labelKind, SECTION_KINDS, startsWithAction } from '../lexicon/index.ts'
import type { LabelKind, SectionKind } from '../lexicon/types.ts'
import type { Phase, Plan, Source, Window } from '../model.ts'
import type { Document, Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { newPage, note, type Page, recall, ROWS } from '../read/pages.ts'
import type { Around } from '../text/dates.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { quantities, type Quantity } from '../text/quantity.ts'
import { periodOf } from '../text/periods.ts'
import { findWindow, type FoundWindow } from '../text/window.ts'
import { announces, CLAUSE } from './announces.ts'
import { kindsOfDocument } from './document-name.ts'

/** An extractor fills its part of `plan` from one document. They run in a fixed order; `claim` keeps later ones off a line. */
export type Extractor = (context: Context) => void

const readKinds = memo(announces)
const readPeriod = memo(periodOf)
/** Windows of a text by the year and month that it stands in: mostly one or two. */
const readWindows = memo((_text: string): { around: Around; found: FoundWindow | null }[] => [])
function readWindow(text: string, around: Around): FoundWindow | null {
  const known = readWindows(text)
  for (const entry of known)
    if (entry.around.year === around.year && entry.around.month === around.month && entry.around.dayFirst === around.dayFirst)
      return entry.found
  const found = findWindow(text, around)
  known.push({ around, found })
  return found
}

const YEN: Readonly<Partial<Record<string, string>>> = { zh: 'CNY', ja: 'JPY' }
const readQuantities = (text: string): readonly Quantity[] => (/[\d０-９]/.test(text) ? quantities(text) : [])
const quantitiesOf = fact(readQuantities)
/** Finds the time that a text says: one for documents in English, one for all others, for "1/2" is a day in January or in February. */
export type When = (text: string) => FoundWindow | null
/** In these languages "1/31" is a day in January. */
export const MONTH_FIRST_IN: ReadonlySet<string> = new Set(['en', 'zh', 'ja', 'ko'])
const MONTH_FIRST: Around = {}
const DAY_FIRST: Around = { dayFirst: true }
const monthFirst: When = text => readWindow(text, MONTH_FIRST)
const dayFirst: When = text => readWindow(text, DAY_FIRST)

/** Kinds that the name of a phase may hold without announcing such a block. */
const THEMES = new Set<SectionKind>([
  'pricing',
  'competitor',
  'persona',
  'audience',
  'template',
  'tracking',
  'summary',
  'role',
  'dependency',
])
/** Ancestors that are looked at: nobody nests sections deeper, and pasted data must not cost a long chain for every line. */
const DEEPEST = 63

export class Context {
  readonly document: Document
  readonly plan: Plan
  readonly when: When
  // What is known of a line stands at its index.
  private readonly phases: (Phase | undefined)[]
  private readonly times: (Window | undefined)[]
  private readonly claims: (string | undefined)[]
  private readonly kinds: (readonly SectionKind[] | undefined)[]
  private readonly chains: (readonly Line[] | undefined)[]
  /** What `once` found out of lines that stand beside each other. */
  readonly found: (Page | undefined)[]
  private counters: Map<string, number>

  constructor(document: Document, plan: Plan, counters: Map<string, number>) {
    this.document = document
    this.plan = plan
    this.counters = counters
    this.when = MONTH_FIRST_IN.has(document.language) ? monthFirst : dayFirst
    // The root's index is behind the last. A list that is filled here and there as it grows would be kept as a table of hashes.
    const blank: readonly undefined[] = Array.from({ length: document.lines.length + 1 })
    this.phases = blank.slice()
    this.times = blank.slice()
    this.claims = blank.slice()
    this.kinds = blank.slice()
    this.chains = blank.slice()
    this.found = blank.slice(0, Math.ceil(blank.length / ROWS))
  }

  get lines(): Line[] {
    return this.document.lines
  }

  /** Provisional id, unique within the plan; identity gives the lasting one. */
  id(kind: string): string {
    const n = (this.counters.get(kind) ?? 0) + 1
    this.counters.set(kind, n)
    return `${kind}:${n}`
  }
  source(line: Line): Source {
    return this.document.source(line.from, line.to)
  }

  /** Quantities of a text; ¥ means yuan in a document that is written in Chinese, yen in one in Japanese. */
  quantities(text: string): readonly Quantity[] {
    return this.ofLanguage(text, readQuantities(text))
  }
  /** Quantities of the text of a line. */
  quantitiesIn(line: Line): readonly Quantity[] {
    return this.ofLanguage(line.text, quantitiesOf(line))
  }
  private ofLanguage(text: string, found: readonly Quantity[]): readonly Quantity[] {
    const currency = YEN[this.document.language]
    return currency !== undefined && /[¥￥]/.test(text)
      ? found.map(q => (q.currency === 'JPY' || q.currency === 'CNY' ? { ...q, currency } : q))
      : found
  }
  window(text: string, around?: Around): FoundWindow | null {
    return around === undefined ? this.when(text) : readWindow(text, around)
  }
  /** Does a text begin with a time ("T-14", "Week 2")? */
  opensWithTime(text: string): boolean {
    return (this.window(text)?.from ?? Infinity) <= 1
  }

  /** Headings, labels and parent items above a line, nearest first (tables and fences are passed over). */
  above(line: Line): readonly Line[] {
    return line.parent ? this.within(line.parent) : []
  }
  /** What stands above the lines of a container, nearest first: itself, and what is above it. */
  within(container: Line): readonly Line[] {
    if (container.kind === 'root') return []
    let chain = this.chains[container.index]
    if (!chain) {
      const { kind } = container
      const rest = container.parent ? this.within(container.parent) : []
      chain = kind === 'table' || kind === 'fence' || kind === 'quote' ? rest : [container, ...rest.slice(0, DEEPEST)]
      this.chains[container.index] = chain
    }
    return chain
  }
  /** Titles above a line, outermost first. Items of one list share one array. */
  section(line: Line): string[] {
    return titlesAbove(this, line)
  }
  /** What the container announces by its own title: kpi, budget, risk …; best guess first, empty when it says nothing. */
  ownKinds(container: Line): readonly SectionKind[] {
    let kinds = this.kinds[container.index]
    if (!kinds) {
      const isTitle = container.kind === 'heading' || container.kind === 'label' || container.children.length > 0
      kinds = isTitle && !isGoalStatement(container) && !isTeam(container) ? titleKinds(container) : []
      if (container.kind === 'heading' && container.level === 1 && kinds.includes('template') && !saysTemplate(container))
        kinds = kinds.filter(kind => kind !== 'template')
      if (kinds.length > 0 && container.kind === 'heading' && container === this.document.root.children[0])
        kinds = kindsOfDocument(title(container), kinds)
      this.kinds[container.index] = kinds
    }
    return kinds
  }
  /** What a text would announce as the title of a block. */
  ownKindsOf(text: string): readonly SectionKind[] {
    return text === '' ? [] : readKinds(text)
  }
  /** The period a text states: "annual", "/month". */
  periodOf(text: string): string | null {
    return readPeriod(text)
  }
  /** Kinds of the nearest container that announces any. */
  kindsAt(line: Line): readonly SectionKind[] {
    return nearestKinds(this, line)
  }
  /** Is the line anywhere below a container that announces the kind (or one of the kinds)? Returns that container. */
  below(line: Line, wanted: SectionKind | readonly SectionKind[]): Line | null {
    if ((announcedAbove(this, line) & bits(wanted)) === 0) return null
    const set = bits(wanted)
    const above = this.above(line)
    for (let i = 0; i < above.length; i++) if ((bits(this.ownKinds(above[i]!)) & set) !== 0) return above[i]!
    return null
  }

  /**
   * Makes `phase` the phase of everything below `line`. A word of its name that would turn a block of its own into
   * something else than a plan ("Month 3: Monetization") only says what the time is for.
   */
  setPhase(line: Line, phase: Phase): void {
    this.phases[line.index] = phase
    if (line.kind === 'heading') this.kinds[line.index] = this.ownKinds(line).filter(kind => !THEMES.has(kind))
  }
  /** The phase a line itself is (heading, label, row, item), if any. */
  phaseAt(line: Line): Phase | null {
    return this.phases[line.index] ?? null
  }
  /** Says when what a row holds is due, where the row is no phase. */
  setTime(line: Line, window: Window): void {
    this.times[line.index] = window
  }
  /** When a row is: the window of the phase that it is, or what it is due by. */
  timeAt(line: Line): Window | null {
    return this.phases[line.index]?.window ?? this.times[line.index] ?? null
  }
  /** The nearest phase above a line (its own table row or item included when `self`). */
  phaseOf(line: Line, self = false): Phase | null {
    for (let at: Line | null = self ? line : line.parent; at; at = at.parent) {
      const phase = this.phases[at.index]
      if (phase) return phase
    }
    return null
  }

  /** Marks a line as read by `kind`; a line may be claimed for several kinds, the first is kept. */
  claim(line: Line, kind: string): void {
    this.claims[line.index] ??= kind
  }
  claimedBy(line: Line): string | null {
    return this.claims[line.index] ?? null
  }
}

/** Kinds as the bits of a number. */
function bits(kinds: SectionKind | readonly SectionKind[]): number {
  if (typeof kinds === 'string') return BIT[kinds]!
  let set = 0
  for (let i = 0; i < kinds.length; i++) set |= BIT[kinds[i]!]!
  return set
}
const BIT: Partial<Record<SectionKind, number>> = Object.fromEntries(SECTION_KINDS.map((kind, i) => [kind, 1 << i]))

/**
 * A function of a container that asks `read` once in a reading. What it says may depend on what stands above the container,
 * so it is kept no longer: lines outlive a reading where somebody types (see read/kept.ts).
 */
export function once<T extends NonNullable<unknown> | null>(
  read: (context: Context, container: Line) => T,
): (context: Context, container: Line) => T {
  const number = questions++
  return (context, container) => {
    const { index } = container
    const page = (context.found[Math.floor(index / ROWS)] ??= newPage(questions))
    const row = index % ROWS
    const known = recall(page, row, number) as T | undefined
    if (known !== undefined) return known
    const value = read(context, container)
    note(page, row, number, value)
    return value
  }
}
let questions = 0

/** As `once`, asked of a line about what it stands in: the lines of one container share the answer. */
export function onceAbove<T extends NonNullable<unknown> | null>(
  read: (context: Context, container: Line) => T,
): (context: Context, line: Line) => T {
  const known = once(read)
  return (context, line) => known(context, line.parent ?? line)
}

const titlesAbove = onceAbove((context, container) => context.within(container).map(title).reverse())
const nearestKinds = onceAbove(
  (context, container): readonly SectionKind[] =>
    context
      .within(container)
      .map(at => context.ownKinds(at))
      .find(kinds => kinds.length > 0) ?? [],
)
/** All that the containers announce, as bits; perhaps more, for `setPhase` takes kinds away again. */
const announcedAbove = onceAbove((context, container) => context.within(container).reduce((all, at) => all | bits(context.ownKinds(at)), 0))

/** The title of a container: its bold opening together with what follows, without the ending colon. */
export function titleOf(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last === 58 || last === 0xff1a ? text.slice(0, -1).trimEnd() : text
}
export const title = fact(titleOf)
/** "When ready to publish:", above what is done then. */
export const isClause = fact(text => CLAUSE.test(text))
/** What a line says that is a label as a whole; null when it is none that is known. */
export const titleKind = fact((text): LabelKind | null => labelKind(titleOf(text)))
/** What the label of a line says; null when it has none, or none that is known. */
export const leadKind = leadFact(labelKind)
/** Does a line open with a verb that tells somebody to do something? */
export const opensWithAction = fact(startsWithAction)
/** What a line announces as the title of a block. */
const titleKinds = fact(text => readKinds(titleOf(text)))
/** What the label of a line would announce as the title of a block; null when it has none. */
export const leadKinds = leadFact(readKinds)

/** "Launch post draft" as the title of a document names what is in it, beside a plan; "Report template" is one. */
const saysTemplate = fact(text => FORM.test(text))
const FORM = /templates?\b|vorlagen?\b|plantillas?\b|modelos?\b|modèles?\b|шаблон|模板|テンプレート|템플릿/i

const STATEMENT = pattern(/^\p{L}[^:：]*\s\S+\s\S+/u)
/**
 * "**Goal: answer every comment**" above a list states a goal; the list below says how, and holds no further goals. So does a
 * heading, "### Goal: be found by builders", as long as sections of its own stand below it.
 */
export const isGoalStatement = (line: Line): boolean =>
  (line.kind === 'label' ||
    (line.kind === 'heading' && (line.children.some(({ kind }) => kind === 'heading') || (line.level > 2 && statesHowMany(line))))) &&
  line.lead !== null &&
  (leadKind(line) === 'goal' || (line.kind === 'heading' && leadKind(line) === 'target')) &&
  (STATEMENT.test(line.rest) || statesHowMany(line))

/** "## Goal: 100 signups + 50 stars" says how much, whatever stands below it. */
export const statesHowMany = (line: Line): boolean =>
  line.kind === 'heading' && line.level > 1 && (leadKind(line) === 'goal' || leadKind(line) === 'target') && OPENS_COUNT.test(line.rest)
const OPENS_COUNT = /^[~<>≥≤]?\s?[$€£¥]?\d/

/** "**Team: Platform (2 developers)**" above the hours of a day says who does what stands below. */
const isTeam = (line: Line): boolean =>
  line.kind === 'label' &&
  line.lead !== null &&
  line.rest !== '' &&
  leadKinds(line)?.[0] === 'role' &&
  line.children.some(({ kind }) => kind === 'label')

/** A plan with nothing in it. */
export function emptyPlan(): Plan {
  return {
    title: null,
    summary: null,
    documents: [],
    phases: [],
    tasks: [],
    content: [],
    cadences: [],
    volumes: [],
    kpis: [],
    budgets: [],
    efforts: [],
    roles: [],
    risks: [],
    channels: [],
    audiences: [],
    journey: [],
    programmes: [],
    gates: [],
    allocations: [],
    dependencies: [],
    layouts: [],
    notes: [],
    claims: [],
    references: [],
    counts: [],
    placeholders: [],
    problems: [],
  }
}
