/** Names of metrics as plans write them → metric ids. The table is data; corrections live in the user's `uptake.yml`. */

import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { Phrases } from './phrases.ts'

/** id, words that must be there (any of the alternatives), collector that can read it (null: by hand or by file). */
const TABLE: [string, string, string | null][] = [
  ['github.stars', 'github stars?|star growth|stars?|星标|スター|звёзд\\p{L}*|звезд\\p{L}*|estrellas|estrelas|étoiles|스타', 'github'],
  ['github.forks', 'forks?', 'github'],
  ['github.watchers', 'watchers', 'github'],
  [
    'github.contributors',
    '(?:active |external |unique |new )?contributors?(?: activity)?|contributor (?:growth|activity)|community contributions|contribuidores|colaboradores|contributeurs|mitwirkende|贡献者|コントリビューター|контрибьютор\\p{L}*|기여자|외부 기여.*|contributed prs',
    'github',
  ],
  ['github.issues_opened', '(?:github )?issues?(?:/discussions)? (?:opened|created)|issues opened|discussions opened', 'github'],
  ['github.issues_resolved', 'issues? (?:resolved|closed)|issues resueltos', 'github'],
  ['github.issue_resolution_time', 'issue resolution(?: time)?|resolution time|time to (?:close|resolution)', 'github'],
  [
    'github.first_response_time',
    '(?:support |issue |first |issues )?respon(?:se|ded)(?: time)?|time to first response|issues responded to',
    'github',
  ],
  ['github.pull_requests', '(?:merged |community |external )?(?:prs?|pull requests?)', 'github'],
  ['github.release_downloads', 'release downloads?|릴리스 다운로드', 'github'],
  ['github.dependents', 'dependents|repositories using.*|projects using.*|active projects', null],
  ['pypi.downloads', 'pypi(?: package)? downloads?|pip installs?', 'pypi'],
  ['npm.downloads', 'npm(?: package)? (?:downloads?|installs?)|descargas npm|downloads npm', 'npm'],
  ['crates.downloads', 'crates?(?:\\.io)? downloads?|cargo installs?', 'crates'],
  ['docker.pulls', 'docker (?:hub )?pulls?', 'docker'],
  ['homebrew.installs', 'homebrew installs?', 'homebrew'],
  ['go.imports', 'go (?:module )?(?:imports?|proxy).*', null],
  [
    'registry.downloads',
    'downloads?|installs?|installations?|下载量?|ダウンロード(?:数)?|descargas|téléchargements|загрузк\\p{L}*|скачивани\\p{L}*|다운로드|안装|설치.*|lượt tải',
    'npm',
  ],
  ['docs.pageviews', '(?:documentation|docs) (?:page ?)?(?:views|visits|traffic)', 'plausible'],
  ['web.pageviews', 'page ?views?|官网 ?pv|pv|浏览量|ページビュー|просмотр\\p{L}*|páginas vistas|페이지뷰', 'plausible'],
  [
    'web.visitors',
    '(?:website|unique|monthly|blog|site) (?:visitors?|traffic|visits|users)|website-?traffic|visitors?|visites?|visitas|besucher|官网流量|官网 ?uv|自然流量|访问官网|uv|посетител\\p{L}*|방문자',
    'plausible',
  ],
  ['web.bounce_rate', 'bounce rate|跳出率|absprungrate|tasa de rebote', 'plausible'],
  ['web.time_on_site', 'time on (?:site|page)|平均停留|session duration|verweildauer', 'plausible'],
  [
    'web.conversion',
    '(?:free-to-paid |trial )?conversion(?: rate)?|转化率|试用转化率|销售转化率|demo completion.*|click-?through.*|点击率|CTR',
    null,
  ],
  ['linkedin.followers', 'linkedin (?:followers?|connections?)', null],
  ['x.followers', '(?:twitter|x)(?:/x)? followers?', null],
  ['bluesky.followers', 'bluesky followers?', 'bluesky'],
  ['mastodon.followers', 'mastodon followers?', 'mastodon'],
  ['youtube.subscribers', 'youtube (?:subscribers?|suscriptores)', 'youtube'],
  ['youtube.views', '(?:youtube|video) views?', 'youtube'],
  ['wechat.followers', '公众号粉丝|粉丝', null],
  ['zhihu.followers', '知乎关注', null],
  [
    'social.followers',
    'social (?:media )?(?:followers?|following|follower)|followers?|seguidores|abonnés|подписчик\\p{L}*|フォロワー|팔로워|follower',
    null,
  ],
  ['social.engagement', '(?:social (?:media )?)?engagement(?: rate)?|互动|interacci\\p{L}+|вовлечённост\\p{L}*', null],
  ['social.reach', '(?:social media |campaign )?reach|impressions?|曝光|品牌曝光|охват|alcance', null],
  ['discord.members', 'discord(?: server)? (?:members?|users?)', 'discord'],
  [
    'community.members',
    '(?:technical )?community members?|members?|mitglieder|miembros|membros|membres|участник\\p{L}*|成员|メンバー|회원',
    'discord',
  ],
  ['community.content', 'community(?:-generated)? content|user-generated content', null],
  [
    'newsletter.subscribers',
    '(?:developer )?(?:newsletter|e-?mail)(?:[- ]list)? ?(?:subscribers?|signups?|list)?|e-mail-liste|subscribers?|suscriptores|abonnenten|inscritos|lista de espera',
    'buttondown',
  ],
  ['newsletter.open_rate', '(?:e-?mail )?open rate', 'buttondown'],
  ['newsletter.click_rate', '(?:e-?mail )?click(?:-through)? rate', 'buttondown'],
  ['content.posts_published', '(?:blog )?posts? published|blog posts?|articles? published|posts syndicated.*', 'rss'],
  ['content.views', 'blog post performance|views? per post|post views?|article views?', null],
  ['stackoverflow.questions', 'stack overflow.*', 'stackexchange'],
  ['hackernews.points', '(?:hn|hacker news) (?:points|score|front ?page)', 'hackernews'],
  ['engineering.coverage', '(?:code |test )coverage.*|test coverage|cobertura|testabdeckung|覆盖率', 'coverage'],
  ['engineering.tps', 'tps|transactions per second|throughput|吞吐', 'bench'],
  [
    'engineering.latency',
    '(?:query |api |telemetry |p9[59] )?latency.*|(?:query |api |telemetry |p9[59] )response time.*|(?<!first |issue |support )response time.*|latencia|延迟',
    'bench',
  ],
  ['engineering.uptime', '(?:system )?uptime|availability|可用性', 'probe'],
  ['engineering.test_pass_rate', 'test pass rate|tests? passing|regress.* pass.*', 'junit'],
  ['engineering.duplication', '(?:code )?duplication', 'source'],
  ['engineering.file_size', 'file size|files < .* lines', 'source'],
  ['engineering.function_length', 'function length|functions < .* lines', 'source'],
  ['engineering.interface_size', 'interface segregation|methods per interface', null],
  ['engineering.memory', 'memory(?: usage)?', 'bench'],
  ['engineering.error_rate', 'error rate', 'bench'],
  ['engineering.recovery_time', 'recovery time', 'bench'],
  ['engineering.connections', 'concurrent connections|connections', 'bench'],
  ['engineering.speedup', 'performance vs.*|speedup|faster than.*', 'bench'],
  ['journey.time_to_first_app', 'time to (?:first (?:app|value|success|call)|understanding)', null],
  [
    'journey.success_rate',
    '(?:installation|first app|install) success rate|example usage|production deployment rate|activation rate|user activation.*',
    null,
  ],
  ['journey.tutorials_completed', 'tutorial completions?', null],
  [
    'users.active',
    '(?:weekly |daily |monthly )?active (?:users|nutzer|evaluat\\p{L}+)|WAU|DAU|MAU|aktive nutzer|usuarios activos.*|活跃用户|活跃用户数',
    null,
  ],
  ['users.production', 'production (?:users?|deployments?)|users in production', null],
  [
    'users.total',
    '(?:total |registered |early )?(?:users?|nutzer|usuarios|usuários|utilisateurs|adopters?)|用户数?|ユーザー(?:数)?|пользовател\\p{L}*|사용자',
    null,
  ],
  ['users.signups', 'sign-?ups?|registrations?|trial(?:s| signups)?|试用申请|注册|регистраци\\p{L}*|가입|cadastros', null],
  ['users.churn', 'churn(?: rate)?|续费率|retention(?: rate)?', null],
  ['sales.pipeline_value', 'pipeline(?: value)?', null],
  [
    'sales.conversations',
    '(?:enterprise |technical )?conversations?|enterprise inquiries|inquiries|leads?|获取线索|lead generation|qualified opportunities|opportunities|演示预约率?|demos? (?:booked|requests?)',
    null,
  ],
  [
    'sales.customers',
    '(?:paying |enterprise |paid )?(?:customers?|users? paid|paid users?)|付费客户|design partners?|kunden|clientes|clients',
    null,
  ],
  ['sales.mrr', 'mrr|monthly recurring revenue.*|月收入|月度经常性收入.*|revenue|umsatz|ingresos|receita|выручк\\p{L}*', null],
  ['sales.arr', 'arr|annual recurring revenue.*|年度经常性收入.*', null],
  ['sales.cac', 'cac|customer acquisition cost.*|客户获取成本', null],
  ['sales.ltv', 'ltv(?:/cac.*)?|lifetime value.*|客户生命周期价值.*', null],
  ['press.mentions', '(?:press|media|partner) mentions?|press coverage', null],
  [
    'talks.accepted',
    '(?:conference )?talks? (?:accepted|delivered|given)|conference talks?|speaking (?:opportunities|invitations|engagements?)|conference speaking.*|presentations?',
    null,
  ],
  ['papers.submitted', 'academic papers?.*', null],
  ['partners.count', '(?:academic |strategic )?partner(?:ship)?s?(?: requests?)?|合作伙伴|integrations?', null],
  ['content.case_studies', 'case stud(?:y|ies).*|testimonials?|customer stories|success stories', null],
  ['content.downloads', 'whitepaper downloads?', null],
  [
    'events.attendees',
    '(?:webinar|summit|executive webinar|meetup|event|workshop) ?(?:attendees|participants|registrations)?|attendees|teilnehmer|launch-webinar teilnehmer|线上活动参与|参与',
    null,
  ],
  ['programme.champions', '(?:\\p{L}+ )?champions|ambassadors', null],
  [
    'survey.satisfaction',
    '(?:documentation |performance |user |customer )?satisfaction|documentation quality|客户满意度|zufriedenheit|nps|net promoter score.*|survey.*|csat',
    null,
  ],
]
const COLLECTORS = new Map(TABLE.map(([id, , collector]) => [id, collector]))
let names: Phrases<string> | null = null

