/** All ways by name, each loaded only when it is used. */
import type { Way } from './way.ts'

export const ways: Readonly<Record<string, () => Promise<{ way: Way }>>> = {
  discord: () => import('./discord.ts'),
  slack: () => import('./slack.ts'),
  smtp: () => import('./smtp.ts'),
  webhook: () => import('./webhook.ts'),
}

/** @returns null when there is no way of this name */
export async function loadWay(name: string): Promise<Way | null> {
  const load = Object.hasOwn(ways, name) ? ways[name] : undefined
  return load === undefined ? null : (await load()).way
}
