/**
 * Libraries as people keep them: by day, week and date, in tables, with emoji, threads, several languages, remarks, gaps.
 * Each folder has what was written and what becomes of it; UPDATE=1 writes the latter anew.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { parseContent } from '../../src/content/file.ts'
import { missingSentences } from '../../src/content/library/account.ts'
import { importLibrary } from '../../src/content/library/import.ts'
import { fileOf } from '../../src/content/new-piece.ts'
import { randomOf } from './generate.ts'

const OPTIONS = { file: 'posts.md', zone: 'Europe/Berlin', time: '09:00', start: '2026-01-05', launch: '2026-03-02', year: 2026 }
const folder = fileURLToPath(new URL('fixtures/libraries', import.meta.url))

/** Words of three signs or more, however they are marked. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu) ?? []

for (const name of readdirSync(folder)) {
  const text = readFileSync(`${folder}/${name}/in.md`, 'utf8')
  const { pieces, left } = importLibrary(text, OPTIONS)
  const files = pieces.map(fileOf)

  test(`${name}: what becomes of each post`, () => {
    const found = `${pieces.map((piece, n) => `${files[n]!.trimEnd()}\n`).join('\n=======\n\n')}\n======= left over\n\n${left.map(each => `${each.line} ${each.why}: ${each.text}`).join('\n')}\n`
    const out = `${folder}/${name}/out.txt`
    if (process.env['UPDATE'] !== undefined) writeFileSync(out, found)
    assert.equal(found, readFileSync(out, 'utf8'))
  })

  test(`${name}: no sentence and no word is lost, and each file reads as it was written`, () => {
    const rest = left.map(each => each.text)
    assert.deepEqual(missingSentences(text, [...files, ...rest]), [])
    assert.deepEqual(lostWords(text, [...files, ...rest]), [])
    for (const [n, file] of files.entries()) {
      const { item, problems } = parseContent(file, 'content/x.md')
      assert.deepEqual(
        problems.map(problem => problem.message),
        [],
      )
      assert.deepEqual(
        item.bodies.map(body => body.sections.map(section => section.text)),
        pieces[n]!.bodies.map(body => body.sections),
      )
    }
  })
}

test('lines of all of them, left out, put in and moved about: no word is lost', () => {
  const texts = readdirSync(folder).map(name => readFileSync(`${folder}/${name}/in.md`, 'utf8').split('\n'))
  const lines = texts.flat()
  const random = randomOf(7)
  const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  for (let round = 0; round < 300; round++) {
    const mixed = [...any(texts)]
    for (let change = 0; change < 12; change++) {
      const at = Math.floor(random() * mixed.length)
      const kind = random()
      if (kind < 0.3) mixed.splice(at, 1)
      else if (kind < 0.7) mixed.splice(at, 0, any(lines))
      else mixed.splice(Math.floor(random() * mixed.length), 0, ...mixed.splice(at, 1))
    }
    const text = mixed.join('\n')
    const { pieces, left } = importLibrary(text, OPTIONS)
    assert.deepEqual(lostWords(text, [...pieces.map(fileOf), ...left.map(each => each.text)]), [], `round ${round}\n${text}`)
  }
})

/** Words that are in a text more often than in what was made of it. Labels and the names of channels and days become fields. */
function lostWords(text: string, made: readonly string[]): string[] {
  const there = Map.groupBy(wordsOf(made.join('\n')), word => word)
  const wanted = Map.groupBy(wordsOf(text), word => word)
  return [...wanted].filter(([word, all]) => !STRUCTURE.test(word) && all.length > (there.get(word)?.length ?? 0)).map(([word]) => word)
}
const STRUCTURE =
  /^(?:theme|tema|тема|テーマ|copy|text|texto|текст|本文|visual|визуал|ビジュアル|image|cta|chamada|ação|para|call|action|title|subject|hashtags?|tweet|post|platform|canal|channel|time|best|data|date|linkedin|twitter|mon|tue|wed|thu|fri)$/u
