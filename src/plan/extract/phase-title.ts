/** Is what a title says of time the time of a block? */
import { formatOf, startsWithAction } from '../lexicon/index.ts'
import type { Phase, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isLaunch } from '../text/beside-launch.ts'
import { isOfHours } from '../text/length.ts'
import { pattern } from '../text/pattern.ts'
import type { FoundWindow } from '../text/window.ts'
import { onceAbove, title, type Context } from './context.ts'
import { OPENS_FIRST } from './names.ts'
import { sameWindow } from './phase-window.ts'

/** "Preparation (4 weeks)", "Launch (1 day)", "Growth (8 weeks)": titles that each end with how long it takes, one after the other. */
const isOfLengths = onceAbove((context, { children }): boolean => {
  const titles = children.filter(({ kind }) => kind === 'heading')
  const lasting = titles.filter(each => {
    const text = title(each)
    const found = /[)）]\s*$/.test(text) ? context.window(text) : null
    return found?.window.duration != null && !isOfHours(found.window) && found.to >= text.length - 1
  })
  return lasting.length > 1 && lasting.length * 2 > titles.length && !titles.some(each => context.ownKinds(each)[0] === 'pricing')
})
/** A window in the title is not enough: metric headings only date their targets, and a label may repeat its parent's window. */
export function isPhaseTitle(
  context: Context,
  line: Line,
  text: string,
  found: { from: number; to: number },
  window: Window,
  parent: Phase | null,
): boolean {
  if (window.unit === 'minute' || (window.unit === 'hour' && window.anchor !== 'launch')) return false
  // "The first tool for the 2026-07-28 release" in quotes is something that is said.
  if (line.kind === 'label' && SAID.test(text)) return false
  // "**Q1**: “How we parse”" below "White papers (quarterly)": the piece of that quarter.
  if (line.kind === 'label' && found.from <= 1 && QUOTES.test(text.slice(found.to)) && isOfSeries(context, line)) return false
  if (found.from > 1 && (line.kind === 'label' ? FACTS.test(text) : window.unit === 'date' && SINCE.test(text.slice(0, found.from))))
    return false
  // "Deliverables of week 1-2:" below week 1-2 are those of that phase.
  if (line.kind === 'label' && DELIVERABLE.test(text) && context.above(line).some(at => sameWindow(window, context.phaseAt(at)?.window)))
    return false
  // "These pages are out of date since sprints 1-4:" tells something.
  if (line.kind === 'label' && TOLD.test(text.slice(0, found.from))) return false
  // "Projected revenue (year 1)": what is expected by then.
  if (found.from > 1 && isExpected(line)) return false
  if (window.duration && window.from == null && window.to == null) return line.kind === 'heading' && isOfLengths(context, line)
  if (window.anchor === 'now' && (RANGE.test(text.slice(found.from, found.to)) || !namesNow(text, found))) return false
  // "Version 2.0 | January 2027" says which version of the document this is.
  if (window.unit === 'date' && line.children.length === 0 && EDITION.test(text)) return false
  // "If nobody answers by week 8" asks, and is no block of time.
  if (found.from > 1 && CONDITION.test(text)) return false
  // "Leads are stable from month 4 on. This rests on:" is a sentence on the way to what it heads.
  if (line.kind === 'label' && NEXT_SENTENCE.test(text.slice(found.to))) return false
  // "First month" in a block of metrics dates them, and is no block of time.
  if (FIRST.test(text) && context.below(line, 'kpi') !== null) return false
  const own = context.ownKinds(line)
  // "Competitors (March 7, 2026)", "Alternatives (mid-2026)": when somebody looked.
  if (own[0] === 'competitor' && (window.unit === 'date' || window.unit === 'text')) return false
  // "Interview notes (March 2026)": when they were taken. "Watch these during launch week:" says what to watch.
  if ((window.unit === 'date' || window.unit === 'quarter') && TAKEN.test(text.slice(0, found.from))) return false
  // "Market analysis (Q4 2026)" above nothing to do looks at how things are.
  if ((window.unit === 'date' || window.unit === 'quarter') && LOOKED_AT.test(text.slice(0, found.from)) && !hasBox(line)) return false
  // "Launch week special": what is offered or said then.
  if (isLaunch(window) && SAID_THEN.test(text.slice(found.to))) return false
  if (line.kind === 'label' && MEANWHILE.test(text.slice(0, found.from)) && startsWithAction(text)) return false
  // "Team (year-1 scope)": the year that a block speaks of.
  if (own[0] === 'role' && window.unit === 'year' && typeof window.from === 'number' && found.from > 1) return false
  const pure =
    found.to - found.from >= text.replace(/[()（）[\]\s]/g, '').length * 0.7 &&
    !(/^(?:first|erste|primer|premier)/i.test(text) && context.below(line, 'kpi') !== null)
  // "Week 4 summary" looks back; "Week 7: Vision" is week 7.
  if (own[0] === 'summary' && !pure && found.from < 2 && !/^\s*(?:[:：]|[–—-]\s)/.test(text.slice(found.to))) return false
  if (own[0] === 'kpi' && !pure) {
    // "2026 goals" below a phase are goals of that phase.
    if (window.unit === 'year' && typeof window.from === 'string' && parent) return false
    const termed = TERMED.test(text)
    const leads = found.from <= 1
    if (line.kind === 'label' || (!termed && !leads)) return false
    // "Month 3 goals" below targets dates them; one of several such titles is a stretch of its own.
    if (!termed && belowTargets(context, line) && !isOfRow(context, line, window)) return false
  }
  // "Long-term vision (beyond day 90)": what comes after all that is planned.
  if (BEYOND.test(text.slice(0, found.from))) return false
  // "Out of scope (deferred to the next 90 days)": what is not done.
  if (own[0] === 'nonGoal') return false
  // "Week 4: Texts", "Week 5: Costs": whatever the weeks of a row are about.
  if (found.from <= 1 && line.kind === 'heading' && NAMED_AFTER.test(text.slice(found.to)) && isOfRow(context, line, window)) return true
  if (own[0] === 'budget' || (own[0] === 'content' && ((line.kind === 'label' && parent) || window.from === null)))
    return window.from !== null && own[0] !== 'budget' && !sameWindow(window, parent?.window)
  if (window.from === null && window.unit !== 'date' && !window.anchor && own[0] !== 'kpi' && own[0] !== 'task')
    return (
      pure ||
      // "Short-term strategy (6 months)".
      (line.kind === 'heading' && TERMED.test(text)) ||
      (found.from <= 1 &&
        line.kind === 'heading' &&
        (PRIORITIES.test(text.slice(found.to)) ||
          (NAMED_AFTER.test(text.slice(found.to)) && context.below(line, 'kpi') === null) ||
          context.below(line, 'milestone') !== null)) ||
      own[0] === 'schedule' ||
      own[0] === 'milestone'
    )
  // "Launch-day rules" in the launch day: how it goes, and no block of its own.
  if (parent && sameWindow(window, parent.window) && (line.kind === 'label' || (isLaunch(window) && SAYS_HOW.test(text.slice(found.to)))))
    return false
  return true
}

