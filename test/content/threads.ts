/** Holds threads of generated texts against the limits of a channel: within them, numbered, nothing lost, nothing torn. */
import assert from 'node:assert/strict'
import type { Limits } from '../../src/channels/channel.ts'
import { countOf, graphemeCount } from '../../src/content/length.ts'
import { splitThread } from '../../src/content/split.ts'

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, '')

/** Returns how many texts became threads. `isValid` is the platform's own word on a post. */
export function holdThreads(texts: readonly string[], limits: Limits, isValid: (post: string) => boolean = () => true): number {
  let threads = 0
  for (const text of texts) {
    const parts = splitThread([text], limits, { language: null, numbered: true })
    const bare = parts.length > 1 ? parts.map(part => part.replace(/ \(\d+\/\d+\)$/, '')) : parts
    if (parts.length > 1) {
      threads++
      parts.forEach((part, index) => assert.ok(part.endsWith(` (${index + 1}/${parts.length})`), part))
    }
    assert.equal(squeezed(bare.join('')), squeezed(text))
    // A cut never goes through a visible character: there are as many before as after.
    assert.equal(graphemeCount(squeezed(bare.join('\n'))), graphemeCount(squeezed(text)))
    for (const part of parts) {
      // An address that alone is longer than a post cannot be cut.
      const longAddress = limits.length < 100 && /https?:\/\/\S{30,}/.test(part)
      if (!longAddress) assert.ok(countOf(part, limits.counted) <= limits.length, `${countOf(part, limits.counted)}: ${part}`)
      assert.ok(isValid(part), part)
    }
    for (const address of text.match(/https?:\/\/[\w./-]+/g) ?? [])
      assert.ok(
        bare.some(part => part.includes(address)),
        address,
      )
  }
  return threads
}
