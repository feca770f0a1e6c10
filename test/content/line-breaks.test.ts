/** Line breaks of the source: those of an editor that wraps are spaces, those that are meant stay. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limits } from '../../src/channels/channel.ts'
import { channels, loadChannel } from '../../src/channels/index.ts'
import { parseContent } from '../../src/content/file.ts'
import { importLibrary } from '../../src/content/library/import.ts'
import { htmlOf, plainOf, unwrapped } from '../../src/content/markdown.ts'
import { renditionOf } from '../../src/content/rendition.ts'
import { markdownOf } from '../../src/sources/html.ts'

const plain = (text: string): string => plainOf(text).text

const WRAPPED = `We shipped the first release of the database today, and it took us eleven
months, four rewrites and one very patient
group of testers.

- an item that wraps at some point because its author keeps to eighty columns,
  and goes on here
- another one

> a quotation that wraps at some point because its author keeps to the margin,
> and goes on here`
const JOINED = [
  'We shipped the first release of the database today, and it took us eleven months, four rewrites and one very patient group of testers.',
  'an item that wraps at some point because its author keeps to eighty columns, and goes on here',
  'a quotation that wraps at some point because its author keeps to the margin, and goes on here',
]

test('a paragraph that an editor wrapped is one line', () => {
  assert.equal(plain(WRAPPED), `${JOINED[0]}\n\n• ${JOINED[1]}\n• another one\n\n${JOINED[2]}`)
  assert.equal(plain(WRAPPED.replaceAll('\n', '\r\n')), plain(WRAPPED))
})

test('two spaces, a backslash or <br> at the end of a line keep it', () => {
  const long = 'A line that is long enough that nobody would take what follows for verse'
  for (const hard of ['  \n', '     \n', '\\\n', '<br>\n'])
    assert.equal(plain(`${long}${hard}second`), `${long}\nsecond`, JSON.stringify(hard))
  assert.equal(plain(`${long} \nsecond half of the sentence`), `${long} second half of the sentence`)
})

test('lines that stand for themselves stay', () => {
  const kept = [
    'Roses are red,\nviolets are blue,\nsugar is sweet.',
    'Ada and Lin\nMarlin',
    'All that is new in this release, which is the first one that everybody can use:\n🚀 fast\n🔒 safe\n1️⃣ first\n✅ tested',
    'All that is new in this release, which is the first one that everybody can use:\n• fast\n• safe',
    '0:00 The problem: sixteen threads and one lock, and why nobody noticed it at first\n0:50 Install it\n12:05 The end',
    '– the first of three points, which is so long that the line is nearly full of it\n– the second',
  ]
  for (const text of kept) assert.equal(plain(text), text)
  const code = '```\none\ntwo\n```'
  assert.equal(plain(code), 'one\ntwo')
})

test('what looks like an item in the middle of a sentence is none', () => {
  const first = 'The meeting takes place in the large hall of the library on the tenth of December at'
  assert.equal(plain(`${first}\n18:00, so come early`), `${first} 18:00, so come early`)
  assert.equal(plain(`${first}\n– well – six`), `${first} – well – six`)
})

test('Chinese and Japanese go on without a space, Korean with one', () => {
  assert.equal(
    plain(`${'我们今天发布了数据库'.repeat(5)}\n${'用了十一个月的时间'.repeat(5)}`),
    '我们今天发布了数据库'.repeat(5) + '用了十一个月的时间'.repeat(5),
  )
  assert.equal(plain(`${'오늘 발표했습니다 '.repeat(8)}그리고\n${'데이터베이스'.repeat(8)}`).includes('그리고 데이터'), true)
})

test('platforms that show each line break get paragraphs on one line; nothing else of the Markdown changes', () => {
  const text = `${WRAPPED}\n\nA last line that is long enough that what follows cannot be taken for verse  \nhard\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\`\`\`sh\none\ntwo\n\`\`\`\n`
  const out = unwrapped(text)
  for (const each of JOINED) assert.ok(out.includes(each), out)
  assert.ok(out.includes('verse  \nhard'), out)
  // A soft break is a space in HTML, too: both are the same document.
  const html = (markdown: string): string => htmlOf(markdown).replaceAll(/(?<!<br>)\n(?=[^<])/g, ' ')
  assert.equal(html(out), html(text))
  assert.equal(unwrapped(out), out)
})

test('every channel: no wrapped line goes out as a line of its own', async () => {
  const { item } = parseContent(`---\ntitle: T\n---\n\n${WRAPPED}\n`, 'content/t.md')
  const wrappedIn = (limits: Limits): boolean =>
    renditionOf({ item, channel: 'c', limits }).parts.some(part => part.text.includes('eleven\nmonths'))
  const asWritten: string[] = []
  for (const name of Object.keys(channels)) if (wrappedIn((await loadChannel(name))!.limits)) asWritten.push(name)
  // These make a page of the Markdown, where the break is a space.
  assert.deepEqual(asWritten.toSorted(), [
    'blog',
    'buttondown',
    'feed',
    'ghost',
    'hashnode',
    'listmonk',
    'medium',
    'newsletter',
    'reddit',
    'wordpress',
  ])
})

test('a post that stood in a fence, or had <br>, keeps its lines as a content file', () => {
  const [line, second] = ['A first line that is long enough that nobody would take the two for verse.', 'A second line.']
  const library = `# Posts\n\n## Week 1\n\n### LinkedIn post 1\n\n\`\`\`\n${line}\n${second}\n\nThird.\n\`\`\`\n`
  const { pieces } = importLibrary(library, { file: 'posts.md', zone: 'UTC', time: '09:00', start: '2026-01-05', launch: null, year: 2026 })
  assert.deepEqual(
    pieces.map(({ bodies }) => bodies.flatMap(body => body.sections.map(plain))),
    [[`${line}\n${second}\n\nThird.`]],
  )
  assert.equal(plain(markdownOf(`<p>${line}<br>${second}</p><p>x<br></p><p>y</p>`)), `${line}\n${second}\n\nx\n\ny`)
})
