/** Pages of the dashboard in real Chromium. */
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { findChromium } from '../src/actions/print-pdf.ts'
import { silentLog } from '../src/lib/log.ts'
import { startServer, type Running } from '../src/server/start.ts'
import type { WorkspaceRef } from '../src/workspace/discover.ts'
import { row, type Row } from './measure.ts'

/** The browser, or null where none is installed. */
export async function openChromium(): Promise<Browser | null> {
  const executablePath = process.env['CHROMIUM'] ?? findChromium(process.env)
  if (executablePath === null || !existsSync(executablePath)) return null
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
export const NO_CHROMIUM: Row = row('in Chromium', 'skipped: it is not installed')

/** A server on loopback, which sends nothing. `now`: the time that it takes it to be; `memory`: it keeps nothing. */
export const serve = (
  workspaces: WorkspaceRef[],
  { now = () => new Date(), memory = false }: { now?: () => Date; memory?: boolean } = {},
): Promise<Running> =>
  startServer({ workspaces, port: 0, host: '127.0.0.1', clock: { now }, log: silentLog, env: {}, sample: true, memory })
