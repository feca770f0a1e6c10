/** Begins content files from what happened elsewhere: a release of the repository, or the entries of a feed. Never twice. */
import { gitIn } from '../channels/door/git.ts'
import type { ContentItem } from '../content/model.ts'
import { bareAddress } from '../content/links.ts'
import { harmless, type NewPiece } from '../content/new-piece.ts'
import { UserError } from '../lib/errors.ts'
import { highlights } from '../sources/changelog.ts'
import { readFeed, type Entry, type Feed } from '../sources/feed.ts'
import { readRelease, type Release } from '../sources/release.ts'
import { readAllContent } from '../workspace/content.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { repositoryRoot } from '../workspace/repository.ts'
import type { Config } from '../workspace/settings.ts'
import { findTemplate } from '../workspace/templates.ts'
import type { ActionContext } from './action.ts'
import { writePieces } from './content-files.ts'
import type { Drafted } from './draft-content.ts'
import { fromTemplate, projectValues, type TemplateValues } from './template-piece.ts'

export type Source =
  { kind: 'release'; tag: string | null } | { kind: 'feed'; name: string; text: string; since: string | null; limit: number }
export type DraftSourceInput = { source: Source; template: string | null; channels: readonly string[]; dryRun: boolean }

type Made = { piece: NewPiece; values: TemplateValues; origin: { file: string; heading: string }; link: string | null }

/** @throws UserError no-config, feed-broken, tag-unknown, no-tags, no-notes, template-*, changed, path-unwritable */
export async function draftSource(
  context: ActionContext,
  { source, template: name, channels, dryRun }: DraftSourceInput,
): Promise<Drafted> {
  if (context.ref.config === null)
    throw new UserError('no-config', 'Content files belong to a workspace, and this folder has no uptake.yml.', {
      hint: 'Run "uptake init" there first; it changes no file that exists.',
    })
  const { config, root } = await loadWorkspace(context.ref)
  const items = readAllContent(root).map(file => file.item)
  const template = name === null ? null : findTemplate(root, name)
  const made =
    source.kind === 'feed' ? fromFeed(readFeed(source.text, source.name), source) : [await fromRelease(context, config, source.tag)]
  const there: Drafted['there'] = []
  const pieces = made.flatMap(({ piece, values, origin, link }): NewPiece[] => {
    const files = items.filter(item => isFrom(item, origin, link)).map(item => item.file)
    if (files.length > 0) {
      there.push({ title: piece.title, files })
      return []
    }
    const named = channels.length === 0 ? piece : { ...piece, head: { ...piece.head, channels } }
    return [
      template === null ? named : { ...named, text: fromTemplate(template, named, { ...projectValues(config), ...values }, channels) },
    ]
  })
  const subject = source.kind === 'feed' ? source.name : (made[0]?.origin.heading ?? '')
  return { written: await writePieces(context, { action: 'draft', subject, pieces, dryRun }), there }
}

/** A piece that came from it before, also when it was renamed or rewritten since. */
const isFrom = ({ origin, canonical }: ContentItem, { file, heading }: Made['origin'], link: string | null): boolean =>
  (origin !== null && origin.heading === heading && (origin.file === file || link === null)) ||
  (link !== null && canonical !== null && bareAddress(canonical) === bareAddress(link))

/** The newest first; `since` is an ISO day. */
function fromFeed({ language, entries }: Feed, { name, since, limit }: Extract<Source, { kind: 'feed' }>): Made[] {
  const wanted = entries.filter(each => since === null || (each.day !== null && each.day >= since)).slice(0, limit)
  return wanted.map((entry): Made => {
    const { id, title, link, summary, tags } = entry
    const origin = { file: name, heading: id }
    const head = { state: 'draft', language: tagOf(language), link, canonical: link, tags, origin: { ...origin, line: 1 } }
    return {
      piece: { title, head, bodies: [{ channels: null, sections: [textOf(entry)] }] },
      values: { title, link: link ?? '', summary: harmless(summary), date: entry.day ?? '' },
      origin,
      link,
    }
  })
}

const textOf = ({ title, summary }: Entry): string => [title, summary].filter(text => text !== '').join('\n\n') // prettier-ignore
/** "en-us" → "en-US"; what is no tag of a language is left out. */
function tagOf(language: string | null): string | null {
  try {
    return language === null ? null : (Intl.getCanonicalLocales(language)[0] ?? null)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const MOST_HIGHLIGHTS = 5

async function fromRelease(context: ActionContext, config: Config, tag: string | null): Promise<Made> {
  const root = repositoryRoot(context.ref.root)
  const release = await readRelease(root, tag, gitIn(root, context.env ?? process.env, AbortSignal.timeout(30_000)))
  const name = config.project.name
  const title = name === null ? release.tag : `${name} ${release.version}`
  const link = releaseAddress(config.project.repository, release)
  const origin = { file: release.origin.file, heading: release.version }
  const items = highlights(release.notes, MOST_HIGHLIGHTS)
  const summary = items.length === 0 ? release.notes : items.map(each => `- ${each}`).join('\n')
  const short = `${title} is out.\n\n${summary}`
  return {
    piece: {
      title,
      head: { state: 'draft', theme: 'release', link, origin: { ...origin, line: release.origin.line } },
      bodies: [
        {
          channels: null,
          sections: [
            items.length === 0 || items.join('').length >= release.notes.length
              ? short
              : `${short}\n\n<!-- All of it, for longer texts:\n\n${release.notes.replaceAll('-->', '→')}\n-->`,
          ],
        },
      ],
    },
    values: { title, version: release.version, link: link ?? '', summary: harmless(summary) },
    origin,
    link: null,
  }
}

/** The page of a release, where the host of the repository is known to have one. */
function releaseAddress(repository: string | null, { tag }: Release): string | null {
  const base = repository?.replace(/(?:\.git)?\/?$/, '') ?? ''
  if (/^https:\/\/(?:github\.com|codeberg\.org)\//.test(base)) return `${base}/releases/tag/${encodeURIComponent(tag)}`
  return base.startsWith('https://gitlab.com/') ? `${base}/-/releases/${encodeURIComponent(tag)}` : null
}
