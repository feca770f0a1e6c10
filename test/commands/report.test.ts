/** uptake report, badge and publish-page as people run them. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { XMLValidator } from 'fast-xml-parser'
import { parse } from 'yaml'
import { chromiumPath, noChromium } from '../support/chromium.ts'
import { folder, json, uptake } from '../support/cli.ts'

const files = {
  'uptake.yml': 'project:\n  name: Wren\nstart: 2026-11-02\ntimezone: UTC\npublic:\n  targets: [GitHub stars]\n',
  'plan/plan.md':
    '# Wren\n\n## Beta (Week 3)\n\n- [ ] Call the first user\n- [x] Call the second user\n\n**Targets**:\n- GitHub stars: 100+\n- Forks: 10+\n',
}
const day = ['--today', '2026-11-21']

test('every format, on the terminal or into a file; nothing is written to the workspace', t => {
  const cwd = folder(t, files)
  const text = uptake(['report', ...day], { cwd })
  assert.equal(text.code, 0, text.err)
  assert.match(text.out, /Wren {2}Week 47, 2026/)
  assert.match(uptake(['report', 'weekly', '--format', 'md', ...day], { cwd }).out, /^# Wren: Week 47, 2026\n/)
  assert.equal(
    (parse(uptake(['report', 'daily', '--format', 'yaml', ...day], { cwd }).out) as { period: { name: string } }).period.name,
    '2026-11-21',
  )
  assert.equal(uptake(['report', 'phase', 'beta', '--format', 'html', '--to', 'out/beta.html', ...day], { cwd }).code, 0)
  assert.match(readFileSync(join(cwd, 'out/beta.html'), 'utf8'), /^<!doctype html>[\s\S]*<title>Wren: Beta/)
  assert.ok(!existsSync(join(cwd, 'reports')) && !existsSync(join(cwd, '.uptake')))
})

test('--write says what it did, and what it left alone', t => {
  const cwd = folder(t, files)
  assert.match(uptake(['report', '--write', ...day], { cwd }).err, /wrote reports\/2026-W47\.md\nwrote reports\/2026-W47\.yml/)
  const again = json(uptake(['report', '--write', '--json', ...day], { cwd }))
  assert.deepEqual(again['files'], [
    { path: 'reports/2026-W47.md', state: 'same' },
    { path: 'reports/2026-W47.yml', state: 'same' },
  ])
})

test('errors say what to do', t => {
  const cwd = folder(t, files)
  const fails = (...words: string[]): string => {
    const run = uptake([...words, ...day], { cwd })
    assert.equal(run.code, 2, run.out)
    return run.err
  }
  assert.match(fails('report', 'phase', 'Gamma'), /no phase "Gamma"[\s\S]*Beta/)
  assert.match(fails('report', '--format', 'docx'), /text, md, yaml, html, pdf|choices|expected/)
  assert.match(fails('report', '--send', 'team'), /no "team" under "reports: send:"/)
  assert.match(fails('badge', 'GitHub starz'), /Did you mean "GitHub stars"/)
})

test('without a browser it is said how to get a PDF', t => {
  const cwd = folder(t, files)
  const none = uptake(['report', '--pdf', ...day], { cwd, env: { CHROME_PATH: '/nowhere/chromium' } })
  assert.equal(none.code, 2)
  assert.match(none.err, /--format html/)
})

test('a PDF is printed by Chromium', { skip: noChromium }, t => {
  const cwd = folder(t, files)
  const run = uptake(['report', '--pdf', '--to', 'week.pdf', ...day], { cwd, env: { CHROME_PATH: chromiumPath } })
  assert.equal(run.code, 0, run.err)
  assert.equal(readFileSync(join(cwd, 'week.pdf')).subarray(0, 5).toString(), '%PDF-')
})

test('badges and the public page', t => {
  const cwd = folder(t, files)
  assert.equal(XMLValidator.validate(uptake(['badge', 'stars', ...day], { cwd }).out), true)
  assert.equal(json(uptake(['badge', 'progress', '--format', 'json', ...day], { cwd }))['message'], '50 % done')
  assert.equal(json(uptake(['badge', 'problems', '--json', ...day], { cwd }))['schemaVersion'], 1)
  assert.equal(uptake(['publish-page', '--out', 'site', ...day], { cwd }).code, 0)
  const page = readFileSync(join(cwd, 'site/index.html'), 'utf8')
  assert.ok(page.includes('GitHub stars') && !page.includes('Forks') && !page.includes('user'))
})
