/** A real workspace in a temporary folder with a real SQLite file, and a context for actions on it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { fresh, type ActionContext } from '../../src/actions/action.ts'
import { recordReading } from '../../src/actions/record-reading.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import type { Task } from '../../src/plan/model.ts'
import { discover } from '../../src/workspace/discover.ts'

export const NOW = Date.parse('2026-11-21T09:00:00Z')
export const TODAY = '2026-11-21'

export type Workspace = {
  root: string
  db: Database
  context: ActionContext
  read(path: string): string
  bytes(path: string): Buffer
  put(path: string, content: string | Uint8Array): void
  /** Names in the folder that are neither the files put there nor the database. */
  leftovers(): string[]
  task(title: string): Promise<Task>
  /** What the audit log says, oldest first. */
  audit(): Promise<{ action: string; subject: string; undoneBy: number | null; seq: number }[]>
}

/** Files by path; the folder goes when the test ends. */
export async function workspace(t: TestContext, files: Record<string, string | Uint8Array>): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'uptake-actions-'))
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const [path, content] of Object.entries(files)) put(path, content)
  const { db, context } = await contextOf(root)
  t.after(async () => {
    await db.destroy()
    rmSync(root, { recursive: true, force: true })
  })
  return {
    root,
    db,
    context,
    put,
    read: path => readFileSync(join(root, path), 'utf8'),
    bytes: path => readFileSync(join(root, path)),
    leftovers: () => readdirSync(root).filter(name => name.endsWith('.tmp')),
    async task(title) {
      const { plan } = await fresh(context)
      const found = plan.tasks.find(task => task.title === title)
      if (!found) throw new Error(`no task "${title}" among ${plan.tasks.map(task => task.title).join(', ')}`)
      return found
    },
    async audit() {
      const rows = await db.selectFrom('audit').select(['seq', 'action', 'subject', 'undone_by']).orderBy('seq').execute()
      return rows.map(row => ({ seq: row.seq, action: row.action, subject: row.subject, undoneBy: row.undone_by }))
    },
  }
}

/** Opens the database beside the files of `root`. */
export async function contextOf(root: string): Promise<{ db: Database; context: ActionContext }> {
  mkdirSync(join(root, '.uptake'), { recursive: true })
  const db = await openDatabase(join(root, '.uptake', 'uptake.db'))
  const [ref] = discover([root], root)
  const context: ActionContext = {
    db,
    actor: { kind: 'cli', name: 'ada', origin: 'test' },
    now: NOW,
    ref: ref!,
    compile: async loaded => (await recordReading(db, loaded, TODAY, NOW)).plan,
  }
  return { db, context }
}
