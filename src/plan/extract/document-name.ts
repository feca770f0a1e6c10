/** What the title of a document announces: "Template engine: launch plan" is a plan for a product, and no list of templates. */
import type { SectionKind } from '../lexicon/types.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'

/** What names of products hold by chance: "pricing API", "monitoring agent", "budget app". */
const OF_PRODUCTS = new Set<SectionKind>([
  'tracking',
  'template',
  'persona',
  'audience',
  'competitor',
  'dependency',
  'role',
  'achieved',
  'nonGoal',
  'pricing',
  'risk',
  'contingency',
  'budget',
  'effort',
  'channel',
  'journey',
  'milestone',
  'summary',
])
const PLAN = pattern(
  /(?<![\p{L}])(?:\p{L}*plan|\p{L}*roadmap|strateg\p{L}*|\p{L}+strategie|estrat[eé]gi\p{L}*|stratégie|launch\p{L}*|lanzamiento|lançamento|lancement|go-?to-?market|gtm|playbook|campaign|plano|piano|план|стратеги\p{L}*|запуск\p{L}*|kế hoạch|planı)(?![\p{L}])|计划|规划|路线图|推广|方案|計画|戦略|ロードマップ|ローンチ|公開|계획|전략|로드맵|출시/iu,
)
/** "Risk management plan", "Pricing strategy", "予算計画": the plan of that; "Launch plan template": no plan yet. */
const OF_THAT =
  /(?:risks?|budget|pricing|price|cost|contingency|crisis|incident|rollback|competit\w+|personas?|audience|tracking|measurement|metrics|analytics|monitoring|reporting|hiring|staffing|team|resources?|templates?|dependenc\w+|effort|channels?|social(?: media)?|content|community|journey|milestones?|programme?s?|e-?mail|newsletter|docs|documentation|faq|ads?|paid|outreach|pr)(?:[\s-](?:management|mitigation|response|analysis|allocation))?[\s-]+(?:plan|strategy|roadmap|playbook|campaign|calendar)s?\b|(?:budget|preis|risiko|kosten|notfall)-?(?:plan|strategie)|plan de (?:riesgos|presupuesto|contingencia|precios|risques|budget|contingência|riscos)|estrat[eé]gia de pre[cç]+[io]os?|(?:预算|风险|定价|价格|竞品|应急)(?:管理)?(?:计划|方案|策略)|(?:予算|リスク管理?|価格)(?:計画|戦略)|(?:예산|위험 ?관리?|가격) ?(?:계획|전략)|(?:templates?|vorlagen?|plantillas?|modelos?|modèles?|шаблон|模板|テンプレート|템플릿)\s*$|^(?:templates?|vorlage|plantilla|modelo|modèle|шаблон|模板|テンプレート)\s*[:：–—-]/i
/** "Launch plan and goals", "Roadmap & OKRs 2026": targets stand below it, too. */
const TARGETS =
  /(?:&|\band\b|\+|,|\bund\b|\by\b|\be\b|\bet\b|和|与|と)\s*(?:\S+\s)?(?:okrs|kpis|goals|targets|metrics|objectives|ziele|objetivos|metas|objectifs|目标|目標|指标|指標)|(?:okrs|kpis|goals|targets|objectives|ziele|objetivos|metas|objectifs|目标|目標)(?:\s*(?:[(（]?(?:20\d\d|q[1-4]).*|(?:for|für|para|pour)\s.*))?$/i
/** Does the title of a document say that it is a plan, whatever for? */
export const namesPlan = memo((title): boolean => PLAN.test(title) && !OF_THAT.test(title))

/** Of the kinds that the title of a document would announce, those that it does. */
export function kindsOfDocument(title: string, kinds: readonly SectionKind[]): readonly SectionKind[] {
  if (kinds.length === 0 || !namesPlan(title)) return kinds
  return kinds.filter(kind => !OF_PRODUCTS.has(kind) && (kind !== 'kpi' || TARGETS.test(title)))
}
