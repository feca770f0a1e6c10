/** What differs between what was on the screen and what is there now, for one channel. Pure. */
import { diffLines, diffWordsWithSpace } from 'diff'

/** What an approval is of, as `digestedText` writes it. */
export type Body = {
  title: string | null
  parts: readonly { text: string; html: string | null; media: readonly { name: string; alt: string; size: number; sha256: string }[] }[]
  canonical: string | null
  link: string | null
  tags: readonly string[]
  language: string | null
  options: Readonly<Record<string, string>>
}
export type Run = { kind: 'same' | 'added' | 'removed'; text: string }
/** One place that differs: `post` is the post of a thread, from 1, where there are several. */
export type Field = 'title' | 'text' | 'media' | 'link' | 'canonical' | 'tags' | 'language' | 'option'
export type Change = { field: Field; post: number | null; name: string | null; before: string; after: string; runs: readonly Run[] }

export const bodyOf = (text: string): Body => JSON.parse(text) as Body

/** Everything that differs, the text of posts first. Empty: nothing does. */
export function compare(before: Body, after: Body): Change[] {
  const changes: Change[] = []
  const say = (field: Field, was: string, is: string, post: number | null = null, name: string | null = null): void => {
    if (was !== is) changes.push({ field, post, name, before: was, after: is, runs: runsOf(was, is) })
  }
  say('title', before.title ?? '', after.title ?? '')
  const posts = Math.max(before.parts.length, after.parts.length)
  for (let i = 0; i < posts; i++) {
    const [was, is] = [before.parts[i], after.parts[i]]
    const post = posts > 1 ? i + 1 : null
    say('text', was?.text ?? '', is?.text ?? '', post)
    say('media', mediaOf(was), mediaOf(is), post)
  }
  say('link', before.link ?? '', after.link ?? '')
  say('canonical', before.canonical ?? '', after.canonical ?? '')
  say('tags', before.tags.join(', '), after.tags.join(', '))
  say('language', before.language ?? '', after.language ?? '')
  for (const name of new Set([...Object.keys(before.options), ...Object.keys(after.options)]))
    say('option', before.options[name] ?? '', after.options[name] ?? '', null, name)
  return changes
}

/** A file whose bytes changed under the same name is told by the beginning of its SHA-256. */
const mediaOf = (part: Body['parts'][number] | undefined): string =>
  (part?.media ?? []).map(({ name, alt, sha256 }) => `${name} (${sha256.slice(0, 12)}): ${alt}`).join('\n')

/** Steps after which two texts have so little in common that lines are compared in place of words. */
const MOST_EDITS = 4_000

/** Words that were added and removed; where nearly all is new, lines. */
export function runsOf(before: string, after: string): Run[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS }) ?? diffLines(before, after, { maxEditLength: MOST_EDITS })
  if (found === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return found.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
}
