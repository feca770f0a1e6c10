import { readFileSync } from 'node:fs'

/** The version in package.json. */
export function version(): string {
  const data: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof data === 'object' && data !== null && 'version' in data ? String(data.version) : '0.0.0'
}
