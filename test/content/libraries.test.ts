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
    const there = new Map<string, number>()
    for (const word of wordsOf([...files, ...rest].join('\n'))) there.set(word, (there.get(word) ?? 0) + 1)
    const wanted = new Map<string, number>()
    for (const word of wordsOf(text)) wanted.set(word, (wanted.get(word) ?? 0) + 1)
    // Labels and the names of channels and days become fields.
    const lost = [...wanted].filter(([word, count]) => count > (there.get(word) ?? 0)).map(([word]) => word)
    assert.deepEqual(lost.filter(word => !STRUCTURE.test(word)), []) // prettier-ignore
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

const STRUCTURE =
  /^(?:theme|tema|тема|テーマ|copy|text|texto|текст|本文|visual|визуал|ビジュアル|image|cta|chamada|ação|para|call|action|title|subject|hashtags?|tweet|post|platform|canal|time|best|data)$/u
