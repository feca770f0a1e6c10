/** The year and month that dates without them are meant in. */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import type { Around } from '../text/dates.ts'
import { HAS_YEAR } from '../text/found-window.ts'
import { pattern } from '../text/pattern.ts'
import { MONTH_FIRST_IN, title, type Context } from './context.ts'

/** "Last updated: January 2026": when the document was written. */
const DATED =
  /\b(?:date(?: authored)?|(?:last )?(?:updated?|reviewed|modified)|created|written|launch(?: date)?|stand|datum|aktualisiert|fecha|actualizado|data|atualizado|mis à jour|дата|обновлено)\b[*_\s]*[:：][^\n]{0,24}?\b(20[2-4]\d)\b|(?:更新|日期|日付|作成|작성|날짜)[^\n]{0,12}?(20[2-4]\d)/i
const ANY_YEAR = /(?<![\d.,$€£¥])\b(20[2-4]\d)\b(?![.,]?\d)/
/** The year and month that a line stands in: from headings above, else from the date of the document, else the first it gives. */
export class Calendar {
  private readonly context: Context
  private readonly known = new Map<Line, Around>()
  private readonly first: Around
  private readonly order: Around = {}
  constructor(context: Context) {
    this.context = context
    const { text } = context.document
    const year =
      yearOfPlan(context) ??
      datedIn(text.slice(0, 2000)) ??
      datedIn(text.slice(-600)) ??
      ANY_YEAR.exec(text.slice(0, 4000)) ??
      yearOfTitles(context)
    if (!MONTH_FIRST_IN.has(context.document.language)) this.order.dayFirst = true
    this.first = year ? { ...this.order, year: Number(year[1] ?? year[2]) } : this.order
  }
  see(line: Line): void {
    if (line.kind === 'text') {
      this.seeSentence(line)
      return
    }
    if (line.kind !== 'heading' && line.kind !== 'label') return
    const found = namesYear(line) ? this.context.window(title(line)) : null
    const from = found?.window.from
    const match = typeof from === 'string' ? /^(\d{4})(?:-(\d{2}))?/.exec(from) : null
    if (match) this.known.set(line, { ...this.order, year: Number(match[1]), ...(match[2] ? { month: Number(match[2]) } : {}) })
  }
  /** "Version 2 was shown on March 3, 2024." right below a title: the year of the dates that follow. */
  private seeSentence(line: Line): void {
    const { parent } = line
    if (parent?.kind !== 'heading' || this.known.has(parent) || !namesDay(line)) return
    const from = this.context.window(line.text)?.window.from
    const year = typeof from === 'string' ? /^(\d{4})-\d\d-\d\d$/.exec(from)?.[1] : undefined
    if (year) this.known.set(parent, { ...this.order, year: Number(year) })
  }
  around(line: Line): Around {
    if (this.known.size === 0) return this.first
    for (const at of this.context.above(line)) {
      const known = this.known.get(at)
      if (known) return known
    }
    return this.first
  }
}
/** Most documents give no year, and need not be looked through for what stands before one. */
const datedIn = (text: string): RegExpExecArray | null => (HAS_YEAR.test(text) ? DATED.exec(text) : null)
/** A day of a month, and the year. */
const namesDay = fact(text => /\d\D{1,12}20[2-4]\d(?!\d)/.test(text))
const namesYear = fact(text => /\b20[2-4]\d\b/.test(text))
/** "2026 Roadmap", last updated in December 2025: the one year that the title of the document names. */
function yearOfPlan({ document }: Context): RegExpExecArray | null {
  const name = document.title ?? ''
  const found = namesPlan(name) ? ANY_YEAR.exec(name) : null
  return found !== null && ANY_YEAR.exec(name.slice(found.index + 4)) === null ? found : null
}
const namesPlan = (name: string): boolean => YEAR_OF_PLAN.test(name)
/** A year right beside what is planned for it: "Roadmap 2026", "2026 Content Plan", "План на 2026". */
const YEAR_OF_PLAN = pattern(
  /20[2-4]\d\s*年?(?:\s+\p{L}+){0,3}\s*(?:plan|roadmap|strateg|calend|goals|okrs?|计划|路线图|規劃|計画|ロードマップ|戦略|전략|로드맵|계획)|(?:plan|roadmap|strateg\p{L}*|calend[ae]r\p{L}*|goals|okrs?|стратеги[яи]|план|дорожная карта)\s*(?:for|für|para|pour|per|на|de|-|–|—|:)?\s*[(（]?20[2-4]\d(?![-/]\d)/iu,
)
/** The year that the first title with one gives, far below the beginning. */
function yearOfTitles(context: Context): RegExpExecArray | null {
  for (const { kind, text } of context.lines) {
    const found = kind === 'heading' || kind === 'label' ? ANY_YEAR.exec(text) : null
    if (found) return found
  }
  return null
}
