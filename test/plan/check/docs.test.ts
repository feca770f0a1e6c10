/** Every rule has a page, every page a rule, and the examples on the pages do what they say. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from '../../../src/plan/check/rules/index.ts'
import { compile } from '../../../src/plan/compile.ts'

const folder = fileURLToPath(new URL('../../../docs/rules', import.meta.url))
const examples = (page: string, kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`markdown ${kind}\\n([\\s\\S]*?)\n\`\`\``, 'g'))].map(match => match[1]!)

test('pages and rules are the same', () => {
  const pages = readdirSync(folder)
    .filter(name => name !== 'README.md')
    .map(name => name.replace('.md', ''))
    .sort()
  assert.deepEqual(pages, rules.map(rule => rule.id).sort())
  const index = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const rule of rules)
    assert.ok(
      index.includes(`| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.title} |`),
      `docs/rules/README.md does not list ${rule.id} as it is`,
    )
})
for (const rule of rules) {
  test(`the examples of ${rule.id}`, () => {
    const page = readFileSync(join(folder, `${rule.id}.md`), 'utf8')
    const run = (text: string): string[] =>
      compile([{ path: 'plan.md', text: text.startsWith('---') ? `${text}\n` : `# Plan\n\n${text}\n` }], {
        exists: () => false,
      }).plan.problems.map(problem => problem.rule)
    const failing = examples(page, 'fail')
    const passing = examples(page, 'pass')
    assert.ok(failing.length > 0 && passing.length > 0)
    for (const text of failing) assert.ok(run(text).includes(rule.id), `${text}\n\nreports ${run(text).join(', ') || 'nothing'}`)
    for (const text of passing) assert.ok(!run(text).includes(rule.id), `${text}\n\nreports it as well`)
  })
}
test('a comment and a setting silence a rule', () => {
  const text = '# Plan\n\n<!-- uptake-disable-next-line placeholder -->\n- Launch date: TBD\n'
  assert.deepEqual(compile([{ path: 'plan.md', text }]).plan.problems, [])
  const loud = text.replace(/<!--.*-->\n/, '')
  assert.equal(compile([{ path: 'plan.md', text: loud }]).plan.problems.length, 1)
  assert.deepEqual(compile([{ path: 'plan.md', text: loud }], { rules: { placeholder: 'off' } }).plan.problems, [])
  assert.equal(compile([{ path: 'plan.md', text: loud }], { rules: { placeholder: 'error' } }).plan.problems[0]!.severity, 'error')
})
