import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsOf } from './problems.ts'

/** UTF-8 read as Windows-1252: what some editors leave behind. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

test('mis-decoded text, with a safe fix that restores it', () => {
  const text = `# Plan\n\n- ${misread('✅')} Written\n- ${misread('→')} Next\n`
  const [problem] = problemsOf('encoding', text)
  assert.match(problem!.message, /^2 stretches of UTF-8 were read as Windows-1252: ".+" should be "✅"$/)
  assert.equal(problem!.source.line, 3)
  assert.equal(problem!.fix!.safe, true)
  assert.deepEqual(
    problem!.fix!.edits.map(edit => edit.text),
    ['✅', '→'],
  )
})
test('clean text is silent, in any script', () => {
  assert.deepEqual(problemsOf('encoding', '# Plan\n\n- ✅ Geschrieben für Ärzte\n- 已完成\n- Café à la carte\n'), [])
})
test('clean and broken runs side by side: only the broken ones are touched', () => {
  const [problem] = problemsOf('encoding', `# Plan\n\n- ✅ Clean\n- ${misread('—')} Broken\n- Ärger\n`)
  assert.equal(problem!.fix!.edits.length, 1)
  assert.equal(problem!.source.line, 4)
})