/** The metrics that the table knows, each with the collector that reads it. */
export const namedMetrics: readonly { id: string; collector: string | null }[] = TABLE.map(([id, , collector]) => ({ id, collector }))

export type Metric = { id: string; collector: string | null }

/** The metric that a KPI's text means: the longest phrase of the table found in it; null when none is. */
export function metricFor(text: string): Metric | null {
  names ??= new Phrases(
    TABLE.map(([value, words]) => ({ value, words })),
    'word',
    'phrase',
  )
  let best: { id: string; length: number } | null = null
  const seen = new Set<string>()
  const lengths = new Map<string, number>()
  names.scan(
    text.length > 200 ? text.slice(0, 200) : text,
    (id, _, length) => {
      if (seen.has(id)) return
      seen.add(id)
      lengths.set(id, length)
    },
    id => seen.has(id),
  )
  for (const [id] of TABLE) {
    const length = lengths.get(id)
    if (length !== undefined && (best === null || length > best.length)) best = { id, length }
  }
  return best === null ? null : { id: best.id, collector: COLLECTORS.get(best.id) ?? null }
}

const LONG_WORD = pattern(/\p{L}{4,}/gu)
/** Up to three metric ids whose names share a word with the text: what to map it to by hand. Remembered: callers must not change them. */
export const nearestMetrics = memo((text: string): string[] => {
  const words = (text.toLowerCase().match(LONG_WORD) ?? []).map(word => word.replace(/(?:ies|s)$/, ''))
  return TABLE.map(([id, source]) => ({ id, score: words.filter(word => source.includes(word)).length }))
    .filter(entry => entry.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(entry => entry.id)
})

/** Does a collector exist that can read the metric by itself? A choice of labels in braces is left out of account. */
export const isCollected = (id: string): boolean => (COLLECTORS.get(id.replace(/\{.*$/, '')) ?? null) !== null
