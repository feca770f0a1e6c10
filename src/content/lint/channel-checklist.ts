import { addressesIn } from '../links.ts'
import { top, type Finding, type LintInput, type LintRule, type Use } from './rule.ts'

/** What a channel asks for beyond the text, and what the workspace wants a person to have ticked for it. */
export const channelChecklist: LintRule = {
  id: 'channel-checklist',
  title: 'The checklist of a channel is not done',
  severity: 'warning',
  *check(input) {
    for (const use of input.uses) {
      if (use.rendition === null) continue
      yield* missing(input, use)
      yield* unticked(input, use)
    }
  },
}

function* missing(input: LintInput, { channel, rendition, needs = {} }: Use): Iterable<Finding> {
  if (rendition === null) return
  const { title, link, canonical, parts, tags, options } = rendition
  const source = input.item.channels.find(each => each.name === channel)?.source ?? top(input)
  const finding = (message: string, remedy: string): Finding => ({ message: `${channel}: ${message}`, remedy, source, severity: 'error' })
  if (needs.title !== undefined && title === null) yield finding('it has no title.', 'Add "title:" to the front matter.')
  const over = needs.title === undefined || title === null ? 0 : [...title].length - needs.title.most
  if (over > 0)
    yield finding(`the title is ${over} too long (at most ${needs.title!.most}).`, `Give it a shorter "title:" below ${channel}.`)
  if (needs.link === true && link === null && parts.every(part => addressesIn(part.text).length === 0))
    yield finding('it leads nowhere.', 'Add "link:" with the address.')
  if (needs.tags !== undefined && tags.length > needs.tags.most)
    yield finding(`${tags.length} tags; it takes ${needs.tags.most}.`, `Give it its own "tags:" below ${channel}.`)
  if (needs.picture === true && parts.every(part => part.media.length === 0))
    yield finding('it has no picture.', 'Add one under "assets:", with alt text.')
  for (const option of needs.options ?? [])
    if ((options[option] ?? '') === '') yield finding(`"${option}" is not said.`, `Add "${option}:" below ${channel}.`)
  const leads = (link ?? canonical) !== null && options['kind'] !== 'self'
  if (needs.posts === 'text' && leads)
    yield finding('links are forbidden there, and it goes out as one.', `Say "kind: self" below ${channel}: the text goes out.`)
  if (needs.posts === 'link' && !leads) yield finding('texts are forbidden there, and it goes out as one.', 'Add "link:" with the address.')
  for (const [option, most] of Object.entries(needs.lengths ?? {})) {
    const more = [...(options[option] ?? '')].length - most
    if (more > 0) yield finding(`"${option}" is ${more} too long (at most ${most}).`, `Shorten "${option}:" below ${channel}.`)
  }
}

function* unticked({ item, ...input }: LintInput, { channel, checklist = [] }: Use): Iterable<Finding> {
  const ticked = new Set(item.checks[channel] ?? [])
  for (const entry of checklist)
    if (!ticked.has(entry))
      yield {
        message: `${channel}: "${entry}" is not ticked.`,
        remedy: `When it is done: checks: { ${channel}: { "${entry}": true } }`,
        source: item.places['checks'] ?? item.channels.find(each => each.name === channel)?.source ?? top({ item, ...input }),
      }
}
