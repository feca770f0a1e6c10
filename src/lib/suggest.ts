/** "Did you mean …?" for commands, flags, keys and paths. Browser-safe. */

/** Edits between two words (optimal string alignment: a swap of neighbours counts as one). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_\s]/g, '')

/** The word that the user most likely meant, or null when none is near (more than a third of it differs). */
export function nearest(word: string, words: Iterable<string>): string | null {
  let best: string | null = null
  let least = Infinity
  const wanted = plain(word)
  for (const candidate of words) {
    const known = plain(candidate)
    const cost = known.startsWith(wanted) && wanted.length > 1 ? 0.5 : distance(wanted, known)
    if (cost < least && cost <= Math.max(1, Math.max(wanted.length, known.length) / 3)) {
      best = candidate
      least = cost
    }
  }
  return best
}
