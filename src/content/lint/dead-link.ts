import { addressesIn } from '../links.ts'
import { placeIn, sectionsOf, top, type Finding, type LintRule } from './rule.ts'

/** Addresses that answered last that nothing is there. Nothing is asked here: `uptake content --links` asks. */
export const deadLink: LintRule = {
  id: 'dead-link',
  title: 'An address at which nothing is',
  severity: 'warning',
  *check(input) {
    const { item, links } = input
    if (links === undefined || links.size === 0) return
    const finding = (address: string, source: Finding['source']): Finding[] => {
      const known = links.get(address)
      if (known?.state !== 'dead') return []
      return [
        {
          message: `Nothing is at ${address}${known.detail === null ? '' : `: ${known.detail}`}.`,
          remedy: 'Correct the address, or take the link out.',
          source,
        },
      ]
    }
    for (const section of sectionsOf(item)) {
      const written = input.text.slice(section.from, section.to)
      for (const { address, from, to } of addressesIn(written)) yield* finding(address, placeIn(input, section, from, to - from))
    }
    for (const key of ['link', 'canonical'] as const) {
      const address = item[key]
      if (address !== null) yield* finding(address, item.places[key] ?? top(input))
    }
  },
}

/** Every address that a piece leads to, once. */
export function addressesOf({ item, text }: { item: Parameters<typeof sectionsOf>[0]; text: string }): string[] {
  const inText = sectionsOf(item).flatMap(section => addressesIn(text.slice(section.from, section.to)).map(each => each.address))
  const own = item.channels.flatMap(({ link, canonical }) => [link === false ? null : link, canonical])
  return [...new Set([...inText, item.link, item.canonical, ...own].filter(each => each !== null))]
}
