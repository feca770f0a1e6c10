/** A plan is called after a product, and the product's name says nothing of what stands in the plan. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const BODY = `
## Goals

- 500 GitHub stars in 3 months
- 200 newsletter subscribers

## Week 1: Launch

- [ ] Publish the blog post
- [ ] Post on Hacker News
- Tell the users

## Channels

- Mastodon
- Hacker News

## Budget

- Hosting: $20
- Ads: $100

## Risks

- Low adoption: more content

## Team

- Writer (0.5 FTE)
`
const counts = (title: string): number[] => {
  const { kpis, phases, tasks, content, channels, budgets, risks, roles } = read(`# ${title}\n${BODY}`)
  return [kpis, phases, tasks, content, channels, budgets, risks, roles].map(({ length }) => length)
}
const PRODUCTS =
  'FAQ bot;Docs generator;Newsletter engine;Email API;Ads SDK;Journey tool;Milestone tracker;Summary generator;Podcast player;Channel library;Task runner;Calendar app;Goal tracker;OKR tool;KPI dashboard;Metrics collector;Monitoring agent;Incident manager;Risk engine;Budget app;Pricing API;Persona generator;Role manager;Hiring platform;Dependency injector;Template engine;Competitor radar;Audience API;Feedback widget;Support desk;Course platform;Contributor bot;Strategy game'.split(
    ';',
  )

test('the same plan is read the same, whatever product it is for', () => {
  const expected = counts('Launch plan')
  assert.deepEqual(expected, [2, 1, 3, 2, 2, 2, 1, 1])
  for (const product of PRODUCTS)
    for (const title of [
      `${product} launch plan`,
      `Launch plan: ${product}`,
      `${product} — Go-to-Market Strategy`,
      `${product} Roadmap 2027`,
    ])
      assert.deepEqual([title, ...counts(title)], [title, ...expected])
  for (const title of ['Plan de lanzamiento: herramienta de métricas', '发布计划：监控工具', 'ツール公開計画', 'Launchplan Parser-Tool'])
    assert.deepEqual([title, ...counts(title)], [title, ...expected])
})
test('a plan of risks, prices or mails is about these', () => {
  const tasks = (title: string): number => read(`# ${title}\n\n- Low adoption: more content\n- Burnout: rest\n`).risks.length
  assert.deepEqual([tasks('Risk management plan'), tasks('Risk engine launch plan')], [2, 0])
})
