import { byteCount, countOf } from '../length.ts'
import type { Limits } from '../../channels/channel.ts'
import { bodyFor } from '../model.ts'
import { top, type Finding, type LintInput, type LintRule } from './rule.ts'

/** A post that the channel would refuse: too long, too many posts, too many files. */
export const tooLong: LintRule = {
  id: 'too-long',
  title: 'More than the channel takes',
  severity: 'error',
  *check(input) {
    for (const { channel, limits, rendition } of input.uses) {
      if (limits === null || rendition === null) continue
      const source = bodyFor(input.item, channel)?.sections[0]?.source ?? top(input)
      const own = `write a text of its own (<!-- channel: ${channel} -->)`
      for (const [index, part] of rendition.parts.entries()) {
        const post = rendition.parts.length > 1 ? `post ${index + 1}` : 'the text'
        const length = countOf(part.text, limits.counted)
        const over = length - limits.length
        if (over > 0)
          yield {
            message: `${channel}: ${post} has ${length} of ${limits.length} ${unitOf(limits.counted)}.`,
            remedy: `Cut ${over}, or ${own}.`,
            source,
          }
        else if (limits.bytes !== undefined && byteCount(part.text) > limits.bytes)
          yield {
            message: `${channel}: ${post} has ${byteCount(part.text)} of ${limits.bytes} bytes.`,
            remedy: `Shorten it, or ${own}.`,
            source,
          }
        if (part.media.length > limits.media)
          yield {
            message: `${channel}: ${post} has ${part.media.length} files; the channel takes ${limits.media}.`,
            remedy: 'Drop some, or spread them over posts (part: 2).',
            source,
          }
      }
      yield* comment(input, channel, limits, rendition.comment ?? '')
      if (rendition.parts.length > limits.parts)
        yield {
          message: `${channel}: ${rendition.parts.length} posts; a thread has at most ${limits.parts}.`,
          remedy: `Shorten it, or ${own}.`,
          source,
        }
    }
  },
}

/** A first comment is a post of its own there, and is counted as one. */
function* comment(input: LintInput, channel: string, limits: Limits, text: string): Iterable<Finding> {
  const written = input.item.comments?.findLast(each => each.channel === channel || each.channel === null)
  const source = written?.source ?? top(input)
  const most = limits.comment ?? limits.length
  const length = countOf(text, limits.counted)
  if (length > most)
    yield {
      message: `${channel}: the first comment has ${length} of ${most} ${unitOf(limits.counted)}.`,
      remedy: `Cut ${length - most}, or write one for ${channel} (first-comment below the channel).`,
      source,
    }
  else if (limits.bytes !== undefined && limits.comment === undefined && byteCount(text) > limits.bytes)
    yield {
      message: `${channel}: the first comment has ${byteCount(text)} of ${limits.bytes} bytes.`,
      remedy: `Shorten it, or write one for ${channel} (first-comment below the channel).`,
      source,
    }
}

const UNITS: Readonly<Record<string, string>> = { weighted: 'weighted characters', bytes: 'bytes' }
const unitOf = (counted: string): string => UNITS[counted] ?? 'characters'
