/** Phrases are found as the regular expressions that they are written as would find them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../../src/plan/lexicon/index.ts'
import { Phrases } from '../../../src/plan/lexicon/phrases.ts'
import { expand, headsOf, parseSource } from '../../../src/plan/lexicon/source.ts'
import { random } from '../../support/shared.ts'

const expanded = (source: string): readonly string[] | null => expand(parseSource(source))
const heads = (source: string): string[] => [...headsOf(parseSource(source))].sort()

test('the dotted capital of Turkish is an i', () => {
  const found: string[] = []
  new Phrases([{ value: 'plan', words: 'içerik planı' }]).scan('X: İçerik Planı', (value, at) => found.push(`${value}@${at}`))
  assert.deepEqual(found, ['plan@3'])
})
test('a source is written out in the order in which an engine tries it', () => {
  assert.deepEqual(expanded('posts?'), ['posts', 'post'])
  assert.deepEqual(expanded('posts??'), ['post', 'posts'])
  assert.deepEqual(expanded('(?:blog |news ?)?posts'), ['blog posts', 'news posts', 'newsposts', 'posts'])
  assert.deepEqual(expanded('e[-.]?mail'), ['e-mail', 'e.mail', 'email'])
  assert.deepEqual(expanded('dev\\.to'), ['dev.to'])
  assert.deepEqual(expanded('a{2}b'), ['aab'])
  assert.equal(expanded('[a-z]+'), null)
  assert.equal(expanded('(?!x)y'), null)
  assert.equal(expanded('a.*'), null)
})
test('heads hold every way in which a match can begin', () => {
  assert.deepEqual(heads('posts?'), ['po'])
  assert.deepEqual(heads('(?:the )?x'), ['th', 'x'])
  assert.deepEqual(heads('a?b+'), ['ab', 'b', 'bb'])
  assert.deepEqual(heads('(?<=q)\\wz'), ['\0z'])
})

/** What a vocabulary means, said with one regular expression for each place and value. */
function reference(words: string, text: string): [number, number][] {
  const pattern = new RegExp(`(?:${words})(?![\\p{L}\\p{M}])`, 'uy')
  const found: [number, number][] = []
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && /\p{L}/u.test(text[i - 1]!)) continue
    pattern.lastIndex = i
    const match = pattern.exec(text)
    if (match && match[0] !== '') found.push([i, match[0].length])
  }
  return found
}

test('the headings of every spaced language, in texts of their own words', () => {
  const next = random(3)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  for (const language of languages.filter(each => each.words)) {
    const sources = Object.values(language.sections).map(source => source.toLowerCase())
    const vocabulary = sources.flatMap(source => source.match(/[\p{L}]{2,}/gu) ?? [])
    for (const source of sources.filter(each => !/\\p|\.\*|\\w/.test(each))) {
      const phrases = new Phrases([{ value: 'x', words: source }])
      for (let i = 0; i < 25; i++) {
        const text = Array.from({ length: 6 }, () => pick(vocabulary) + pick([' ', ' ', '-', ', ', 's ', ''])).join('')
        const found: [number, number][] = []
        let last = -1
        phrases.scan(text, (_, index, length) => {
          if (index !== last) found.push([index, length])
          last = index
        })
        assert.deepEqual(found, reference(source, text), `${language.code}: ${source} in "${text}"`)
      }
    }
  }
})
