/** Libraries of posts: what becomes a piece, and that no sentence is lost, on 400 generated libraries. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseContent } from '../../src/content/file.ts'
import { missingSentences } from '../../src/content/library/account.ts'
import { importLibrary, type Imported } from '../../src/content/library/import.ts'
import { fileOf } from '../../src/content/new-piece.ts'
import { randomOf } from './generate.ts'

const OPTIONS = { file: 'posts.md', zone: 'Europe/Berlin', time: '09:00', start: '2026-01-05', launch: '2026-03-02', year: 2026 }
const imported = (text: string): Imported => importLibrary(text, OPTIONS)
const shown = ({ pieces }: Imported): unknown[] =>
  pieces.map(({ title, head, bodies }) => [
    title,
    head['theme'],
    (head['schedule'] as { at: string } | null)?.at ?? null,
    head['channels'],
    bodies.map(body => body.sections),
  ])

test('headings by week and day, with labels', () => {
  const result = imported(`# LinkedIn posts

Copy one each day.

## Week 2: Proof

**Theme:** Evidence

### Day 3 (Wed): What we measured

**Copy:**

> We measured it.
>
> Twice.

**Visual:** A chart.
**CTA:** Read the report.
**Hashtags:** #search, #vectors

### Friday

Text: Only a short one.
Time: 2:30 PM
`)
  assert.deepEqual(shown(result), [
    ['What we measured', 'Evidence', '2026-01-14 09:00', ['linkedin'], [['We measured it.\n\nTwice.\n\nRead the report.']]],
    ['Only a short one.', 'Evidence', '2026-01-16 14:30', ['linkedin'], [['Only a short one.']]],
  ])
  assert.equal(result.pieces[0]?.head['visual'], 'A chart.')
  assert.deepEqual(result.pieces[0]?.head['tags'], ['search', 'vectors'])
  assert.deepEqual(
    result.left.map(({ line, why }) => `${line} ${why}`),
    ['1 heading', '3 around', '5 heading', '7 around'],
  )
})

test('headings by date, threads, versions by channel, posts by language', () => {
  const result = imported(`# Content

## 2026-04-14 Thread: How it works

Tweet 1: It starts.

Tweet 2: It goes on.
Still.

## Launch post, April 20, 2026

### LinkedIn version

We are live.

### Twitter/X

Live!

## Post 7: Hello

### English

Hello there.

### Deutsch

Guten Tag.
`)
  assert.deepEqual(shown(result), [
    ['Thread: How it works', null, '2026-04-14 09:00', ['x'], [['It starts.', 'It goes on.\nStill.']]],
    ['Launch post, April 20, 2026', null, '2026-04-20 09:00', ['linkedin', 'x'], [['We are live.'], ['Live!']]],
    ['Hello', null, null, [], [['Hello there.']]],
    ['Hello', null, null, [], [['Guten Tag.']]],
  ])
  assert.deepEqual(
    result.pieces.map(piece => piece.head['language']),
    [null, null, 'en', 'de'],
  )
})

test('no headings, tables and rules', () => {
  assert.deepEqual(shown(imported('Day 1: Why\nFirst text.\n\nDay 2: How\nSecond text.\n')), [
    ['Why', null, '2026-01-05 09:00', [], [['First text.']]],
    ['How', null, '2026-01-06 09:00', [], [['Second text.']]],
  ])
  assert.deepEqual(
    shown(imported('| Date | Topic | Copy | Owner |\n| --- | --- | --- | --- |\n| 2026-05-01 | Speed | Fast.<br>Very. | Jo |\n')),
    [['Fast.', 'Speed', '2026-05-01 09:00', [], [['Fast.\nVery.']]]],
  )
  assert.deepEqual(shown(imported('# Tweets\n\nCopy: One.\n\n---\n\nCopy: Two.\n')), [
    ['One.', null, null, ['x'], [['One.']]],
    ['Two.', null, null, ['x'], [['Two.']]],
  ])
  assert.deepEqual(shown(imported('# LinkedIn posts\n\nOne.\n\n---\n\nTwo.\n')).length, 2)
  assert.deepEqual(imported('# Plan\n\nWe want to grow.\n').pieces, [])
})

/** A library in a random form; every sentence has a word of its own. */
function libraryFrom(seed: number): { text: string; words: string[] } {
  const random = randomOf(seed)
  const words: string[] = []
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const sentence = (): string => {
    const word = `w${seed}x${words.length}q`
    words.push(word)
    return `${pick(['We say', 'It is', 'Нам нужен', '我们说', 'Das ist', 'See'])} ${word} ${pick(['today', 'e.g. now', '🚀', 'again: and more', '(really)', '“so”'])}${pick(['.', '!', '?', '。'])}`
  }
  const prose = (): string => Array.from({ length: 1 + Math.floor(random() * 4) }, sentence).join(pick([' ', '\n', '\n\n']))
  const quoted = (text: string): string =>
    text
      .split('\n')
      .map(line => `> ${line}`)
      .join('\n')
  const thread = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, (_, n) =>
      `${pick(['', '**'])}${n + 1}/ ${sentence()}`.replace(/^\*\*(\d+\/) /, '**$1** '),
    ).join(pick(['\n', '\n\n']))
  const post = (level: string, n: number): string => {
    const heading = pick([
      `Day ${n}`,
      `Post ${n}: about it`,
      `2026-0${1 + (n % 9)}-1${n % 10}`,
      `Day ${n} – a theme`,
      'LinkedIn post',
      'Twitter thread',
    ])
    const bold = pick(['**Copy:**', 'Copy:', '**Text**:', '- **Post:**'])
    const form = random()
    if (form < 0.25) return `${level} ${heading}\n\n${prose()}\n`
    if (form < 0.4) return `${level} ${heading}\n\n${thread()}\n`
    if (form < 0.55) return `${level} ${heading}\n\n${level}# Copy\n\n${prose()}\n\n${level}# Visual\n\n${sentence()}\n`
    if (form < 0.7) return `${level} ${heading}\n\n${level}# LinkedIn version\n\n${prose()}\n\n${level}# Twitter\n\n${sentence()}\n`
    return `${level} ${heading}\n\n${pick(['', `${sentence()}\n\n`])}**Theme:** ${sentence()}\n\n${bold}\n${pick([prose, () => quoted(prose()), thread])()}\n\n**Visual:** ${sentence()}\n**CTA:** ${sentence()}\n${pick(['', `**Goal:** ${sentence()}\n`, `**Link:** ${sentence()}\n`])}${pick(['', '\n---\n'])}`
  }
  const weeks = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, week) => {
    const posts = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => post('###', week * 7 + n + 1))
    const around = pick(['', `${prose()}\n\n`, `Theme: ${sentence()}\n\n`])
    return `## Week ${week + 1}${pick(['', ': Foundation'])}\n\n${around}${posts.join('\n')}`
  })
  const table = `\n| Day | Copy | CTA | Note |\n|---|---|---|---|\n| Day 3 | ${sentence()} | ${sentence()} | ${sentence()} |\n`
  const end = pick(['', `\n## Metrics\n\n${prose()}\n`, table])
  const text = `# Posts\n\n${prose()}\n\n${weeks.join('\n')}${end}`
  return { text, words: words.filter(word => text.includes(word)) }
}

