/** Risks with their mitigation, contingency, trigger, likelihood and impact, as lists, headings, label pairs or tables. */
import { labelKind, startsWithAction } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Risk } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { leadKind, once, opensWithAction, title, titleKind, titleOf, type Context } from './context.ts'
import { headersIn, riskIn } from './table/columns.ts'

type Facts = Pick<Risk, 'mitigation' | 'contingency' | 'trigger' | 'likelihood' | 'impact' | 'severity'>
const FACTS = new Set(['mitigation', 'contingency', 'trigger', 'likelihood', 'impact', 'severity', 'response'])
const ENTRY =
  /^(?:risks?|risiko|riesgo|risco|risque|риск|风险|リスク|위험|rủi ro|rischio|threat|challenge)\s*(?:#?\d+(?:\.\d+)?)?\s*[:：.–—-]\s*/i
/** Challenges that people are invited to. */
const CONTEST = /\b(?:community|coding|code|developer|optimi[sz]ation|weekly|monthly|quarterly|daily|30-day) challenges?\b/i
const isContest = fact(text => CONTEST.test(text))
/** "### Challenges" above what can be won in each: "**Frequency**: monthly", "**Reward**: a badge". */
const holdsContests = once((_, section): boolean =>
  section.children.some(
    each => /challenge|contest|hackathon|competition/i.test(each.text) && each.children.some(child => isPrize(child) === true),
  ),
)
const isPrize = leadFact(lead => /^(?:rewards?|prizes?|judging|premios?|prêmios?|prix|preise?|приз\S*|奖励|奖品|賞品|상품)$/i.test(lead))
/** What a market is like: its challenges are none of the plan's. */
const MARKET =
  /\bmarket (?:analysis|trends?|overview|landscape|research|dynamics)\b|marktanalyse|análisis del? mercado|análise de mercado|analyse d[eu] marché|анализ рынка|市场(?:分析|趋势)|市場分析|시장 분석/i
const isMarket = fact(text => MARKET.test(text))
/** "Low traffic → more posts". */
const pairOf = fact((text): readonly string[] => text.split(/\s(?:→|->|=>|⇒)\s/))
const SEVERITY =
  /\b(high|medium|low|critical|hoch|mittel|niedrig|alta?|media|média|baixa|baja|élevé|moyen|faible|высок|средн|низк)\w*\b|[高中低](?=优先|风险|リスク)/i

const blank = (): Facts => ({ mitigation: null, contingency: null, trigger: null, likelihood: null, impact: null, severity: null })

/** Fills risks from blocks that announce risks or contingencies. */
export function risks(context: Context): void {
  if (
    !context.lines.some(line => line.children.length > 0 && context.ownKinds(line).some(kind => kind === 'risk' || kind === 'contingency'))
  )
    return
  const holdsFacts = new Set(context.lines.filter(isFact).map(line => line.parent))
  for (const line of context.lines) {
    if (context.claimedBy(line) !== null) continue
    if (!inRisks(context, line, holdsFacts)) continue
    if (line.kind === 'row') rowRisk(context, line)
    else if (line.kind === 'heading' || line.kind === 'label') {
      if (!answersBeside(context, line)) blockRisk(context, line)
    } else if (line.kind === 'code') codeRisk(context, line)
    else if (line.kind === 'item' && line.parent?.kind !== 'item') itemRisk(context, line)
    else if (line.kind === 'text') pairRisk(context, line)
  }
}

const DANGER: readonly SectionKind[] = ['risk', 'contingency']
/** The nearest container that announces anything (a risk's own facts aside) speaks of risks. */
function inRisks(context: Context, line: Line, holdsFacts: ReadonlySet<Line | null>): boolean {
  if (!context.below(line, DANGER)) return false
  for (const at of context.above(line)) {
    const kinds = context.ownKinds(at)
    if (isContest(at) || holdsContests(context, at)) return false
    // "If the numbers are not reached" is a case, whatever its words announce.
    if (isCase(context, at)) continue
    // "### Contingency ($5K)" is a line of the budget, and the challenges of a market are none of the plan.
    if (kinds[0] === 'contingency' && context.below(at, 'budget')) return false
    if (kinds.length > 0 && context.above(at).some(isMarket)) return false
    if (kinds.includes('risk') || kinds.includes('contingency')) return kinds[0] !== 'summary' && kinds[0] !== 'achieved'
    if (kinds.length > 0 && at.kind !== 'item' && !holdsFacts.has(at) && !isNamedFact(at) && context.claimedBy(at) !== 'risk') return false
  }
  return false
}
/** A heading or bold label is a risk when what stands below it are facts of a risk. */
function blockRisk(context: Context, line: Line): void {
  const below = line.children.filter(child => child.kind !== 'heading')
  if (below.some(holdsEntries) || (isCase(context, line) && holdsMishaps(line))) return
  if (line.parent !== null && isCase(context, line.parent) && holdsMishaps(line.parent)) {
    add(context, line, title(line), { ...blank(), contingency: answers(line) }, null)
    return
  }
  const named = ENTRY.test(title(line))
  if ((isCase(context, line) && holdsSetbacks(line)) || below.filter(isNamedRisk).length > 1) return
  if (line.parent !== null && isAnswered(context, line.parent)) {
    add(context, line, title(line), { ...blank(), mitigation: answers(line) }, null)
    return
  }
  const contingency = isCase(context, line) ? answers(line) : null
  if (contingency !== null) {
    add(context, line, title(line), { ...blank(), contingency }, null)
    return
  }
  if (!named && !below.some(child => isFact(child))) return
  if (!named && line.children.some(child => child.kind === 'heading' || (child.kind === 'label' && child.children.some(isFact)))) return
  add(context, line, nameOf(title(line)), factsOf(below), null)
}

/** "Plans:" above "1. The server is down", "2. Data is lost", each with what is done then below it. */
const holdsEntries = (line: Line): boolean =>
  line.kind === 'label' &&
  isNamedFact(line) &&
  line.children.length > 1 &&
  line.children.every(({ kind, children }) => kind === 'item' && children.length > 0)

/** "### If the launch flops" right below "Contingency plans": the case and what is done then. */
const CASE = pattern(
  /^(?:if|when|in case|falls|wenn|si|se|caso|en caso|em caso|en cas|in caso|nếu|eğer|если)(?![\p{L}])|^(?:如果|若|もし|만약)/iu,
)
/** "서버 장애 시", "炎上した場合": the word for "if" stands at the end. */
const CASE_END = /(?:[가-힣]\s?시|경우|때|[하되으이]면|場合|とき|時|際|たら|时|的?情况下?|的话)$/
/** "Website down?" */
const isConditional = fact(text => CASE.test(titleOf(text)) || CASE_END.test(titleOf(text)) || /[?？]$/.test(text))
const isCase = (context: Context, line: Line): boolean =>
  line.parent !== null &&
  line.children.length > 0 &&
  (context.ownKinds(line.parent)[0] === 'contingency' ||
    // "If there is a bug:" below "Crisis communication".
    (line.kind === 'label' && isConditional(line) && context.kindsAt(line)[0] === 'contingency')) &&
  // "If anything goes wrong" heads cases.
  !context.ownKinds(line).includes('contingency') &&
  (isConditional(line) || (line.kind === 'heading' && (holdsCases(context, line.parent) || isAnsweredInSteps(line))))
/** Where most blocks of a section are cases, the others are as well. */
const holdsCases = once((_, section): boolean => {
  const blocks = section.children.filter(child => child.kind === 'heading')
  return blocks.filter(isConditional).length * 2 > blocks.length
})
/** "### Negative feedback response" above what is done then, step by step. */
const isAnsweredInSteps = (line: Line): boolean => {
  const steps = linesBelow(line).filter(({ kind }) => kind === 'item')
  return (
    NAMES_CASE.test(titleOf(line.text)) &&
    steps.length > 0 &&
    !line.children.some(({ kind }) => kind === 'heading') &&
    !steps.some(step => isFact(step) || step.children.length > 0 || isSetback(step) === true)
  )
}
/** A title that says what happened, or how one responds to it. */
const NAMES_CASE = pattern(
  /\s(?:responses?|handling|mentions|feedback|complaints?|comments)$|^(?:handling|responding to|dealing with)\s|(?<![\p{L}])(?:negative|hostile|bad) |(?:处理|应对|回应|危机|対応|대응)$|^(?:negatives?|schlechtes?|umgang mit) |(?:negativ[oa]s?|negatifs?)$/iu,
)
/** "- Cost too high: spend less", "- Weak retention: …": each line below a case is one by itself, with what is done then. */
function holdsSetbacks(line: Line): boolean {
  const named = line.children.filter(child => child.kind === 'item' && child.lead !== null && child.rest !== '')
  return named.length > 1 && named.length === line.children.length && named.filter(isSetback).length * 2 >= named.length
}
const SETBACK = pattern(
  /(?<![\p{L}])(?:too (?:high|low|slow|few|many|little|long)|low|slow|poor|weak|lack|few|no|high|negative|missed|fail\p{L}*|drop\p{L}*|declin\p{L}*|delay\p{L}*|zu (?:hoch|niedrig|langsam|wenig)|niedrig\p{L}*|gering\p{L}*|hohe\p{L}*|schwach\p{L}*|langsam\p{L}*|fehlend\p{L}*|trop|faibles?|élevée?s?|insuffisante?s?|lente?s?|mauvaise?s?|échec|retards?|baisse|baj[oa]s?|alt[oa]s?|lent[oa]s?|débil(?:es)?|pocos?|pocas?|insuficientes?|fallos?|retrasos?|baix[oa]s?|frac[oa]s?|pouc[oa]s?|falhas?|atrasos?|bass[oa]|scars[oa]|elevat[oa]|низк\p{L}*|высок\p{L}*|слаб\p{L}*|мало)(?![\p{L}])|过[低高慢]|太[低高慢少]|不足|失败|下降|延迟|較低|低い|高い|少ない|低下|失敗|遅れ|낮은?|높은?|부족|실패|저조|지연/iu,
)
const isSetback = leadFact(lead => SETBACK.test(lead))
/** "### If the launch is late" above "**Video not ready by Monday:**" and its like, each with what is done then. */
const holdsMishaps = ({ kind, children }: Line): boolean =>
  kind === 'heading' &&
  children.length > 1 &&
  children.every(child => child.kind === 'label' && child.children.length > 0) &&
  children.filter(isMishap).length * 2 > children.length
const isMishap = fact(text => SETBACK.test(text) || MISHAP.test(text))
const MISHAP = pattern(
  /(?<![\p{L}])(?:not|n['’]t|down|late|broken|unavailable|negative|nicht|kein\p{L}*|no|não|pas|non|не|нет)(?![\p{L}])|没有|未能|未(?:就绪|完成)|できない|ない|안 ?됨|없음/iu,
)
/** What stands below a line, and below its labels. */
const linesBelow = (line: Line): Line[] => line.children.flatMap(child => (child.kind === 'label' ? child.children : [child]))
function answers(line: Line): string | null {
  return (
    linesBelow(line)
      .map(child => child.text)
      .filter(text => text !== '')
      .join('; ') || null
  )
}
/** "### Mitigation strategies" right behind "### Potential issues": what is done about them, in their order where there are as many. */
function answersBeside(context: Context, line: Line): boolean {
  if (!saysAnswers(line) || line.parent === null) return false
  const siblings = line.parent.children
  const named = siblings[siblings.indexOf(line) - 1]?.children.filter(child => context.claimedBy(child) === 'risk') ?? []
  const items = line.children.filter(({ kind }) => kind === 'item')
  if (named.length === 0 || items.length === 0) return false
  for (const item of items) context.claim(item, 'risk')
  if (named.length !== items.length) return true
  const { file } = context.document
  for (const [i, { text }] of items.entries()) {
    const at = context.source(named[i]!).line
    for (const risk of context.plan.risks) if (risk.source.file === file && risk.source.line === at) risk.mitigation ??= text
  }
  return true
}
const saysAnswers = fact(text => ANSWERS.test(titleOf(text)))
const ANSWERS =
  /^(?:mitigations?|countermeasures?|(?:our )?responses?|gegenmaßnahmen?|(?:estrategias?|estratégias?|medidas?|planes?|planos?) de mitiga(?:ción|ção)|mitigaci(?:ón|ones)|mitigaç(?:ão|ões)|mesures d['’]atténuation|atténuations?|меры(?: по снижению)?|应对(?:措施|策略)|缓解(?:措施|策略)|对策|対策|대응(?: ?(?:방안|전략|책))?|완화(?: ?(?:방안|전략))?)(?: (?:strateg(?:y|ies)|plans?|measures?|actions?|steps?|tactics?))?$/i

/** A risk written as a mapping in a fence: its name, and its facts below it. */
function codeRisk(context: Context, line: Line): void {
  if (!isNamedFact(line) && line.children.some(isFact) && !line.children.some(child => !isNamedFact(child) && child.children.some(isFact)))
    add(context, line, nameOf(title(line)), factsOf(line.children), null)
}

/** "Few users. Mitigation: talk to them": the label of what is done stands in the line. */
const LABELLED = pattern(/^(.{4,160}?)\s*[.;,–—-]\s*(\p{L}[\p{L} ]{3,24})[:：]\s*(\S.*)$/u)
/** "Few users — talk to them". */
const DASH = /\s[–—-]\s/
/** What is done, without the arrow that points to it. */
const withoutArrow = (text: string): string => text.replace(/^(?:→|->|=>|⇒)\s*/, '')

function itemRisk(context: Context, line: Line): void {
  if (isFact(line) || insideRisk(context, line)) return
  if (namesRisk(line)) {
    addNamed(context, line, [...line.children, ...factsBehind(line)], line)
    return
  }
  const facts = factsOf(line.children)
  const contingency = context.kindsAt(line)[0] === 'contingency'
  if (contingency && isStep(line)) return
  const inner = /[(（]\s*([^()（）:：]{3,20})[:：]\s*([^()（）]+)[)）]\s*$/.exec(line.text)
  if (inner && putLabelled(facts, inner[1]!, inner[2]!)) {
    add(context, line, line.text.slice(0, inner.index), facts, line)
    return
  }
  if (facts.mitigation !== null || facts.contingency !== null || line.children.some(isFact)) {
    add(context, line, line.text, facts, line)
    return
  }
  const labelled = LABELLED.exec(line.text)
  if (labelled && putLabelled(facts, labelled[2]!, labelled[3]!)) {
    add(context, line, line.lead !== null && labelled[1]!.startsWith(line.lead) ? line.lead : labelled[1]!, facts, line)
    return
  }
  const [name, answer] = namedAndAnswered(line)
  if (FACTS.has(labelKind(name) ?? '')) return
  const children = line.children
    .filter(child => child.kind === 'item')
    .map(child => child.text)
    .join('; ')
  const text = answer ?? (children || null)
  if (contingency) facts.contingency = text
  else facts.mitigation = text
  add(context, line, name, facts, line)
}

/** "(High/High): publish a guide early": how likely, and how bad. */
const GRADES = /^[(（][^()（）]{3,24}[)）]\s*[:：–—-]\s*/
/** What an item names, and what it says is done about it. */
function namedAndAnswered(line: Line): readonly [string, string | null] {
  if (line.lead !== null && line.rest !== '') return [line.lead, withoutArrow(line.rest.replace(GRADES, ''))]
  const arrow = pairOf(line)
  const parts = arrow.length === 2 ? arrow : line.text.split(DASH)
  return parts.length === 2 && parts[0]!.length < 80 ? [parts[0]!, parts[1]!] : [line.text, null]
}
/** "**Mitigation:** …" on the lines that follow "**Risk:** …". */
function factsBehind(line: Line): Line[] {
  const siblings = line.parent?.children ?? []
  const following: Line[] = []
  for (const next of siblings.slice(siblings.indexOf(line) + 1)) {
    if (next.kind !== line.kind || !isFact(next)) break
    following.push(next)
  }
  return following
}

/** "1. Revert the release": what is done once it has happened, and no case by itself. */
const isStep = (line: Line): boolean =>
  line.lead === null &&
  !CASE.test(line.text) &&
  (line.ordinal !== null || opensWithAction(line)) &&
  !line.children.some(isFact) &&
  !(line.parent && holdsEntries(line.parent))

/** "Risk: too slow", with what is done about it on the next line. */
const isNamedRisk = (line: Line): boolean => line.kind === 'text' && namesRisk(line)
const namesRisk = (line: Line): boolean => line.rest !== '' && saysRisk(line) === true
const saysRisk = leadFact(lead => /^(?:risks?|risiko|riesgo|risco|risque|риск|风险|リスク|위험|rủi ro|challenge|threat)\s*\d*$/i.test(lead))
/** "Risk mitigation" with "### Few readers" and the like, and below each nothing but what is done about it. */
const isAnswered = once((context, section): boolean => {
  if (section.kind !== 'heading' || context.ownKinds(section)[0] !== 'risk' || !MITIGATED.test(section.text)) return false
  const blocks = section.children.filter(({ kind }) => kind === 'heading' || kind === 'label')
  const steps = blocks.flatMap(({ children }) => children)
  return (
    blocks.length > 1 &&
    blocks.length === section.children.length &&
    blocks.every(block => block.children.length > 0 && context.ownKinds(block).length === 0 && !saysAnswers(block)) &&
    steps.every(({ kind, lead }) => kind === 'item' && lead === null) &&
    steps.filter(step => startsWithAction(step.text)).length * 2 >= steps.length
  )
})
const MITIGATED = /mitigat|mitiga[cçz]|minder|bewält|atténu|снижен|应对|缓解|对策|対策|대응|완화/i

/** `**Risk**: …` and `**Mitigation**: …` on lines of their own; `**If it fails:** try again` in one. */
function pairRisk(context: Context, line: Line): void {
  if (line.lead === null || line.rest === '' || insideRisk(context, line)) return
  if (CASE.test(line.lead) && context.kindsAt(line)[0] === 'contingency') {
    add(context, line, line.lead, { ...blank(), contingency: line.rest }, null)
    return
  }
  if (line.parent !== null && isProse(context, line.parent)) {
    add(context, line, line.lead, blank(), null)
    return
  }
  if (!isNamedRisk(line)) return
  addNamed(context, line, factsBehind(line), null)
}
/** "Risk: few readers — mitigate with a newsletter", "Risk: few readers → write more": what is done stands behind a sign. */
function addNamed(context: Context, line: Line, below: Line[], box: Line | null): void {
  const facts = factsOf(below)
  const answered = facts.mitigation === null ? ANSWERED.exec(line.rest) : null
  if (answered) facts.mitigation = answered[2]!
  add(context, line, answered?.[1] ?? line.rest, facts, box)
}
const ANSWERED =
  /^(.{4,80}?)\s*(?:(?:[;,]|[—–-])\s+(?:we (?:will )?)?(?:mitigat(?:e[sd]?|ion)(?: (?:with|by|through|via))?|(?:we )?counter(?: with| by)?|avoid(?:ed)? by|gegenmaßnahme|mitigad[oa] (?:con|com)|mitigar (?:con|com)|atténué par)\s*:?\s*|\s(?:→|->|=>)\s*)(.{4,})$/i

/** "**SEO takes time:** the blog needs months …": a section in which every paragraph names a risk and tells of it. */
const isProse = once(
  (context, section): boolean =>
    section.kind === 'heading' &&
    context.ownKinds(section)[0] === 'risk' &&
    section.children.length > 1 &&
    section.children.every(child => child.kind === 'text' && child.lead !== null && child.rest !== '' && leadKind(child) === null),
)

function rowRisk(context: Context, line: Line): void {
  if (line.parent?.kind !== 'table') return
  const column = riskIn(context, line.parent)
  const facts = blank()
  let any = false
  headersIn(context, line.parent).forEach(({ kind }, i) => {
    if (kind === null || i === column || !FACTS.has(kind)) return
    any = true
    if (line.cells[i]?.text) put(facts, kind, line.cells[i]!.text)
  })
  const name = line.cells[column]?.text ?? ''
  if (name !== '' && any) add(context, line, name, facts, null)
}

const isNamedFact = (line: Line): boolean => FACTS.has(titleKind(line) ?? '')
const isFact = (line: Line): boolean => FACTS.has(leadKind(line) ?? '')
/** A line below a risk that was already read is one of its facts. */
function insideRisk(context: Context, line: Line): boolean {
  for (const at of context.above(line)) if (context.claimedBy(at) === 'risk') return true
  return false
}

function factsOf(lines: Line[]): Facts {
  const facts = blank()
  for (const line of lines) {
    if (line.lead === null) continue
    for (const part of `${line.lead}: ${line.rest}`.split(/\s\|\s/)) {
      const at = part.search(/[:：]/)
      const kind = labelKind(part.slice(0, at).replace(/\*/g, '').trim())
      if (!kind || !FACTS.has(kind)) continue
      const rest = part.slice(at + 1).trim()
      put(facts, kind, rest || line.children.map(child => child.text).join('; '))
    }
  }
  return facts
}
/** Puts what a label says where it is one of a fact of a risk; true where it is. */
function putLabelled(facts: Facts, label: string, value: string): boolean {
  const kind = labelKind(label)
  if (kind === null || !FACTS.has(kind)) return false
  put(facts, kind, value)
  return true
}
function put(facts: Facts, kind: string, value: string): void {
  const key = kind === 'response' ? 'contingency' : (kind as keyof Facts)
  if (value !== '' && key in facts && facts[key] === null) facts[key] = value
}

function add(context: Context, line: Line, name: string, facts: Facts, self: Line | null): void {
  let severity = facts.severity
  let category: string | null = null
  for (const at of context.above(line)) {
    const text = title(at)
    if ((at.kind !== 'heading' && at.kind !== 'label') || !context.ownKinds(at).includes('risk')) break
    const level = SEVERITY.exec(text)
    if (level && severity === null) severity = level[0].toLowerCase()
    else if (category === null && at.parent && context.below(at, 'risk'))
      category = text.replace(/\s*risks?\s*$/i, '').replace(/^[\d.]+\s*/, '')
  }
  context.plan.risks.push({ id: context.id('risk'), risk: nameOf(name), ...facts, severity, category, source: context.source(line) })
  context.claim(line, 'risk')
  for (const child of self?.children ?? line.children) if (child.kind !== 'heading') context.claim(child, 'risk')
}
const nameOf = (text: string): string =>
  text
    .replace(/^\d+[.)]\s*/, '')
    .replace(ENTRY, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()
