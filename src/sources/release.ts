/** What a repository says about a release: a tag, and what is written of it in the changelog, the tag itself, or the commits. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from '../channels/channel.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { sectionFor, versionOf } from './changelog.ts'

/** `origin`: the file and line that the notes stand in; the file is the tag's name where they stand in git. */
export type Release = { tag: string; version: string; notes: string; origin: { file: string; line: number } }

const CHANGELOG = /^(?:changelog|changes|history|news|releases)(?:\.(?:md|markdown|txt|rst))?$/i

/** @param tag null: the newest one. @throws UserError tag-unknown, no-tags, no-notes */
export async function readRelease(root: string, tag: string | null, run: Run): Promise<Release> {
  const tags = await tagsOf(run)
  const chosen = tag ?? tags[0]
  if (chosen === undefined)
    throw new UserError('no-tags', 'The repository has no tags, so there is no release to write about.', {
      hint: 'Tag one (git tag v1.0.0), or name a section of the changelog: --from-release 1.0.0.',
    })
  const known = tags.find(each => each === chosen || versionOf(each) === versionOf(chosen))
  const name = readdirSync(root).find(each => CHANGELOG.test(each))
  const section = name === undefined ? null : sectionFor(readFileSync(join(root, name), 'utf8'), chosen)
  if (known === undefined && section === null) {
    const near = nearest(chosen, tags)
    throw new UserError(
      'tag-unknown',
      `There is no tag "${chosen}", and no section about it in a changelog.${near === null ? '' : ` Did you mean "${near}"?`}`,
      {
        hint: 'git tag lists the tags.',
      },
    )
  }
  const shown = known ?? chosen
  if (section !== null && section.text !== '')
    return { tag: shown, version: section.version, notes: section.text, origin: { file: name!, line: section.line } }
  const notes = (await messageOf(run, shown)) ?? (await commitsOf(run, shown, tags))
  if (notes === null)
    throw new UserError('no-notes', `Nothing is written about ${shown}: not in a changelog, not in the tag, not in its commits.`, {
      hint: 'Write a section in CHANGELOG.md first.',
    })
  return { tag: shown, version: versionOf(shown), notes, origin: { file: shown, line: 1 } }
}

/** Tags, the newest first. */
async function tagsOf(run: Run): Promise<string[]> {
  const { code, stdout } = await run('git', ['tag', '--sort=-version:refname', '--sort=-creatordate'])
  return code === 0 ? stdout.split('\n').filter(line => line !== '') : []
}

/** The message of an annotated tag; a plain tag has none. */
async function messageOf(run: Run, tag: string): Promise<string | null> {
  const { code, stdout } = await run('git', ['for-each-ref', '--format=%(objecttype)%0a%(contents)', `refs/tags/${tag}`])
  const [type, ...rest] = stdout.split('\n')
  const text = rest.join('\n').replace(/-----BEGIN (?:PGP|SSH) SIGNATURE-----[\s\S]*$/, '').trim() // prettier-ignore
  return code === 0 && type === 'tag' && text !== '' && text !== tag ? text : null
}

const MOST_COMMITS = 50
/** Subjects of the commits since the tag before. */
async function commitsOf(run: Run, tag: string, tags: readonly string[]): Promise<string | null> {
  const before = tags[tags.indexOf(tag) + 1]
  const range = before === undefined ? tag : `${before}..${tag}`
  const { code, stdout } = await run('git', ['log', '--no-merges', `--max-count=${MOST_COMMITS}`, '--format=- %s', range, '--'])
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : null
}