const FIRST = new RegExp(`^${OPENS_FIRST}`, 'i')
const BEYOND = /(?<![a-z])(?:beyond|más allá de|para além de|au-delà de|jenseits von|oltre)\s+$/i
/** "90-day priorities": what is done by then. */
const PRIORITIES = /^\s*(?:priorit(?:y|ies|äten|és)|prioridad(?:es)?|prioridades|приоритеты|优先事项|優先事項|우선 ?(?:순위|과제))\s*$/i
/** Do other headings beside a heading open with a time in the same unit? */
const isOfRow = (context: Context, line: Line, window: Window): boolean =>
  !window.duration &&
  (line.parent?.children ?? []).some(other => {
    const found = other !== line && other.kind === 'heading' && other.level === line.level ? context.window(title(other)) : null
    return (
      found !== null && found.from <= 1 && found.window.unit === window.unit && !found.window.duration && !sameWindow(found.window, window)
    )
  })
const TERMED =
  /(?:short|mid|medium|long|near)[- ]?term|[短中长長]期|kurzfristig|mittelfristig|langfristig|corto plazo|medio plazo|largo plazo|curto prazo|longo prazo|court terme|moyen terme|long terme|краткосроч|среднесроч|долгосроч|단기|중기|장기/i
/** "Effort: low | Impact: high | Time: today": facts of what stands around them. */
const FACTS = /^[^:：|]{2,30}[:：][^|]+\|[^:：|]{2,30}[:：]/
/** "Shows the old price after March 28": since when something is so. */
const SINCE = /\S\s(?:after|since|nach|seit|después d[eo]l?|desde|depois d[eao]|après|depuis|dopo|после|с)\s$/i
/** Five words or more, with no sign that sets off what follows. */
const TOLD = pattern(/^[\p{L}'’]+(?:,? [\p{L}'’-]+){4,}\s$/u)
const QUOTES = /^\s*[:：–—-]\s*["“„«「『][^"“”„«»「」『』]+["”»」』]\s*$/
const isOfSeries = (context: Context, { parent }: Line): boolean =>
  parent !== null &&
  context.periodOf(title(parent)) !== null &&
  (context.ownKinds(parent).includes('content') || formatOf(title(parent)) !== null)
const SAID = /^["“„«「『][^"“”„«»「」『』]+["”»」』]$/
const NAMED_AFTER = /^\s*(?:[:：(（|–—-]|$)/
const CONDITION = /^(?:if|wenn|falls|si|se|если)\s\S+\s\S/i
const EDITION = /^(?:version|versión|versão|versione|версия|版本|v)\s*\d+(?:\.\d+)*\s*[|·•,–—-]/i
const NEXT_SENTENCE = /[.!?]\s+\p{Lu}/u
const MEANWHILE = /\s(?:during|throughout|while in|während(?: der)?|durante (?:la|a|il)|pendant (?:la|le)|во время)\s+(?:the\s+)?$/i
const TAKEN =
  /(?:notes|findings|learnings|snapshots?|changelog|insights|notizen|erkenntnisse|notas|hallazgos|aprendiza[gj]\w+|constats)\s*[(（,:–—-]\s*$/i
const LOOKED_AT =
  /(?:analysis|assessment|results|status|baseline|standings?|lagebild|bestandsaufnahme|ergebnisse|resultados|résultats|risultati|результаты|分析|现状|結果|结果|状況|評価|분석|현황|결과)\s*[(（]\s*$/i
const SAYS_HOW = pattern(/^\s+\p{L}/u)
const SAID_THEN = pattern(
  /^\s+(?:[\p{L}-]+\s+){0,2}(?:specials?|promos?|messages?|discounts?|offers?|coupons?|e-?mails?|posts?|tweets?|threads?|announcements?|banners?|copy|templates?|scripts?|rabatt|angebot|nachricht)$/iu,
)
const hasBox = (line: Line): boolean => line.box !== null || line.children.some(hasBox)
/** "Medium priority (next 2-4 weeks)": about when, and no bound. */
const RANGE = /\d\s*[-–]\s*\d/
/** "This week: …", "Next steps (today)": the time stands by itself, or in a short title; not "Where do we post this month?". */
function namesNow(text: string, found: { from: number; to: number }): boolean {
  const [before, after] = [text.slice(0, found.from), text.slice(found.to)]
  // "Does it hold today?" asks.
  if (/^\s*[?？]/.test(after) && LETTER.test(before)) return false
  // "What works today" says how things are.
  if (!LETTER.test(after) && /^(?:what|how|where|why|was|wie|qué|que|cómo|como|ce qui|что|как)\s/i.test(before)) return false
  // "Today they copy it by hand:" tells how things are.
  if (TELLS.test(after)) return false
  if (!LETTER.test(after) || /[(（[]\s*$/.test(before)) return true
  if (/[:：|–—+&-]\s*$/.test(before)) return after.trim().split(/\s+/).length <= 3
  return !LETTER.test(before) && (/^(?:['’]s\b|\s*[:：(（|–—,，-])/.test(after) || text.split(/\s+/).length <= 5)
}
const TELLS = pattern(
  /^,?\s+(?:they|we|you|it|there|people|everybody|sie|wir|man|es|ellos|nosotros|eles|nós|ils|nous|on|они|мы)(?![\p{Script=Latin}\p{Script=Cyrillic}])/iu,
)
const LETTER = pattern(/\p{L}/u)

/** Stands a line below a block of targets? What the document calls itself does not count. */
function belowTargets(context: Context, line: Line): boolean {
  const block = context.below(line, 'kpi')
  return block !== null && !(block.kind === 'heading' && block.level === 1)
}

/** "**Target: March 2027**" with nothing below it; "**Next milestone: 100 users by the end of Q4**". */
export function isStatement(line: Line, text: string, { from }: FoundWindow): boolean {
  if (line.kind !== 'label') return false
  if (line.children.length > 0) return STATES.test(text.slice(0, from))
  return COLON.test(text.slice(0, from)) || LENGTH.test(text)
}
const DELIVERABLE =
  /^(?:deliver(?:ables?|y)|outputs?|results?|liefer(?:objekte|ung)|ergebnisse?|entrega(?:s|bles?|bilidades)?|entregáve(?:l|is)|resultados?|livrables?|résultats?|consegn[ae]|результаты?|交付物?|成果物?|산출물)(?![a-zà-ÿ])/i
/** "11-12 weeks (3 months)", with nothing below it. */
const LENGTH = pattern(/^\d+(?:\s*[-–]\s*\d+)?\s+\p{L}+\s*(?:[(（].*)?$/u)
const STATES = pattern(/[:：]\s*\S+\s+\S*\p{L}\S*\s+\S*\p{L}/u)
const COLON = /[:：]/
/** "Projected revenue", "Forecast": what is expected, month by month or by a time. */
export const isExpected = fact(text =>
  /forecast|projection|projected|prognos|pron[oó]stico|proyecci[oó]n|proje[cç][aã]o|projetad|proyectad|prévision|previsão|prevision|прогноз|预测|預測|予測|예측|dự báo/i.test(
    text,
  ),
)
