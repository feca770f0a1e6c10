import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '../../src/lib/errors.ts'
import { DEFAULT_TEMPLATE, PLACEHOLDERS } from '../../src/report/markdown.ts'
import { renderTemplate } from '../../src/report/template.ts'

const names = { a: null, b: null, list: ['x', 'y'], others: ['z'] } as const
const data = {
  a: 'A',
  b: '',
  list: [
    { x: '1', y: '{{a}}' },
    { x: '2', y: '' },
  ],
  others: [],
}
const render = (text: string): string => renderTemplate(text, names, data, 'reports/template.md')

test('values, lists, conditions and what stands when there is nothing', () => {
  assert.equal(render('{{a}}{{ a }}|{{b}}|'), 'AA||')
  assert.equal(render('{{#list}}{{x}}{{a}},{{/list}}'), '1A,2A,')
  assert.equal(render('{{#b}}no{{/b}}{{^b}}yes{{/b}}{{#a}}yes{{/a}}{{^others}}none{{/others}}'), 'yesyesnone')
  assert.equal(render('{{#list}}{{#y}}{{x}}{{/y}}{{/list}}'), '1')
})

test('what a value says is never read as a template', () => assert.equal(render('{{#list}}{{y}};{{/list}}'), '{{a}};;'))

test('the tag of a block alone on its line takes the line with it', () => {
  assert.equal(render('one\n  {{#list}}\n- {{x}}\n{{/list}}\ntwo\n'), 'one\n- 1\n- 2\ntwo\n')
  assert.equal(render('one\r\n{{#list}}\r\n- {{x}}\r\n{{/list}}\r\ntwo'), 'one\r\n- 1\r\n- 2\r\ntwo')
})

const broken: [text: string, line: number, says: RegExp][] = [
  ['fine\n\n{{tagrets}}', 3, /no placeholder \{\{tagrets\}\}/],
  ['{{lst}}', 1, /Did you mean \{\{list\}\}/],
  ['{{x}}', 1, /no placeholder \{\{x\}\}/],
  ['\n{{#list}}\n{{x}}\n', 2, /never closed/],
  ['{{#list}}\n{{/others}}', 2, /closes \{\{#list\}\} of line 1/],
  ['{{/list}}', 1, /closes nothing/],
  ['a\n{{ a', 2, /is no placeholder/],
  ['{{{a}}}', 1, /is no placeholder/],
  ['{{list}}', 1, /is a list/],
  ['{{#list}}{{z}}{{/list}}', 1, /no placeholder \{\{z\}\}/],
]
for (const [text, line, says] of broken)
  test(`a broken template says where: ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => render(text),
      (error: unknown) => {
        assert.ok(error instanceof UserError)
        assert.equal(error.source?.line, line)
        assert.match(error.message, new RegExp(`^reports/template\\.md:${line}:\\d+: `))
        assert.match(error.message, says)
        return true
      },
    )
  })

test('the built-in template knows its own names', () =>
  void renderTemplate(DEFAULT_TEMPLATE, PLACEHOLDERS, Object.fromEntries(Object.keys(PLACEHOLDERS).map(name => [name, ''])), 'built-in'))
