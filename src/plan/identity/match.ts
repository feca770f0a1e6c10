/** Which item of an earlier reading is which of the new one: by sameness first, then by likeness, never by line number. */
import type { Item } from './items.ts'

export type Match = { before: Item | null; after: Item | null }
const LIKE = 0.5
const MOST_CANDIDATES = 40

/** Pairs items of one kind. Near-linear: only what is left after exact pairing is compared, and only where a rare word is shared. */
export function matchItems(before: Item[], after: Item[]): Match[] {
  const matches: Match[] = []
  let left = new Set(before)
  let open: Item[] = after
  for (const key of [(item: Item) => `${item.section}\n${item.title}`, (item: Item) => item.title]) {
    const queue = new Map<string, Item[]>()
    for (const item of before)
      if (left.has(item)) {
        const k = key(item)
        const list = queue.get(k)
        if (list) list.push(item)
        else queue.set(k, [item])
      }
    open = open.filter(item => {
      const list = queue.get(key(item))
      const found = list && nearest(list, item)
      if (!found) return true
      list.splice(list.indexOf(found), 1)
      left.delete(found)
      matches.push({ before: found, after: item })
      return false
    })
  }
  const pairs = likely([...left], open)
  const taken = new Set<Item>()
  for (const { before: old, after: item } of pairs) {
    if (!left.has(old) || taken.has(item)) continue
    left.delete(old)
    taken.add(item)
    matches.push({ before: old, after: item })
  }
  for (const old of left) matches.push({ before: old, after: null })
  for (const item of open) if (!taken.has(item)) matches.push({ before: null, after: item })
  return matches
}
/** Of equals, the one in the same section and the next in order. */
function nearest(list: Item[], item: Item): Item | undefined {
  return list.find(other => other.section === item.section) ?? list[0]
}

/** Candidate pairs above the threshold, most alike first. */
function likely(left: Item[], open: Item[]): { before: Item; after: Item; score: number }[] {
  const index = new Map<string, Item[]>()
  for (const item of left)
    for (const word of new Set(item.title.split(' '))) {
      const list = index.get(word)
      if (list) list.push(item)
      else index.set(word, [item])
    }
  const grams = new Map<Item, Set<string>>()
  const pairs: { before: Item; after: Item; score: number }[] = []
  for (const item of open) {
    const candidates = new Set<Item>()
    const words = [...new Set(item.title.split(' '))]
      .filter(word => index.has(word))
      .sort((a, b) => index.get(a)!.length - index.get(b)!.length)
    for (const word of words)
      for (const other of index.get(word)!) {
        if (candidates.size >= MOST_CANDIDATES) break
        candidates.add(other)
      }
    for (const other of candidates) {
      const score = likeness(bigrams(item, grams), bigrams(other, grams)) * 0.85 + (item.section === other.section ? 0.15 : 0)
      if (score >= LIKE) pairs.push({ before: other, after: item, score })
    }
  }
  return pairs.sort((a, b) => b.score - a.score || Math.abs(a.before.index - a.after.index) - Math.abs(b.before.index - b.after.index))
}
function bigrams(item: Item, known: Map<Item, Set<string>>): Set<string> {
  let set = known.get(item)
  if (!set) {
    set = new Set()
    for (let i = 0; i < Math.min(item.title.length, 300) - 1; i++) set.add(item.title.slice(i, i + 2))
    if (item.title.length === 1) set.add(item.title)
    known.set(item, set)
  }
  return set
}
/** Dice coefficient of two sets. */
function likeness(a: Set<string>, b: Set<string>): number {
  let both = 0
  for (const gram of a) if (b.has(gram)) both++
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size)
}
