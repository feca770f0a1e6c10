/** Names of metrics → metric ids: in several languages, by the unit of the target, and what is no metric. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metricFor, namedMetrics, targetMetric } from '../../../src/plan/lexicon/metrics.ts'

const idOf = (text: string, unit: string | null = null): string | null => metricFor(text, unit)?.id ?? null

const cases: [text: string, unit: string | null, id: string | null][] = [
  // The longest name counts.
  ['GitHub stars (total)', null, 'github.stars'],
  ['Discord community members', null, 'discord.members'],
  ['Telegram group members', null, 'telegram.members'],
  ['Telegram/Discord members', null, 'community.members'],
  ['Slack members', null, 'slack.members'],
  ['New issues/PRs', null, 'github.items_opened'],
  ['CAC (custo de aquisição de lead)', 'BRL', 'sales.cac'],
  ['npm downloads', null, 'npm.downloads'],
  ['Weekly downloads', null, 'registry.downloads'],
  ['Organic search clicks', null, 'search.clicks'],
  ['Average search position', 'rank', 'search.position'],
  ['Soak test duration', 'hours', 'engineering.soak_hours'],
  ['Dependent packages', null, 'packages.dependents'],
  ['HackerNews upvotes', null, 'hackernews.points'],
  ['Writes per second', null, 'engineering.tps'],
  // Languages.
  ['estrellas en GitHub', null, 'github.stars'],
  ['テスター', null, null],
  ['スター数', null, 'github.stars'],
  ['微信公众号粉丝', null, 'wechat.followers'],
  ['网站访问', null, 'web.visitors'],
  ['インストール数', null, 'registry.downloads'],
  ['Taxa de abertura dos e-mails', '%', 'newsletter.open_rate'],
  ['Taux de conversion', '%', 'web.conversion'],
  ['Öffnungsrate', '%', 'newsletter.open_rate'],
  ['время первого ответа', 'hours', 'github.first_response_time'],
  ['membres sur le Discord', null, 'discord.members'],
  ['подписчики рассылки', null, 'newsletter.subscribers'],
  ['다운로드', null, 'registry.downloads'],
  // A percentage is not the number of what it is a part of.
  ['Issues closed', null, 'github.issues_resolved'],
  ['Issues closed', '%', 'github.issues_resolved_share'],
  ['Active users', null, 'users.active'],
  ['Active users', '%', 'users.active_share'],
  ['Active users (retention after 30 days)', '%', 'users.retention'],
  ['Stack installs', '%', null],
  ['Revenue from referrals', '%', null],
  ['Download growth', '%', 'registry.downloads'],
  ['Contributor growth', '%', 'github.contributors'],
  // A response of hours is that of people, one of milliseconds that of a machine.
  ['Response time', 'minutes', 'github.first_response_time'],
  ['API response time', 'ms', 'engineering.latency'],
  ['Tiempo de respuesta', 'hours', 'github.first_response_time'],
  // Money, marks, places.
  ['Revenue', 'EUR', 'sales.revenue'],
  ['Integration ease: 8.7/10', null, 'survey.satisfaction'],
  ['Documentation rating (/10)', null, 'survey.documentation'],
  ['Top library in surveys', 'rank', null],
  // What is counted for each person, and what only sounds like a metric.
  ['Fixes per user', null, null],
  ['Views per post', null, 'content.views'],
  ['Pro customers', null, 'sales.customers'],
  ['Email more companies', null, null],
  ['Issues closed without a fix', '%', null],
  // The first of two quantities.
  ['Content engagement (blog visits, 1,000+ conference attendees)', null, 'web.visitors'],
]

for (const [text, unit, id] of cases)
  test(`"${text}"${unit === null ? '' : ` in ${unit}`} is ${id ?? 'nothing known'}`, () => assert.equal(idOf(text, unit), id))

test('every metric stands once, under a name of the form source.name', () => {
  assert.equal(new Set(namedMetrics.map(({ id }) => id)).size, namedMetrics.length, 'an id stands twice')
  for (const { id } of namedMetrics) assert.match(id, /^[a-z]+\.[a-z0-9_]+$/)
})

test('what a plan prepares as often as it measures it makes no target of a number alone', () => {
  assert.equal(targetMetric('good first issues to write'), null)
  assert.equal(targetMetric('GitHub stars')?.id, 'github.stars')
})
