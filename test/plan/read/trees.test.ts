/** Incremental reading gives what reading anew gives, whatever is typed where. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { difference, Trees } from '../../../src/plan/read/trees.ts'
import { random } from '../../support/shared.ts'

const PIECES = [
  '\n',
  '# Week 3',
  '- [ ] ',
  '**',
  '`',
  '```\n',
  '| a | b |\n',
  '> ',
  '    ',
  '1. ',
  '…',
  '✅',
  'x',
  '\n\n',
  '[',
  '](',
  '~~',
  '---\n',
  '<b>',
  '12. ',
  '##W',
  '...\n',
  '- # h\n',
  '<table>\n<tr><td>',
  '</td><td>2</table>\n',
  '**Week 2**: more\n- ',
]
const START = `# Plan

## Week 1-2: Prepare

- [ ] Write the post
- [x] Ask for feedback
  - nested **bold** item

| Metric | Week 2 | Month 3 |
|---|---|---|
| GitHub stars | 100 | 1,000 |

\`\`\`text
week 3
  - [ ] inside
\`\`\`

### Goals

1. 500 stars by month 3
2. 20 posts

**Owner**: Ada, who wrote the guide that everybody reads
and goes on in the next line.
Owner: Ada, who wrote the guide that everybody reads

> - quoted item
>   with a second line
> ## Quoted heading

<details><summary>More</summary>
<li>30 talks by month 6</li>
</details>

**Week 3:**
##Week 4
- [link](https://example.com/a) and \`code\`
  | x | y |
  |---|---|
  | 1 | 2 |
`

test('a difference is the smallest stretch that changed', () => {
  assert.equal(difference('same', 'same'), null)
  assert.deepEqual(difference('abcd', 'abXcd'), { fromA: 2, toA: 2, fromB: 2, toB: 3 })
  assert.deepEqual(difference('aaa', 'aa'), { fromA: 2, toA: 3, fromB: 2, toB: 2 })
})

test('five hundred random edits, each compiled with the trees of the texts before it', () => {
  const next = random(7)
  const trees = new Trees()
  let text = START
  for (let i = 0; i < 500; i++) {
    const from = Math.floor(next() * text.length)
    const to = Math.min(text.length, from + Math.floor(next() * next() * 12))
    text = text.slice(0, from) + (next() < 0.7 ? PIECES[Math.floor(next() * PIECES.length)]! : '') + text.slice(to)
    if (text.length > 4000 || text.length < 200) text = START
    const files = [{ path: 'plan.md', text }]
    const options = { start: '2026-01-05', today: '2026-01-05' }
    assert.deepEqual(compile(files, { ...options, trees }).plan, compile(files, options).plan, `after edit ${i}:\n${text}`)
  }
})

test('a table that stands still is read again under another heading', () => {
  const trees = new Trees()
  const under = (year: number): string =>
    `# Plan\n\n## Targets ${year}\n\n| Metric | March | June |\n|---|---|---|\n| GitHub stars | 500 | 900 |\n`
  for (const year of [2026, 2027]) {
    const files = [{ path: 'plan.md', text: under(year) }]
    const { plan } = compile(files, { trees })
    assert.deepEqual(plan, compile(files).plan)
    assert.match(plan.kpis[0]!.by ?? '', new RegExp(`^${year}`))
  }
})

test('where fences stand in fences, blocks are kept by what they say', () => {
  const trees = new Trees()
  const fenced = '# Plan\n\n```markdown\n## Week 1\n\n```bash\nnpm i\n```\n\n- [ ] One\n```\n\n## Week 2\n\n- [ ] Two\n'
  const texts = [fenced, fenced.replace('Two', 'Twos'), fenced.replace('npm i', 'npm x'), fenced.replace('```bash', '~~~bash'), fenced]
  for (const text of texts) {
    const files = [{ path: 'plan.md', text }]
    assert.deepEqual(compile(files, { trees }).plan, compile(files).plan, text)
  }
})
