/** The Chromium of the browser tests. Where the suite itself has to see to it, a missing one is a failure and no skip. */
import { existsSync } from 'node:fs'

/** Debian's Chromium without a window opens a page in two thirds of the time. */
const SHELL = '/usr/bin/chromium-headless-shell'
export const chromiumPath = process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')
/** Why tests that need it cannot run here; false when they can. */
export const noChromium = existsSync(chromiumPath) || process.env['CI'] !== undefined ? false : 'Chromium is not installed'
