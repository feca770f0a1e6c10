import { plainOf } from '../markdown.ts'
import { bodyFor } from '../model.ts'
import { top, type LintRule } from './rule.ts'

/** Nothing to publish, or nowhere to publish it. */
export const empty: LintRule = {
  id: 'empty-piece',
  title: 'Nothing to publish, or nowhere to publish it',
  severity: 'error',
  *check(input) {
    const { item } = input
    const isEmpty = (channel: string): boolean =>
      (bodyFor(item, channel)?.sections ?? []).every(
        section => plainOf(section.text).text.trim() === '' && plainOf(section.text).pictures.length === 0,
      )
    const without = item.channels.filter(use => isEmpty(use.name))
    if (item.channels.length === 0) {
      yield { message: 'The piece names no channel.', remedy: 'Add "channels:" with the names of channels.', source: top(input) }
      if (isEmpty('')) yield { message: 'The piece has no text.', remedy: 'Write it below the front matter.', source: top(input) }
    } else if (without.length === item.channels.length)
      yield { message: 'The piece has no text.', remedy: 'Write it below the front matter.', source: top(input) }
    else
      for (const use of without)
        yield {
          message: `There is no text for ${use.name}.`,
          remedy: `Write one for all channels, or one under <!-- channel: ${use.name} -->.`,
          source: use.source,
        }
    for (const { channel, limits } of input.uses)
      if (limits === null)
        yield {
          message: `There is no channel "${channel}".`,
          remedy: 'Write the name of a channel that Uptake knows.',
          source: item.channels.find(use => use.name === channel)?.source ?? top(input),
        }
  },
}