test('every sentence is in exactly one file, or told as left over', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const { text, words } = libraryFrom(seed)
    for (const input of [text, text.replaceAll('\n', '\r\n')]) {
      const { pieces, left } = imported(input)
      const files = pieces.map(fileOf)
      const remainder = left.map(each => each.text).join('\n')
      for (const word of words) {
        const holds = files.filter(file => file.includes(word)).length
        const isLeft = remainder.includes(word)
        // The theme of a group is told as left over and holds for the posts below it.
        const isTheme = new RegExp(`^Theme: .*${word}`, 'm').test(remainder)
        assert.ok(
          isTheme || holds + (isLeft ? 1 : 0) === 1,
          `seed ${seed}: ${word} in ${holds} files${isLeft ? ' and left over' : ''}\n${text}`,
        )
      }
      assert.deepEqual(missingSentences(input, [...files, remainder]), [], `seed ${seed}`)
    }
  }
})

test('what was imported reads as it was written', () => {
  for (let seed = 1; seed <= 100; seed++)
    for (const piece of imported(libraryFrom(seed).text).pieces) {
      const { item, problems } = parseContent(fileOf(piece), 'content/x.md')
      assert.deepEqual(
        problems.map(problem => problem.message),
        [],
      )
      assert.deepEqual(
        item.bodies.map(body => body.sections.map(section => section.text)),
        piece.bodies.map(body => body.sections),
      )
    }
})

test('a lost sentence is found', () => {
  assert.deepEqual(missingSentences('# A\n\nKept. Lost here.\n', ['A', 'Kept.']), [{ line: 3, text: 'Lost here.' }])
})

test('what speaks of posts is none where posts stand below days', () => {
  const text = [
    '# Posts',
    '## Format Guide',
    'Each post has a theme.',
    ...[1, 2, 3].flatMap(day => [`## Day ${day} - Post ${day}`, `**Theme**: Tips`, `Text of day ${day}.`]),
    '## Use Case Template',
    '**Copy**: [fill in]',
    '## Post themes distribution (90 days)',
    '- 40% tips',
    '## Calendar',
    '| Day | LinkedIn |',
    '| --- | --- |',
    '| 1 | Post 1 |',
  ].join('\n')
  const { pieces, left } = imported(text)
  assert.deepEqual(
    pieces.map(piece => piece.title),
    ['Post 1', 'Post 2', 'Post 3'],
  )
  assert.deepEqual(missingSentences(text, [...pieces.map(fileOf), ...left.map(each => each.text)]), [])
})
