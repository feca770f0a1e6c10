/** Kills a collection at random moments and starts it again, until it ends; for the test and the bench. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportLines } from '../../src/db/exchange/export.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { RunResult } from '../../src/collect/run.ts'
import { serveRepository } from './big-repository.ts'

export type Resumed = {
  /** Kills that hit a running collection, and requests of the uninterrupted run, of the killed ones together and of a run right after. */
  kills: number
  plain: number
  killed: number
  again: number
  samples: number
  /** Whether both databases hold the same samples, byte for byte in their export. */
  same: boolean
}

/** Milliseconds until a collection has begun: a kill before says nothing. */
const startTime = 250

/** @param moments in [0, 1]: of the time of an uninterrupted run */
export async function killAndResume(items: number, moments: readonly number[]): Promise<Resumed> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-resume-'))
  const server = await serveRepository(items)
  try {
    const whole = join(folder, 'whole.db')
    const began = performance.now()
    await toTheEnd(server.base, whole)
    const time = performance.now() - began
    const plain = server.requests()
    const first = await samplesIn(whole)
    await toTheEnd(server.base, whole)
    const again = server.requests() - plain
    const cut = join(folder, 'cut.db')
    const before = server.requests()
    let kills = 0
    let same = true
    const compare = async (): Promise<void> => {
      same &&= first.join('\n') === (await samplesIn(cut)).join('\n')
    }
    for (const moment of moments) {
      // Killed until it was hit so often: one that ended before is compared and begun anew.
      while (!(await killedAfter(server.base, cut, startTime + moment * (time - startTime)))) {
        await compare()
        for (const end of ['', '-wal', '-shm']) rmSync(cut + end, { force: true })
      }
      kills++
    }
    await toTheEnd(server.base, cut)
    await compare()
    return { kills, plain, killed: server.requests() - before, again, samples: first.length, same }
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const start = (base: string, database: string) =>
  spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'collect-child.ts'), base, database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

function toTheEnd(base: string, database: string): Promise<RunResult> {
  const child = start(base, database)
  let out = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('close', code => {
      if (code !== 0) return reject(new Error(`the collection ended with ${code}`))
      const result = JSON.parse(out) as RunResult
      return result.error === null ? resolve(result) : reject(new Error(result.error.message))
    })
  })
}

/** @returns false when it had ended before it was killed */
function killedAfter(base: string, database: string, milliseconds: number): Promise<boolean> {
  const child = start(base, database)
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  return new Promise(resolve => {
    child.once('close', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

async function samplesIn(database: string): Promise<string[]> {
  const db = await openDatabase(database)
  try {
    const lines: string[] = []
    for await (const some of exportLines(db, 'big')) lines.push(...some.split('\n').filter(line => line.includes('"table":"sample"')))
    return lines
  } finally {
    await db.destroy()
  }
}
