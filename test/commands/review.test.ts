/** uptake review as a person runs it: the queue, what changed, requests, links, merges. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, uptake } from '../support/cli.ts'

const CONFIG = `project: { name: Kestrel }
timezone: UTC
people:
  - { id: ada, name: Ada Lovelace, role: maintainer, handles: { email: ada@example.org } }
  - { id: sam, name: Sam Vimes, role: legal }
review: { by: [maintainer, legal], not-author: true, approve-on-merge: true }
channels:
  rehearsal: { channel: "null" }
`
const PIECE = '---\nid: why\ntitle: Why\nstate: draft\nauthor: ada\nchannels: [rehearsal]\n---\n\nNo agent, no daemon.\n'
const files = { 'plan/plan.md': '# Plan\n\n- [ ] Write\n', 'uptake.yml': CONFIG, 'content/why.md': PIECE, '.gitignore': '.uptake\n' }

test('from a draft to an approval, with a request for changes between', t => {
  const cwd = folder(t, files)
  const run = (...args: string[]): string => {
    const { code, out, err } = uptake(args, { cwd })
    assert.equal(code, 0, `${args.join(' ')}: ${err}`)
    return out
  }
  assert.match(run('review'), /Nothing is in review\. "uptake review state ITEM ready"/)
  assert.match(run('review', 'state', 'why', 'ready'), /content\/why\.md: draft → ready/)
  assert.equal(readFileSync(join(cwd, 'content/why.md'), 'utf8'), PIECE.replace('draft', 'ready'))
  assert.match(run('content'), /^why +in review/m)
  assert.match(run('review', '--as', 'sam'), /^→ +why +in review +rehearsal 0\/1/m)
  assert.match(run('review', '--as', 'ada'), /^ +why +in review/m)
  assert.match(run('review'), /Nobody under "people:" in uptake\.yml is called .*--as NAME/)
  assert.match(run('approve', 'why', '--as', 'ada'), /0 of 1: nobody who counts[\s\S]*it is their own text/)
  assert.match(run('approve', 'why', '--as', 'sam'), /✓ rehearsal {2}1 of 1: sam/)
  writeFileSync(join(cwd, 'content/why.md'), PIECE.replace('draft', 'ready').replace('No agent', 'No agents'))
  assert.match(run('review', 'show', 'why', '--as', 'sam'), /since approved by sam[\s\S]*No \[-agent-\]\{\+agents\+\}, no daemon/)
  assert.match(run('review', 'changes', 'why', 'One agent or many?', '--as', 'sam'), /Asked for\. .*uptake review settle [0-9a-f]{8}/)
  assert.match(run('content'), /^why +changes requested/m)
  const shown = run('review', 'show', 'why')
  assert.match(shown, /sam asks for changes .*[0-9a-f]{8}\n {2}One agent or many\?/)
  const id = /asks for changes .* ([0-9a-f]{8})$/m.exec(shown)?.[1] ?? ''
  assert.match(run('review', 'settle', id, '--as', 'ada'), /Settled: what sam asked for of why\./)
  assert.match(run('approve', 'why', '--as', 'sam'), /✓ rehearsal/)
  assert.match(run('approve', 'why', '--as', 'sam', '--withdraw'), /Taken back: rehearsal/)
  const link = JSON.parse(run('review', 'link', 'why', '--for', 'Sam Vimes', '--json')) as { url: string; id: string }
  assert.match(link.url, /^http:\/\/127\.0\.0\.1:4173\/review\/[\w-]{43}$/)
  assert.match(run('review', 'links'), new RegExp(`link ${link.id.slice(0, 8)} {2}why {2}for sam`))
  assert.match(run('review', 'revoke', link.id.slice(0, 8)), /good no more/)
  assert.match(run('review', 'links'), /No link is open/)
})

test('merges of the local git; what is missing or wrong is said', t => {
  const cwd = folder(t, { ...files, 'content/why.md': PIECE.replace('draft', 'ready').replace('author: ada\n', '') })
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=X', '-c', 'user.email=sam@example.org', ...args], { cwd }) // prettier-ignore
  git('init', '-qb', 'main')
  git('add', 'uptake.yml')
  git('commit', '-qm', 'begin')
  git('checkout', '-qb', 'post')
  git('add', '.')
  git('commit', '-qm', 'a post')
  git('checkout', '-q', 'main')
  git('-c', 'user.email=ada@example.org', 'merge', '-q', '--no-ff', '-m', 'Merge post', 'post')
  const { out } = uptake(['review', 'merges'], { cwd })
  assert.match(out, /✓ why {2}merged by ada[\s\S]*1 new approval from main/)
  assert.match(uptake(['review', 'show', 'why'], { cwd }).out, /yes: ada/)
  for (const [args, said] of [
    [['review', 'changes', 'why'], /TEXT/],
    [['review', 'link', 'why'], /--for NAME/],
    [['review', 'state', 'why', 'done'], /draft, ready, hold, archived/],
    [['review', 'show', 'whi'], /Did you mean "why"/],
    [['review', '--as', 'nobody'], /There is nobody called "nobody"/],
    [['approve', 'why', '--emergency', 'now'], /know no emergency/],
  ] as const) {
    const failed = uptake([...args], { cwd })
    assert.equal(failed.code, 2, args.join(' '))
    assert.match(failed.err, said)
  }
})
