/** Content files: what is read, what is wrong with its place, and edits that leave every other byte alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setBody, setFrontMatter } from '../../src/content/edit.ts'
import { parseContent } from '../../src/content/file.ts'
import { bodyFor } from '../../src/content/model.ts'

const FILE = 'content/filters.md'
const whole = `---
# why this piece
title: Filters run before the search
theme: education   # 40 %
tags: [search, vectors]
schedule: { at: 2026-11-03T09:00, zone: America/Los_Angeles }
channels:
  mastodon:
  bluesky:
    title: Filters first
    subreddit: databases
    numbered: false
assets:
  - file: recall.png
    alt: Recall by filter
    part: 2
---

First post.

---

Second post.

\`\`\`md

---

\`\`\`

<!-- channel: bluesky, x -->

Short one.
`

test('front matter and bodies', () => {
  const { item, problems } = parseContent(whole, FILE)
  assert.deepEqual(problems, [])
  assert.equal(item.id, 'filters')
  assert.equal(item.theme, 'education')
  assert.deepEqual(item.schedule, { at: '2026-11-03 09:00', zone: 'America/Los_Angeles' })
  assert.deepEqual(
    item.channels.map(use => [use.name, use.title, use.numbered, use.options]),
    [
      ['mastodon', null, true, {}],
      ['bluesky', 'Filters first', false, { subreddit: 'databases' }],
    ],
  )
  assert.equal(item.assets[0]?.part, 2)
  assert.deepEqual(
    bodyFor(item, 'mastodon')?.sections.map(section => [section.text, section.source.line]),
    [
      ['First post.', 19],
      ['Second post.\n\n```md\n\n---\n\n```', 23],
    ],
  )
  assert.deepEqual(
    bodyFor(item, 'x')?.sections.map(section => section.text),
    ['Short one.'],
  )
})

test('all problems at once, each at its place', () => {
  const text = `---
titel: x
state: published
schedule: { at: 2026-02-30 09:00, zone: Mars/Base }
link: javascript:alert(1)
channels:
  mastodon: yes please
  x: { link: nowhere }
assets:
  - { fle: a.png }
---
Body.
`
  const { item, problems } = parseContent(text, FILE)
  assert.deepEqual(
    problems.map(problem => [problem.source.line, problem.severity, problem.message]),
    [
      [2, 'warning', '"titel" is no key of a content file. Did you mean "title"?'],
      [3, 'error', 'state is "published".'],
      [4, 'error', 'schedule is something else.'],
      [5, 'error', 'link is "javascript:alert(1)".'],
      [7, 'error', 'channels.mastodon is no list of settings.'],
      [8, 'error', 'channels.x.link is "nowhere".'],
      [10, 'error', 'assets.0 is something else.'],
    ],
  )
  assert.equal(item.link, null)
  assert.equal(item.channels.length, 2)
  assert.equal(problems[0]?.fix?.edits[0]?.text, 'title')
})

test('broken and odd files never throw', () => {
  assert.equal(parseContent('---\ntitle: [\n---\nx', FILE).problems[0]?.severity, 'error')
  assert.equal(parseContent('---\ntitle: x\n', FILE).problems[0]?.message, 'The front matter has no end.')
  assert.equal(parseContent('---\n- a\n---\n', FILE).problems[0]?.message, 'The front matter is no list of keys.')
  assert.equal(parseContent('---\na: &a [*a]\n---\n', FILE).problems.length > 0, true)
  assert.deepEqual(parseContent('', FILE).item.bodies, [])
  assert.equal(parseContent('Only text.', FILE).item.bodies[0]?.sections[0]?.text, 'Only text.')
})

test('an edit changes what it names and no other byte', () => {
  const windows = whole.replaceAll('\n', '\r\n')
  for (const text of [whole, windows]) {
    const moved = setFrontMatter(text, ['schedule', 'at'], '2026-11-04 10:30')
    assert.equal(moved, text.replace('2026-11-03T09:00', '2026-11-04 10:30'))
    const titled = setFrontMatter(text, ['channels', 'bluesky', 'title'], 'Other')
    assert.equal(titled, text.replace('Filters first', 'Other'))
    const rewritten = setBody(text, FILE, 'x', ['Longer one.'])
    assert.equal(rewritten, text.replace('Short one.', 'Longer one.'))
  }
  const added = setFrontMatter(whole, ['state'], 'ready')
  assert.equal(added, whole.replace('part: 2\n---', 'part: 2\nstate: ready\n---'))
  assert.equal(setFrontMatter('Text.\n', ['title'], 'T'), '---\ntitle: T\n---\n\nText.\n')
  assert.equal(setFrontMatter('---\ntitle: [\n---\n', ['title'], 'T'), null)
  assert.equal(setBody('', FILE, null, ['One.', 'Two.']), 'One.\n\n---\n\nTwo.\n')
})

test('hours that it took are a number above 0; anything else is said, and keeps nothing from going out', () => {
  const read = (hours: string) => parseContent(`---\ntitle: A\nhours: ${hours}\n---\n\nText.\n`, 'content/a.md')
  assert.deepEqual([read('1.5').item.hours, read('1.5').problems], [1.5, []])
  for (const wrong of ['0', '-2', 'two', '.inf', '1:30']) {
    const { item, problems } = read(wrong)
    assert.equal(item.hours, null, wrong)
    assert.deepEqual(problems.map(each => [each.severity, each.expected, each.source.line]), [['warning', 'how long it took to make, in hours: 1.5', 3]], wrong) // prettier-ignore
  }
})
