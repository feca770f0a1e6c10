/** A workspace with rules for reviews, on a database of either engine; actions in anybody's name. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import type { Actor } from '../../src/db/audit.ts'
import type { Database } from '../../src/db/open.ts'
import { discover } from '../../src/workspace/discover.ts'

/** A Saturday at noon in Berlin. */
export const NOW = Date.parse('2026-11-21T11:00:00Z')
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const RULES = `review:
  by: [maintainer, legal]
  not-author: true
  emergency:
    by: maintainer
    outside: Mon-Fri 09:00-18:00
  kinds:
    - format: article
      approvals: 2
      every: legal
`
export const CONFIG = `project:
  name: Kestrel
timezone: Europe/Berlin
people:
  - { id: ada, name: Ada Lovelace, role: maintainer, handles: { email: ada@example.org, github: ada-l } }
  - { id: grace, name: Grace Hopper, role: maintainer, handles: { email: grace@example.org } }
  - { id: sam, name: Sam Vimes, role: legal }
channels:
  rehearsal: { channel: "null" }
  blog: { channel: "null" }
`
export const piece = (id: string, text: string, front = 'author: ada'): string =>
  `---\nid: ${id}\ntitle: Title of ${id}\nstate: ready\n${front}\nchannels: [rehearsal, blog]\n---\n\n${text}\n`

export type Desk = {
  root: string
  db: Database
  context: ActionContext
  /** The same at another time, or by somebody else. */
  at(now: number): ActionContext
  as(name: string, kind?: Actor['kind']): ActionContext
  put(path: string, text: string): void
  read(path: string): string
  audit(): Promise<string[]>
  git(...args: string[]): string
}

export function desk(t: TestContext, db: Database, files: Record<string, string> = {}, config = CONFIG + RULES): Desk {
  const root = mkdtempSync(join(tmpdir(), 'uptake-review-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  put('.gitignore', '.uptake/\n')
  put('uptake.yml', config)
  put('plan/plan.md', '# Plan\n\n- [ ] Write\n')
  for (const [path, text] of Object.entries(files)) put(path, text)
  const context: ActionContext = {
    db,
    actor: { kind: 'cli', name: 'grace', origin: 'test' },
    now: NOW,
    ref: discover([root], root)[0]!,
    compile: () => Promise.reject(new Error('no plan is needed')),
  }
  return {
    root,
    db,
    context,
    at: now => ({ ...context, now }),
    as: (name, kind = 'cli') => ({ ...context, actor: { kind, name, origin: 'test' } }),
    put,
    read: path => readFileSync(join(root, path), 'utf8'),
    audit: async () =>
      (await db.selectFrom('audit').select(['action', 'subject', 'actor_name']).orderBy('seq').execute()).map(
        row => `${row.actor_name}: ${row.action} ${row.subject}`,
      ),
    git: (...args) =>
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          HOME: root,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_AUTHOR_DATE: '@1795000000 +0000',
          GIT_COMMITTER_DATE: '@1795000000 +0000',
        },
      }),
  }
}
