/** The developer journey, and programmes (tiers, bounties, certification) as the plan states them. */
import type { Programme } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { leadKind, title, type Context } from './context.ts'
import { phaseNumber } from './names.ts'
import { pattern } from '../text/pattern.ts'

/** The stages of the journey, with what the plan offers and measures at each. */
export function journey(context: Context): void {
  for (const line of context.lines) {
    if (line.kind !== 'heading' && line.kind !== 'label') continue
    const block = context.below(line, 'journey')
    if (!block || !(phaseNumber(title(line)) || line.parent === block) || line.children.length === 0) continue
    if (line.parent !== block) continue
    const text = title(line)
    const goal = line.children.find(child => leadKind(child) === 'goal')?.rest ?? null
    const lists = line.children.filter(child => child.kind === 'label')
    const metrics = lists.find(child => context.ownKinds(child)[0] === 'kpi')
    const touch = lists.find(child => child !== metrics)
    context.plan.journey.push({
      id: context.id('journey'),
      title: text,
      window: context.window(text)?.window ?? null,
      goal,
      touchpoints: (touch?.children ?? []).map(child => child.text),
      metrics: (metrics?.children ?? []).map(child => child.text),
      source: context.source(line),
    })
    for (const child of touch?.children ?? []) context.claim(child, 'journey')
  }
}

const PROGRAMME = pattern(
  /\b(?:champions?|ambassador|advocate|bounty|certification|referral|recognition|partner(?:ship)?|mentor(?:ship)?|affiliate|contributor|early[- ]adopter|beta|academic|fellowship|grant)s?\b[\p{L}\s-]*\bprogram(?:me)?s?\b|\b[\p{L}-]*programm\b|\bprograma de [\p{L}]+|\bprogramme (?:de |d')?[\p{L}]+|программа [\p{L}]+|(?:推荐|合作伙伴|大使|认证|激励|布道师|贡献者)计划|(?:アンバサダー|認定|パートナー)プログラム|(?:앰배서더|인증|추천|파트너) ?프로그램/iu,
)

const PROGRAMME_HINT = /program|计划|プログラム|프로그램|программа/i
const namesProgramme = fact(text => PROGRAMME_HINT.test(text) && PROGRAMME.test(text))
/** Programmes: from headings with their tiers and amounts, and from single lines that name one. */
export function programmes(context: Context): void {
  const seen = new Set<string>()
  for (const line of context.lines) {
    if (line.text.length > 160 || !namesProgramme(line)) continue
    const heading = line.kind === 'heading' || line.kind === 'label'
    const kinds = context.kindsAt(line)
    if (!heading && kinds.some(kind => kind === 'budget' || kind === 'risk' || kind === 'kpi')) continue
    const match = PROGRAMME.exec(line.text)!
    const name = heading ? title(line) : line.lead && PROGRAMME.test(line.lead) ? line.lead : nameAround(line.text, match)
    const key = name.toLowerCase().replace(/[^\p{L}]/gu, '')
    if ([...seen].some(other => other.includes(key) || key.includes(other))) continue
    seen.add(key)
    const programme: Programme = { id: context.id('programme'), name, tiers: [], amounts: [], facts: [], source: context.source(line) }
    if (heading || line.children.length > 0) fill(context, programme, line)
    context.plan.programmes.push(programme)
  }
}
/** The programme's name inside a sentence: the capitalised words before it belong to it. */
function nameAround(text: string, match: RegExpExecArray): string {
  const before = /(?:\p{Lu}[\p{L}\d]*\s)*$/u.exec(text.slice(0, match.index))?.[0] ?? ''
  const first = /^\p{Lu}[\p{Ll}]+\s/u.exec(before)?.[0] ?? ''
  const verb =
    match.index === before.length &&
    first !== '' &&
    /^(?:Launch|Create|Start|Announce|Establish|Build|Develop|Run|Host|Introduce|Begin|Design)\s/.test(first)
  return `${verb ? before.slice(first.length) : before}${match[0]}`.trim()
}

function fill(context: Context, programme: Programme, top: Line): void {
  for (const line of descend(top)) {
    const text = line.lead ?? title(line)
    const money = context.quantitiesIn(line).find(quantity => quantity.currency !== null)
    if (money && line.rest !== '' && line.lead !== null) {
      const group = line.parent && line.parent !== top && line.parent.kind !== 'fence' ? `${title(line.parent)} / ` : ''
      programme.amounts.push({
        label: `${group}${line.lead}`,
        min: money.value,
        max: money.high ?? money.value,
        currency: money.currency!,
        source: context.source(line),
      })
      context.claim(line, 'programme')
      continue
    }
    const lists = line.children.filter(child =>
      /^(?:requirements?|criteria|anforderungen|requisitos|critères|требования|要求|条件|요건|benefits?|perks|rewards|vorteile|beneficios|avantages|преимущества|权益|特典|혜택)$/i.test(
        title(child),
      ),
    )
    if (lists.length > 0) {
      const of = (pattern: RegExp): string[] =>
        lists.filter(child => pattern.test(title(child))).flatMap(child => child.children.map(item => item.text))
      programme.tiers.push({
        name: text,
        requirements: of(/^(?:req|crit|anf|exig|тр|要|条|요)/iu),
        benefits: of(/^(?:ben|per|rew|vor|ava|пре|权|特|혜)/iu),
        source: context.source(line),
      })
      for (const child of descend(line)) context.claim(child, 'programme')
    } else if (
      line.kind === 'item' &&
      line.strong === false &&
      line.lead === null &&
      line.codes.length === 0 &&
      line.parent === top &&
      /\s[-–—]\s/.test(line.text)
    ) {
      programme.tiers.push({ name: line.text.split(/\s[-–—]\s/)[0]!, requirements: [], benefits: [], source: context.source(line) })
      programme.facts.push(line.text)
      context.claim(line, 'programme')
    } else if (line.kind === 'item' && line.parent === top) {
      programme.facts.push(line.text)
      context.claim(line, 'programme')
    }
  }
}
function* descend(line: Line): Generator<Line> {
  for (const child of line.children) {
    if (child.kind === 'heading') continue
    yield child
    yield* descend(child)
  }
}
