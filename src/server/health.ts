/** Is it well? Not that the process runs counts, but that what is due goes out. */
import { LATE, sendingHealth, type SendingHealth } from '../db/due.ts'
import type { Live } from './live.ts'

export type Health = {
  /** False: a due delivery has been waiting for minutes and nobody takes it. */
  ok: boolean
  workspaces: number
  /** Age of the oldest delivery that is due and not taken, in seconds; 0 when none is. */
  oldestDueSeconds: number
  sending: ({ id: string } & SendingHealth)[]
  /** Readings of files that failed. */
  failures: { id: string; message: string | null }[]
}

export async function healthOf(all: readonly Live[]): Promise<Health> {
  const sending: Health['sending'] = []
  for (const live of all) {
    if (!live.speaks) continue
    const { db, now } = live.actionContext({ kind: 'job', name: 'health', origin: 'server' })
    sending.push({ id: live.ref.id, ...(await sendingHealth(db, now, [live.ref.id])) })
  }
  const oldest = Math.max(0, ...sending.map(each => each.oldest))
  return {
    ok: oldest <= LATE,
    workspaces: all.length,
    oldestDueSeconds: Math.round(oldest / 1000),
    sending,
    failures: all.filter(live => live.failure !== null).map(live => ({ id: live.ref.id, message: live.failure })),
  }
}
