/** What differs between what was on the screen and what is there now, for one channel. Pure. */
import { diffArrays, diffLines } from 'diff'

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
const MOST_EDITS = 1_500

/**
 * What a reader takes for one thing: an address, a word, a number with its points, a space, a sign. Scripts that write no
 * spaces are read character by character.
 */
const TOKENS =
  /https?:\/\/\S+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_'’-]*|\s+|./gsu

/** Words that were added and removed; where nearly all is new, lines. */
export function runsOf(before: string, after: string): Run[] {
  const words = diffArrays(before.match(TOKENS) ?? [], after.match(TOKENS) ?? [], { maxEditLength: MOST_EDITS })
  if (words !== undefined) return joined(words.map(({ added, removed, value }) => runOf(added, removed, value.join(''))))
  const lines = diffLines(before, after, { maxEditLength: MOST_EDITS })
  if (lines !== undefined) return lines.map(({ added, removed, value }) => runOf(added, removed, value))
  return [runOf(false, true, before), runOf(true, false, after)]
}
const runOf = (added: boolean, removed: boolean, text: string): Run => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })

/** Words that changed side by side read as one change: a space alone between two changes belongs to both. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [i, run] of runs.entries()) {
    const next = runs[i + 1]
    if (run.kind === 'removed') removed += run.text
    else if (run.kind === 'added') added += run.text
    else if (removed !== '' && added !== '' && next !== undefined && /^[^\S\n]+$/.test(run.text))
      [removed, added] = [removed + run.text, added + run.text]
    else {
      flush()
      result.push(run)
    }
  }
  flush()
  return result
}
