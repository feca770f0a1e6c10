/** A content file → what every channel gets of it and what is wrong with it: the same for the command line, the server and the editor. Pure. */
import type { Limits, Needs, Rendition } from '../channels/channel.ts'
import { placesOf } from '../lib/places.ts'
import type { Problem, Severity } from '../plan/model.ts'
import type { Ledger } from './claims.ts'
import { countOf } from './length.ts'
import type { Duplicates } from './lint/duplicates.ts'
import { lint } from './lint/index.ts'
import type { Links, Use, Words } from './lint/rule.ts'
import type { ContentItem, ParsedContent } from './model.ts'
import { renditionOf, type RenditionInput } from './rendition.ts'

/** What is known of a channel where a piece is written. `checklist`: what a person ticks before it goes out. */
export type ChannelFacts = { limits: Limits; needs: Needs; checklist: readonly string[] }
/** What a workspace says about all of its content. */
export type ExamineSetup = {
  /** By the name in the workspace. */
  channels: ReadonlyMap<string, ChannelFacts>
  /** Hosts of the project: links to them carry UTM parameters. */
  hosts: readonly string[]
  words: Words
  rules: Readonly<Record<string, 'off' | Severity>>
  /** Null where there is no ledger. */
  claims: Ledger | null
  /** True: a number without a proven claim is an error. */
  claimsRequired: boolean
  duplicates: Duplicates
  /** What addresses answered when they were asked last. */
  links?: Links
}
export type Examined = { uses: Use[]; problems: Problem[] }

/** What each channel of an item gets. */
export function usesOf(item: ContentItem, files: NonNullable<RenditionInput['files']>, { channels, hosts }: ExamineSetup): Use[] {
  return item.channels.map(({ name }): Use => {
    const facts = channels.get(name) ?? null
    return {
      channel: name,
      limits: facts?.limits ?? null,
      rendition: facts === null ? null : renditionOf({ item, channel: name, limits: facts.limits, hosts, files }),
      needs: facts?.needs ?? {},
      checklist: facts?.checklist ?? [],
    }
  })
}

/** `files`: bytes of what lies beside the file, by the name in it. */
export function examine(parsed: ParsedContent, text: string, files: NonNullable<RenditionInput['files']>, setup: ExamineSetup): Examined {
  const { item, problems } = parsed
  const uses = usesOf(item, files, setup)
  const { words, claims, claimsRequired, duplicates, links, rules } = setup
  const place = placesOf(text, item.file)
  const found = lint({ item, text, place, uses, words, claims, claimsRequired, duplicates, files, ...(links && { links }) }, rules)
  return { uses, problems: [...problems, ...found] }
}

/** Lengths of the posts of a rendition, as the channel counts them. */
export const lengthsOf = (rendition: Rendition, { counted }: Limits): number[] => rendition.parts.map(part => countOf(part.text, counted))
