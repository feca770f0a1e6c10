/** Export, import, backup, restore and doctor, through the real launcher. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { folder, json, uptake } from '../support/cli.ts'
import { noPostgres, startPostgres, type Server } from '../support/postgres.ts'

const workspace = {
  'uptake.yml': 'project: { name: Widget }\nstart: 2026-03-02\n',
  'plan/launch.md': '# Widget launch\n\n## Phase 1 (Week 1)\n\n- [ ] Write the quick start\n- [ ] Record a video\n',
}
let server: Server | null = null
after(() => server?.stop())

test('an export is taken in by another workspace, once', t => {
  const cwd = folder(t, workspace)
  assert.match(uptake(['export'], { cwd }).err, /has no database yet/)
  assert.equal(uptake(['done', 'quick start'], { cwd }).code, 0)
  const exported = uptake(['export'], { cwd })
  assert.equal(exported.code, 0, exported.err)
  const tables = exported.out
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { table?: string }).table)
  assert.ok(tables.includes('audit') && tables.includes('reading'), tables.join())
  const saved = json(uptake(['export', '--to', 'all.jsonl.gz', '--json'], { cwd }))
  assert.deepEqual([saved['lines'], saved['file']], [tables.length - 2, 'all.jsonl.gz'])
  const other = folder(t, { 'uptake.yml': '', 'a.md': '# A\n' })
  writeFileSync(join(other, 'in.jsonl'), exported.out)
  const first = uptake(['import', 'in.jsonl'], { cwd: other })
  assert.match(first.out, /^ +read +new or newer\nworkspace +1 +1\n/, first.err)
  assert.match(first.err, /this workspace is called .* and shows none of it/)
  const again = uptake(['import', '-', '--json'], { cwd: other, input: exported.out })
  assert.ok(Object.values(json(again)['tables'] as Record<string, { changed: number }>).every(({ changed }) => changed === 0))
  assert.equal(uptake(['export', '--all'], { cwd: other }).out, exported.out)
  const bad = uptake(['import', 'a.md'], { cwd: other })
  assert.deepEqual([bad.code, /Line 1 of the export cannot be read/.test(bad.err)], [2, true], bad.err)
  assert.match(uptake(['import'], { cwd: other }).err, /needs a FILE/)
})

/** Rows of an export: of the audit log, or all others. */
const linesOf = (text: string, audit: boolean): string[] =>
  text.split('\n').filter(line => line.startsWith('{"table"') && line.startsWith('{"table":"audit"') === audit)

test('a backup is restored, and what it replaces is kept', t => {
  const cwd = folder(t, workspace)
  uptake(['done', 'quick start'], { cwd })
  const before = uptake(['export'], { cwd }).out
  const backup = json(uptake(['backup', '--json'], { cwd }))
  uptake(['done', 'video'], { cwd })
  const later = uptake(['export'], { cwd }).out
  assert.notEqual(later, before)
  const restored = uptake(['restore', String(backup['file'])], { cwd })
  assert.equal(restored.code, 0, restored.err)
  // What was done stays in the log, whatever is brought back.
  const [log, rest] = [linesOf(uptake(['export'], { cwd }).out, true), linesOf(uptake(['export'], { cwd }).out, false)]
  assert.deepEqual([log, rest], [linesOf(later, true), linesOf(before, false)])
  const kept = readdirSync(join(cwd, '.uptake')).find(name => name.startsWith('before-restore-'))
  assert.equal(uptake(['restore', join('.uptake', kept ?? '')], { cwd }).code, 0)
  assert.equal(uptake(['export'], { cwd }).out, later)
  const refused = uptake(['restore', 'plan/launch.md'], { cwd })
  assert.deepEqual([refused.code, /no intact backup/.test(refused.err)], [2, true], refused.err)
  assert.equal(uptake(['export'], { cwd }).out, later)
})

test('the doctor makes nothing, finds a sound database sound and a ruined one ruined', t => {
  const cwd = folder(t, workspace)
  const none = uptake(['doctor'], { cwd })
  assert.deepEqual([none.code, /no database yet/.test(none.out), existsSync(join(cwd, '.uptake'))], [0, true, false])
  uptake(['done', 'quick start'], { cwd })
  const sound = uptake(['doctor'], { cwd })
  assert.equal(sound.code, 0, sound.out)
  assert.match(sound.out, /✓ SQLite at .*\n✓ Every page and index is intact\./)
  const path = join(cwd, '.uptake', 'uptake.db')
  writeFileSync(path, readFileSync(path).fill(0x5a, 0, 100))
  const ruined = uptake(['doctor', '--json'], { cwd })
  assert.equal(ruined.code, 1, ruined.out)
  const [finding] = json(ruined)['findings'] as { state: string; remedy: string }[]
  assert.deepEqual([finding?.state, /uptake restore/.test(finding?.remedy ?? '')], ['error', true])
  const used = uptake(['undo'], { cwd })
  assert.deepEqual([used.code, /is no intact database/.test(used.err)], [2, true], used.err)
})

test('DATABASE_URL moves everything to PostgreSQL', { skip: noPostgres }, async t => {
  server = await startPostgres()
  const env = { DATABASE_URL: await server.createDatabase() }
  const cwd = folder(t, workspace)
  uptake(['done', 'quick start'], { cwd })
  const former = uptake(['export', '--all'], { cwd }).out
  const moved = uptake(['import', '-'], { cwd, env, input: former })
  assert.equal(moved.code, 0, moved.err)
  const [, id = ''] = /now says "id: (\S+)"/.exec(moved.err) ?? []
  assert.match(readFileSync(join(cwd, 'uptake.yml'), 'utf8'), new RegExp(`^id: ${id}$`, 'm'))
  const text = uptake(['export', '--all'], { cwd, env }).out
  // A shared database knows it by its lasting id, and by nothing else than it differs.
  const [known] = former.match(/(?<="table":"workspace","id":")[^"]+/) ?? []
  assert.equal(text.replaceAll(id, known ?? ''), former)
  const undone = uptake(['undo'], { cwd, env })
  assert.match(undone.out, /took back +tick Write the quick start/, undone.err)
  assert.notEqual(uptake(['export', '--all'], { cwd, env }).out, text)
  assert.match(uptake(['doctor'], { cwd, env }).out, /✓ PostgreSQL \d+.*\n✓ The server is new enough/)
  const backup = uptake(['backup'], { cwd, env })
  assert.deepEqual([backup.code, /pg_dump/.test(backup.err)], [2, true], backup.err)
  const gone = uptake(['undo'], { cwd, env: { DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/x' } })
  assert.deepEqual([gone.code, /nothing answers there/.test(gone.err), /secret/.test(gone.err)], [2, true, false], gone.err)
})
