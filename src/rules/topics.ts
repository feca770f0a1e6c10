/**
 * What risks are about, and what of the things that are measured tells of each: targets of the plan first, and where it
 * has none a condition on what collectors read. Words in the languages of the lexicon. Pure.
 */
import type { Kpi, Plan } from '../plan/model.ts'
import type { Condition } from './condition.ts'
import { parseCondition } from './grammar.ts'

/** `when`: in the grammar of conditions, for plans without a target that tells; null: then nothing does. */
type Topic = { words: RegExp; targets: readonly string[]; when: string | null; tells: string }
export type Told = { condition: Condition; why: string }

const downloads = ['registry.downloads', 'npm.downloads', 'pypi.downloads', 'crates.downloads', 'docker.pulls']
const reach = [
  'web.visitors',
  'docs.visitors',
  'content.views',
  'social.engagement',
  'social.reach',
  'linkedin.followers',
  'social.followers',
]
const community = ['community.members', 'discord.members', 'github.contributors', 'github.discussions', 'newsletter.subscribers']
const tests = ['engineering.test_pass_rate', 'engineering.error_rate', 'engineering.uptime', 'engineering.coverage']

/** The first that fits counts. A target is found by its metric id, or by the beginning of one. */
const TOPICS: readonly Topic[] = [
  {
    words:
      /timeline|slippage|schedule|delays?\b|deadline|verzögerung|verspätung|zeitplan|retraso|atraso|retard|ritardo|задержк|срок|延期|延误|進捗|遅延|지연|일정|trễ|chậm/iu,
    targets: [],
    when: 'task overdue by 14 days',
    tells: 'work that is two weeks late tells of it',
  },
  {
    words:
      /\bclaims? (?:is |are )?(?:challenged|disputed|questioned|wrong)|credibility|glaubwürdigkeit|credibilidad|crédibilité|可信度|信頼性を/iu,
    targets: [],
    when: 'problem claim-conflict',
    tells: 'numbers of the plan that contradict each other are what is challenged first',
  },
  {
    words:
      /performance|latency|throughput|benchmark|regression|leistung|rendimiento|desempenho|prestazioni|производительност|性能|パフォーマンス|성능|hiệu năng/iu,
    targets: [
      'engineering.tps',
      'engineering.latency',
      'engineering.bench',
      'engineering.duration',
      'engineering.memory',
      'engineering.speedup',
      'engineering.query',
    ],
    when: null,
    tells: 'speed',
  },
  {
    words: /enterprise|corporate (?:users|customers)|unternehmenskunden|empresas|企业|エンタープライズ|기업/iu,
    targets: ['sales.conversations', 'sales.pipeline_value', 'sales.customers', 'users.production'],
    when: null,
    tells: 'companies',
  },
  {
    words: /engagement|participation|inactive|beteiligung|participación|engajamento|вовлечённост|参与|エンゲージメント|참여/iu,
    targets: [...community, 'social.engagement', 'social.followers', 'linkedin.followers', 'github.stars'],
    when: 'github.visitors falls > 30%/month',
    tells: 'engagement',
  },
  {
    words:
      /adopt(?:ion)?|traction|awareness|uptake|growth|viral|low (?:interest|visibility|turnout)|verbreitung|akzeptanz|adopción|adoção|tracción|adozione|внедрени|采用|增长|採用|普及|도입/iu,
    targets: [...downloads, 'github.stars', 'github.contributors', ...community, 'web.visitors'],
    when: 'github.stars grows < 1/week for 4 weeks',
    tells: 'adoption',
  },
  {
    words:
      /saturation|fatigue|\btires? of|weary|platform changes?|algorithm|sättigung|ermüdung|saturación|fadiga|saturation|饱和|疲劳|飽和/iu,
    targets: reach,
    when: 'web.visitors falls > 20%/month',
    tells: 'attention',
  },
  {
    words: /breaking changes?|incompatib|integration (?:challenges|issues|problems)|inkompatib|cambios incompatibles|兼容|互換/iu,
    targets: tests,
    when: 'github.issues_open grows > 50%/month',
    tells: 'what breaks for users',
  },
  {
    words:
      /\bbugs?\b|technical (?:issues|problems)|technische probleme|problemas técnicos|problemi tecnici|outage|crash|stability|quality|negative (?:feedback|reception|reviews)|критические ошибки|缺陷|负面|不具合|버그/iu,
    targets: tests,
    when: 'github.issues_open grows > 50%/month',
    tells: 'problems that users report',
  },
  {
    words: /\bforks?\b|forking/iu,
    targets: [],
    when: 'github.forks grows > 50%/month',
    tells: 'forks that come much faster than before tell of it',
  },
  {
    words:
      /resource (?:constraints?|limitations?|shortage)|maintenance burden|burnout|overload|capacity|understaffed|ressourcen|überlastung|recursos limitados|sobrecarga|surcharge|ressources limitées|выгорани|нехватка|资源|人手|リソース|리소스|번아웃/iu,
    targets: [],
    when: 'github.first_response_time > 72 for 2 weeks or task overdue by 14 days',
    tells: 'answers that take more than three days for two weeks, or work that is two weeks late, tell of it',
  },
  {
    words:
      /compet(?:itors?|ition|itive|ing)|wettbewerb|konkurren|competencia|concorrên|concurren|concorren|конкурен|竞争|競合|경쟁|đối thủ|cạnh tranh/iu,
    targets: [],
    when: 'github.stars_gained falls > 50%/month',
    tells: 'half as many new stars as the month before tell of it; the page of competitors shows theirs beside ours',
  },
]

/** What tells of a risk; null when nothing that is measured does. */
export function tellingOf(risk: string, { kpis }: Plan): Told | null {
  const topic = TOPICS.find(each => each.words.test(risk))
  if (topic === undefined) return null
  const target = topic.targets.map(metric => kpis.find(kpi => isOf(kpi, metric))).find(kpi => kpi !== undefined)
  if (target !== undefined) {
    const text = target.metric.replaceAll(/\s+/g, ' ').trim()
    return {
      condition: { kind: 'target', text, states: ['off track'] },
      why: `The plan states no trigger for it; its target "${text}" tells of ${topic.tells}.`,
    }
  }
  if (topic.when === null) return null
  const sentence = topic.targets.length === 0 ? topic.tells : `no target of it tells of ${topic.tells}, so this does`
  return {
    condition: parseCondition(topic.when),
    why: `The plan states no trigger for it; ${sentence}.${/[<>]/.test(topic.when) ? ' The number is a suggestion.' : ''}`,
  }
}

const isOf = ({ metricId }: Kpi, metric: string): boolean =>
  metricId !== null && (metricId === metric || (metric.startsWith('engineering.') && metricId.startsWith(metric)))
