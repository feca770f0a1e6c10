/** Content files of a workspace: `content/**.md`, each with the files beside it that it names. */
import { existsSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { headOf, parseContent } from '../content/file.ts'
import type { ParsedContent } from '../content/model.ts'
import { UserError } from '../lib/errors.ts'
import { readText } from './files.ts'
import { repositoryRoot } from './repository.ts'

export const CONTENT_FOLDER = 'content'
const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
}
/** The media type of a file beside a piece, by its name; null for one that is not published. */
export const assetType = (name: string): string | null => TYPES[extname(name).toLowerCase()] ?? null

/** A content file as read now. `files`: bytes of the assets that are there, by the name in the file; read when they are asked for. */
export type ContentFile = ParsedContent & { text: string; readonly files: ReadonlyMap<string, { type: string; bytes: Uint8Array }> }

/** Paths of the content files, from the root of the workspace, sorted. */
const contentPaths = (root: string): string[] =>
  globSync(`${CONTENT_FOLDER}/**/*.md`, { cwd: root })
    .map(path => path.replaceAll(sep, '/'))
    .sort()

/** Reads one content file; null when it is not there. What cannot be read is a piece whose problem says why: it stops no other. */
export function readContent(root: string, path: string): ContentFile | null {
  const file = join(root, path)
  if (!existsSync(file)) return null
  let text: string
  try {
    if (!isFileBelow(root, file))
      return unreadable(
        path,
        `${path} is no file of this repository.`,
        'a Markdown file, not a folder, a pipe or a link that leads elsewhere',
      )
    text = readText(file, path).text
  } catch (error) {
    if (error instanceof UserError) return unreadable(path, error.message, error.hint)
    throw error
  }
  if (isPage(text)) return null
  const parsed = parseContent(text, path)
  let files: ContentFile['files'] | null = null
  return {
    ...parsed,
    text,
    get files() {
      return (files ??= assetsOf(root, dirname(file), parsed, text))
    },
  }
}
function unreadable(path: string, message: string, expected: string | null): ContentFile {
  const parsed = parseContent('', path)
  const source = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return {
    ...parsed,
    problems: [{ rule: 'content-file', severity: 'error', message, expected, source, related: [], fix: null }],
    text: '',
    files: new Map(),
  }
}

/** A pipe or a device would be read for ever; a link may stay within the repository, and tells nothing of the rest of the disk. */
export function isFileBelow(root: string, path: string): boolean {
  if (!statSync(path).isFile()) return false
  const real = realpathSync(path)
  const isBelow = (folder: string): boolean => !relative(realpathSync(folder), real).startsWith('..')
  return isBelow(root) || isBelow(repositoryRoot(root))
}

/** Is it a page that the channel "blog" wrote? Hugo looks for its pages in content/, too: what is out is no piece of its own. */
export function isPage(text: string): boolean {
  const head = headOf(text)
  return head !== null && /^uptake: "[^"\n]+"\r?$/m.test(text.slice(head.from, head.to))
}

/** Reads all of them. */
export const readAllContent = (root: string): ContentFile[] => contentPaths(root).flatMap(path => readContent(root, path) ?? [])

/** A content file made of its text, with files beside it from wherever they are: a commit. */
export const contentFrom = (path: string, text: string, files: ContentFile['files']): ContentFile => ({
  ...parseContent(text, path),
  text,
  files,
})

/** Names of the files that a piece carries: those in its front matter, and pictures in its text. */
export function carriedFiles({ item }: ParsedContent, text: string): string[] {
  const inText = [...text.matchAll(/!\[[^\]]*\]\(\s*<?([^)\s>]+)/g)]
    .map(match => match[1]!)
    .filter(name => !/^[a-z][a-z0-9+.-]*:/i.test(name))
  return [...new Set([...item.assets.map(asset => asset.file), ...inText])]
}

/** Only files below the workspace are read: a content file may not publish what lies elsewhere on the disk. */
function assetsOf(root: string, folder: string, parsed: ParsedContent, text: string): ContentFile['files'] {
  const found = new Map<string, { type: string; bytes: Uint8Array }>()
  const real = realpathSync(root)
  for (const name of carriedFiles(parsed, text)) {
    const path = join(folder, name)
    const type = TYPES[extname(name).toLowerCase()]
    if (type === undefined || !existsSync(path) || !statSync(path).isFile() || relative(real, realpathSync(path)).startsWith('..')) continue
    const bytes = bytesOf(path)
    if (bytes !== null) found.set(name, { type, bytes })
  }
  return found
}

/** One that cannot be read is as one that is not there: what was approved with it does not go out. */
function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null
    throw error
  }
}
