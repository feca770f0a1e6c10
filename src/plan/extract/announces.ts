/** What the title of a block announces: targets, a budget, risks, channels. By its words alone; what stands around it is looked at elsewhere. */
import { sectionKind } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'

const QUOTED = /["“„«「『《][^"“”„«»「」『』《》]{2,}["”»」』》]/g
/** "The forum is the one channel that …:" says something; of "Answer within a day. Templates:" the last sentence is the title. */
const PROSE = /\s(?:is|are) (?:the|an?)\s/
const SENTENCE_END = /[a-zà-ÿа-я][a-zà-ÿа-я\d)]{2}\.\s+(?=[A-ZÀ-ÞА-Я])/
const LONG_TITLE = 60
/** "When ready to publish articles:", "Once the budget is spent:": what is done then. */
export const CLAUSE = /^(?:when|once|whenever|wenn|sobald|cuando|quando|lorsque|quand|когда) \S+ \S/i
/** "A zero-budget business", "low-budget ads": how it is done, not what it costs. */
const CHEAP = /\b(?:zero|no|low|small|tiny)[- ]budget\b/gi
/** "Once the platform is live": what is built, and no place where one posts. In a sentence any single one is. */
const ONE_PLATFORM = /(?<![a-zà-ÿа-я])(?:platform|plattform|plataforma|plateforme|piattaforma|платформ[аыуе])(?![a-zà-ÿа-я])/gi
const THE_PLATFORM = new RegExp(
  `(?<![a-zà-ÿа-я])(?:the|our|this|die|der|unserer?|diese|la|nuestra|esta|[dn]?a|nossa|notre|cette|nostra|questa|наша|нашей|эта) ${ONE_PLATFORM.source}`,
  'gi',
)
/** "(Goal: 10 customers)", "(70% of the budget)": a fact of the block. */
const STATED = /\s*[(（](?:[^()（）:：]{2,20}[:：]|~?\d+\s*%)[^()（）]*[)）]/g
/** "Subscription (our cost of hosting is $0 there)": a remark. */
const LONG_ASIDE = /[(（][^()（）]{32,}[)）]/g
export const ASIDE = /\s*[(（][^()（）]*[)）]/g
/** "First 2 hours", "Hours 2-6": a time of the day, and no effort. */
const STRETCH = /\b(?:first|next|last)\s+\d+\s+hours?\b|\bhours?\s+\d+/gi
/** "Build in public" names no audience, "Hackathons & challenges" no risks. */
const MISLEADING =
  /\bin[- ]public\b|\b(?:hackathons?|contests?|competitions?|quests?|games)\s*(?:&|and|\+|\/)\s*challenges\b|\b(?:community|coding|design|weekly|monthly|daily|content|user|developer|\d+[- ]day) challenges?\b(?! (?:and|&) risks)/gi
const MAY_MISLEAD = /public|challenge/i
/** What a title announces: by its own words first, then by an aside in brackets; a name in quotes says nothing of the block. */
export function announces(whole: string): readonly SectionKind[] {
  const title = whole.length > LONG_TITLE ? whole.split(SENTENCE_END).at(-1)! : whole
  if ((title.length > LONG_TITLE && PROSE.test(title)) || CLAUSE.test(title)) return []
  const meant = MAY_MISLEAD.test(title) ? title.replace(MISLEADING, ' ') : title
  const text = /hours?\b/i.test(meant) ? meant.replace(STRETCH, ' ') : meant
  const plain = /[- ]budget/i.test(text) ? text.replace(CHEAP, ' ') : text
  const quoted = /["“„«「『《]/.test(plain) ? plain.replace(QUOTED, ' ') : plain
  const named = /plat|piatta|платф/i.test(quoted) ? quoted.replace(title.length > LONG_TITLE ? ONE_PLATFORM : THE_PLATFORM, ' ') : quoted
  const own = /[(（]/.test(named) ? named.replace(STATED, ' ') : named
  if (!/[(（]/.test(own)) return ofCalendar(own, headFirst(own, sectionKind(own)))
  const first = sectionKind(own.replace(ASIDE, ' '))
  const all = sectionKind(first.length === 0 ? own.replace(LONG_ASIDE, ' ') : own)
  return ofCalendar(own, [...first, ...all.filter(kind => !first.includes(kind))])
}
/** "Content calendar template": what is filled in there is the plan. */
const ofCalendar = (text: string, kinds: readonly SectionKind[]): readonly SectionKind[] =>
  kinds.includes('template') && CALENDAR.test(text) ? kinds.filter(kind => kind !== 'template') : kinds
const CALENDAR = /\bcalendar\b|kalender|calendario|calendário|calendrier|календар|日历|カレンダー|캘린더/i
/** "Unit economics targets", "Customer acquisition timeline": the last word says what kind of thing stands below. */
function headFirst(text: string, kinds: readonly SectionKind[]): readonly SectionKind[] {
  const head: SectionKind | null =
    kinds[0] === 'kpi' && MEDIA.test(text)
      ? 'channel'
      : kinds[0] === 'pricing' && /\b(?:targets|goals|kpis|okrs)\s*$/i.test(text)
        ? 'kpi'
        : kinds.length > 1 && TIMELINE.test(text)
          ? 'schedule'
          : null
  return head !== null && kinds.includes(head) ? [head, ...kinds.filter(kind => kind !== head)] : kinds
}
/** "Earned media targets": who is to write of it. */
const MEDIA =
  /\b(?:earned|owned) media targets\s*$|^(?:canales|plataformas|comunidades|foros) objetivo|^(?:canais|plataformas|comunidades)[- ]alvo|^目标(?:社区|渠道|平台|媒体|论坛)|^ターゲット(?:チャネル|コミュニティ|媒体)|^(?:목표|타겟) ?(?:채널|커뮤니티)/i
const TIMELINE =
  /\b(?:timeline|schedule|roadmap|zeitplan|cronograma|calendrier)\s*$|(?:时间表|时间线|路线图|スケジュール|ロードマップ|일정|로드맵)$/i
