/** `review:` in uptake.yml: what is understood, and that what is not understood lets nothing out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultReview } from '../../src/content/review/rule.ts'
import { parseConfig } from '../../src/workspace/config.ts'

const PEOPLE = 'people:\n  - { id: ada, name: Ada, role: maintainer }\n'

test('rules, kinds, the emergency path and links', () => {
  const text = `${PEOPLE}review:
  approvals: 2
  by: maintainer
  every: [ada]
  not-author: true
  links: false
  approve-on-merge: true
  forge: { kind: gitlab, api: https://git.example.org/api/v4, allow: git.example.org }
  address: https://review.example.org/below
  emergency:
    by: [ada]
    outside: Mon-Fri 09:00-18:00
  kinds:
    - format: article
      approvals: 3
    - channel: [x, bluesky]
      emergency: false
`
  const { config, problems } = parseConfig(text, 'uptake.yml')
  assert.deepEqual(problems, [])
  assert.deepEqual(config.review, {
    rule: {
      approvals: 2,
      by: ['maintainer'],
      every: ['ada'],
      notAuthor: true,
      links: false,
      emergency: { by: ['ada'], outside: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1080 }] },
    },
    kinds: [
      { is: { format: ['article'] }, rule: { approvals: 3 } },
      { is: { channel: ['x', 'bluesky'] }, rule: { emergency: null } },
    ],
    approveOnMerge: true,
    forge: { kind: 'gitlab', api: 'https://git.example.org/api/v4', allow: ['git.example.org'] },
    address: 'https://review.example.org',
    broken: false,
  })
})

test('what cannot be read is an error at its place, and breaks the rules', () => {
  for (const [text, line, message] of [
    ['review:\n  forge: gitea', 2, /forge cannot be read/],
    ['review:\n  forge: { api: ssh://git.example.org }', 2, /forge cannot be read/],
    ['review: two', 1, /not a group/],
    ['review:\n  approvals: 0', 2, /approvals/],
    ['review:\n  aprovals: 2', 2, /Did you mean "approvals"/],
    ['review:\n  emergency:\n    by: ada', 3, /emergency/],
    ['review:\n  emergency:\n    by: ada\n    outside: sometimes', 3, /emergency/],
    ['review:\n  kinds:\n    - approvals: 2', 3, /says not for what/],
    ['review:\n  kinds:\n    format: article', 3, /not a list/],
    ['review:\n  address: review.example.org', 2, /address/],
    ['review:\n  by: []', 2, /by/],
  ] as const) {
    const { config, problems } = parseConfig(`${text}\n`, 'uptake.yml')
    const found = problems.find(each => each.severity === 'error')
    assert.ok(found, text)
    assert.match(found.message, message)
    assert.equal(found.source.line, line, `${text}: ${found.message}`)
    assert.equal(config.review.broken, true, text)
  }
  assert.deepEqual(parseConfig('review:\n', 'uptake.yml').config.review, defaultReview())
})

test('a word that nobody answers to is told', () => {
  const { problems, config } = parseConfig(
    `${PEOPLE}review:\n  by: [maintainer, counsel]\n  kinds:\n    - format: article\n      every: board\n`,
    'uptake.yml',
  )
  assert.deepEqual(
    problems.map(each => [each.severity, each.source.line, /"(\w+)"/.exec(each.message)?.[1]]),
    [
      ['warning', 4, 'counsel'],
      ['warning', 7, 'board'],
    ],
  )
  assert.equal(config.review.broken, false)
})
