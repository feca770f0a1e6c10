/** What plans call the platform that a channel posts to. Pure. */
import { platforms } from '../plan/lexicon/index.ts'

/** A plug-in as far as plans know it. */
export type Kind = { name: string; title: string; platform?: string }

/**
 * Names by which a plan may mean a channel: that of its platform as plans are read ("Twitter" → x), of its plug-in, and its own.
 * @param name as content files call it; `kind`: the plug-in behind it, null where nobody knows it
 */
export function platformsOf(name: string, kind: Kind | null): readonly string[] {
  const known = kind === null ? [] : [kind.platform ?? meant(kind.title), kind.name]
  return [...new Set([...known, meant(name), name].filter(each => each !== null))]
}

/** The platform that a name begins with: "LinkedIn page" is of LinkedIn, "team-x" of nobody knows what. */
export function meant(name: string): string | null {
  const first = platforms(name)[0]
  return first?.from === 0 ? first.id : null
}
