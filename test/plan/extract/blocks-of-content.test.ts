import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const titles = (...lines: string[]) => read(lines.join('\n')).content.map(({ title }) => title)

test('what a piece is made of is no piece, in any language', () => {
  for (const head of [
    '### Outline',
    '**Key points:**',
    '**Script:**',
    '### Gliederung',
    '**Estructura de cada post:**',
    '**구성**',
    '**大纲：**',
  ])
    assert.deepEqual(
      titles(
        '# Plan',
        '## Blog posts',
        '- [ ] Blog post: Why we parse',
        head,
        '- A short demo video',
        '- "Parsers are slow"',
        '- Comparison of parsers',
      ),
      ['Blog post: Why we parse'],
      head,
    )
})
test('kinds of pieces are none, titles given as examples of them are', () => {
  assert.deepEqual(
    titles('# Plan', '## Content strategy', '### Content types', '- Long blog posts (20%)', '- Tutorial: "Parse a file in ten minutes"'),
    ['Parse a file in ten minutes'],
  )
})
test('how the work goes is no piece', () => {
  assert.deepEqual(
    titles('# Video plan', '## Production plan', '1. **Screen recording**: record the editor', '2. **Editing**: cut the video'),
    [],
  )
})
test('a heading of its own matter below a document about content holds pieces only where its lines look like some', () => {
  const matter = [
    '# Content guide',
    '## Where duplicates are from',
    '- The word "post" is read twice',
    '- Old files were kept',
    '- Nobody looked',
  ]
  assert.deepEqual(titles(...matter), [])
  assert.deepEqual(titles('# Content guide', '## Spring', '- "Why we parse"', '- "How we parse" (deep dive)', '- soon more'), [
    'Why we parse',
    'How we parse',
  ])
})
test('requests of a program and people who are spoken to are no pieces', () => {
  assert.deepEqual(
    titles(
      '# Plan',
      '## Week 1',
      '- [ ] POST /api/posts answers',
      '- [ ] Reach out to 10 podcasts',
      '- [ ] Publish a blog post: Why we parse',
    ),
    ['Why we parse'].map(() => 'Publish a blog post: Why we parse'),
  )
})
