/** A database with something in every table. */
import { record, markUndone } from '../../src/db/audit.ts'
import { putAnnotations } from '../../src/db/annotations.ts'
import { addApproval, voidApprovals } from '../../src/db/approvals.ts'
import { addLink, endLink } from '../../src/db/review-links.ts'
import { addNote, settleNotes } from '../../src/db/review-notes.ts'
import { keepReviewed, putLook } from '../../src/db/reviewed.ts'
import { putAnswer } from '../../src/db/answers.ts'
import { putRun } from '../../src/db/collector-runs.ts'
import { addCollectors, endRun, leaseRuns } from '../../src/db/collector-state.ts'
import type { Database } from '../../src/db/open.ts'
import { addReading } from '../../src/db/readings.ts'
import { putSamples } from '../../src/db/samples.ts'
import { compile } from '../../src/plan/compile.ts'

export const T0 = Date.UTC(2026, 2, 1)
const DAY = 86_400_000
const actor = { kind: 'cli', name: 'ada', origin: '/home/ada' } as const

export async function fill(db: Database, workspace: string): Promise<void> {
  for (const [i, text] of ['# A\n\n- [ ] Zebra\n- [ ] apple\n- [ ] Äpfel\n', '# A\n\n- [ ] Zebra\n- [x] apple\n'].entries()) {
    const { plan } = compile([{ path: 'a.md', text }], { today: '2026-03-01' })
    await addReading(db, { workspace, root: `/${workspace}`, name: workspace, at: T0 + i, digest: `${i}`, plan, diff: null })
  }
  const entry = { at: T0, workspace, actor, action: 'tick', subject: 'x', before: [{ path: 'a.md', text: 'Ä\u0000"' }], after: undefined }
  const first = await record(db, entry)
  const second = await record(db, { ...entry, action: 'undo' })
  await markUndone(db, first, second)
  const answer = await putAnswer(db, workspace, {
    url: 'https://api.example.org/a?b=c',
    request: '',
    status: 200,
    headers: { etag: '"1"', 'content-type': 'application/json', 'set-cookie': 'session=1' },
    body: JSON.stringify({ stars: 10, text: 'ü'.repeat(1000) }),
    fetchedAt: T0,
  })
  await putRun(db, workspace, {
    collector: 'github',
    instance: 'github',
    startedAt: T0,
    settings: { repo: 'b/x', token: 'GITHUB_TOKEN' },
    secrets: ['token'],
    cursor: '{"é": 1}',
    from: null,
    exchanges: [{ url: 'https://api.example.org/a?b=c', request: '', asked: T0, at: T0, outcome: { answer, unchanged: false } }],
    outside: false,
    whole: true,
  })
  await addCollectors(
    db,
    workspace,
    [
      { collector: 'github', instance: '' },
      { collector: 'Csv', instance: 'é' },
    ],
    T0,
  )
  const [state] = await leaseRuns(db, {
    owner: 'w1',
    now: T0,
    for: DAY,
    limit: 1,
    workspaces: [workspace],
    only: { collector: 'github', instance: '' },
  })
  const samples = ['b/x', 'B/y', 'a/é', 'á/b'].flatMap(repo =>
    [0, 1, 2].map(day => ({
      metric: 'github.stars',
      labels: { repo, lang: 'de' },
      at: T0 + day * DAY,
      span: 0,
      value: day === 1 ? null : day + 0.1,
      source: 'https://api.example.org/a',
      method: 'api',
      fetchedAt: T0 + day,
      flags: day === 1 ? (['gap'] as const) : (['partial', 'inflated'] as const),
      answer,
    })),
  )
  await putSamples(db, workspace, samples, { collector: 'github', instance: '', cursor: '{"page":3}', fence: state?.fence ?? 0 })
  await endRun(db, state!, {
    at: T0 + 5,
    error: { kind: 'later', message: 'Asked too often.', hint: null },
    requests: 7,
    samples: 12,
    quota: { 'api.example.org': { limit: 60, remaining: 0, resetAt: T0 + 9 } },
    nextRunAt: T0 + DAY,
  })
  await putAnnotations(
    db,
    workspace,
    [
      { id: 'r1', at: T0, label: 'v1.0 “Ä” \u2028 next', kind: 'release', source: 'github', metric: null },
      { id: 'R2', at: T0 + DAY, label: 'A talk', kind: 'talk', source: 'ada', metric: 'github.stars' },
    ],
    T0,
  )
  const of = { workspace, item: 'a', channel: 'x', digest: 'd1' }
  await addApproval(db, { ...of, id: `${workspace} yes`, person: 'sam', at: T0, kind: 'link', authors: ['Ä'], vouched: 'ada' })
  await voidApprovals(db, { ...of, digest: null }, T0 + 1)
  await keepReviewed(db, workspace, [{ item: 'a', channel: 'x', digest: 'd1', body: '{"text":"Ä\u2028"}' }], T0)
  await putLook(db, workspace, { item: 'a', channel: 'x', person: 'sam', digest: 'd1', at: T0 })
  const note = { item: 'a', channel: null, person: 'sam', at: T0, digests: { x: 'd1' } }
  await addNote(db, workspace, { ...note, id: `${workspace} note`, kind: 'changes', text: 'Prove it.' })
  await settleNotes(db, workspace, [`${workspace} note`], 'ada', T0 + 2)
  const link = { item: 'a', channels: ['x'], person: 'sam', madeBy: 'ada', madeAt: T0, expiresAt: T0 + DAY }
  await addLink(db, workspace, { ...link, id: `${workspace} link`, tokenHash: `hash of ${workspace}` })
  await endLink(db, workspace, `${workspace} link`, 'withdrawn', T0 + 3)
}
