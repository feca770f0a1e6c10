/** Text of a plan stays text in every format, and badges are what their readers expect. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parse } from 'yaml'
import { badgeJson, badgeSvg, progressBadge, problemsBadge, targetBadge } from '../../src/report/badge.ts'
import { blocks, figure, money } from '../../src/report/figures.ts'
import { toHtml, toMailHtml } from '../../src/report/html.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { table, text } from '../../src/report/markdown-parts.ts'
import { buildReport } from '../../src/report/model.ts'
import { sparkline } from '../../src/report/svg.ts'
import { toYaml } from '../../src/report/yaml.ts'
import type { Report, TargetLine } from '../../src/report/view.ts'
import { openCase } from './made.ts'

const EVIL = `</title><script>alert(1)</script><img src=x onerror="alert(2)"> ' & \u0007 \ud800 [a](javascript:b) | # x`
const target: TargetLine = {
  id: 't',
  name: EVIL,
  goal: EVIL,
  due: null,
  state: 'off track',
  missed: false,
  reason: EVIL,
  unit: EVIL,
  now: 1234.5,
  expected: 2000,
  change: -1,
  chance: 0.5,
  forecast: { value: 1, low: 0.5, high: 2 },
  chart: [1, null, 3],
  place: EVIL,
}
/** A report in which every text is hostile. */
const hostile = (report: Report): Report =>
  JSON.parse(
    JSON.stringify({
      ...report,
      targets: [target],
      risks: [{ on: '2026-11-20', risk: 'r', trigger: 't', contingency: 'c' }],
      unusual: [{ metric: 'm', change: 1, unit: 'u', usual: 0, beside: ['b'] }],
    }),
    (key, value: unknown) =>
      typeof value === 'string' && !['state', 'kind', 'start', 'end', 'until', 'due', 'on', 'why'].includes(key) ? EVIL : value,
  ) as Report

test('nothing that a plan says becomes markup', async t => {
  const report = hostile(buildReport(await (await openCase(t, 'week')).input()))
  const plain = buildReport(await (await openCase(t, 'week')).input())
  const tags = (html: string): string[] => [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name!.toLowerCase())
  for (const render of [toHtml, toMailHtml]) {
    const html = render(report)
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) assert.doesNotMatch(tag.replaceAll(/"[^"]*"/g, ''), /\son\w+=|^<(?:script|img)/i)
    const known = new Set([...tags(render(plain)), 'svg', 'path', 'circle', 'br'])
    assert.deepEqual(
      [...new Set(tags(html))].filter(tag => !known.has(tag)),
      [],
    )
    assert.ok(html.includes('&lt;script&gt;'), 'it is shown as it was written')
  }
  const markdown = toMarkdown(report)
  assert.ok(!markdown.includes('<script'))
  const rows = markdown.split('\n').filter(line => line.startsWith('|'))
  for (const row of rows) assert.ok([4, 5, 7, 10].includes(row.replaceAll('\\|', '').split('|').length - 1), row)
  assert.equal((parse(toYaml(report)) as Report).targets[0]?.name, (JSON.parse(JSON.stringify(report)) as Report).targets[0]?.name)
})

test('an HTML report is one file: nothing is loaded, no script, a print sheet, both themes', async t => {
  const html = toHtml(buildReport(await (await openCase(t, 'week')).input()))
  assert.match(html, /default-src 'none'/)
  assert.ok(!/\b(?:src|href)="?https?:|@import|url\(/.test(html))
  assert.match(html, /prefers-color-scheme:dark/)
  assert.match(html, /@media print/)
  assert.ok(!/var\(--|<svg/.test(toMailHtml(buildReport(await (await openCase(t, 'week')).input()))), 'mail programs drop these')
})

test('badges are XML with a name, and what shields.io reads', () => {
  for (const badge of [targetBadge(target), { label: 'plan', message: '3 errors', tone: 'bad' as const }]) {
    const svg = badgeSvg(badge)
    assert.equal(XMLValidator.validate(svg), true)
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg) as { svg: Record<string, unknown> }
    assert.equal(root['@_role'], 'img')
    assert.ok(String(root['@_aria-label']).length > 0 && root['title'] !== undefined)
    const json = JSON.parse(badgeJson(badge)) as Record<string, unknown>
    assert.deepEqual(Object.keys(json), ['schemaVersion', 'label', 'message', 'color'])
    assert.match(String(json['color']), /^[0-9a-f]{6}$/)
  }
  assert.equal(progressBadge({ tasks: [] }).message, 'no tasks')
  assert.deepEqual(problemsBadge({ problems: [] }), { label: 'plan', message: 'no problems', tone: 'good' })
})

test('little charts: a gap is a gap, one value is a point, none is nothing', () => {
  assert.equal(blocks([1, null, 8]), '▁·█')
  assert.equal(blocks([5, 5]), '▄▄')
  assert.equal(blocks([]), '')
  assert.equal(sparkline([null], 'x'), '')
  assert.equal(XMLValidator.validate(sparkline([1, null, 3, 4], '<a>')), true)
  assert.match(sparkline([1, null, 3, 4], 'x'), /d="M[^"ML]*M[^"ML]*L[^"ML]*"/, 'two runs, not joined')
})

test('numbers for people', () => {
  const written: [number, string][] = [
    [0, '0'],
    [12345.6, '12,346'],
    [-12345.6, '−12,346'],
    [99.95, '100'],
    [12.34, '12.3'],
    [1.5, '1.5'],
    [0.00123, '0.0012'],
    [-0.0000000001, '0'],
  ]
  for (const [value, shown] of written) assert.equal(figure(value), shown)
  assert.equal(money(1000, 2000, 'USD'), '$1,000–2,000')
  assert.equal(money(5, 5, 'EUR'), '5 EUR')
})

test('text in Markdown stays text and tables keep their columns', () => {
  assert.equal(text('# no heading'), '\\# no heading')
  assert.equal(text('1. no list'), '\\1. no list')
  assert.equal(text('a_b and _c_'), 'a_b and \\_c\\_')
  assert.equal(table(['A', '>B'], [['x|y', 'two\nlines']]), '| A | B |\n| --- | ---: |\n| x\\|y | two lines |')
  assert.equal(table(['A'], []), '')
})
