/** Which files are documents of a plan, and which folders are never looked into. */
import { basename } from 'node:path'

/** Names of a workspace's configuration, in the order in which they are looked for. */
export const configNames = ['uptake.yml', 'uptake.yaml'] as const

/** Documents of a workspace whose `uptake.yml` has no `plan:`; the second where the first finds nothing. */
export const defaultPlan: readonly string[] = ['plan/**/*.{md,markdown,txt}']
export const fallbackPlan: readonly string[] = ['*.{md,markdown,txt}']

const extension = /\.(md|markdown|mdown|mkd|txt)$/i
const skipped = new Set(['node_modules', 'bower_components', 'vendor', 'dist', 'build', 'target', 'out', 'coverage', '__pycache__', 'venv'])
/** Text files of a repository that are no plan: read only when named, or when there is nothing else. */
const furniture =
  /^(readme|changelog|changes|history|contributing|contributors|code_of_conduct|license|licence|copying|notice|security|support|authors|maintainers|governance|pull_request_template|issue_template|agents|claude)\b/i
/** Text files that are no prose at all. */
const machinery =
  /^(requirements.*|constraints.*|cmakelists|robots|llms.*|ads|humans|manifest|version|top_level|sources|entry_points)\.txt$/i

export const isDocument = (name: string): boolean => extension.test(name) && !machinery.test(basename(name))
export const isFurniture = (name: string): boolean => furniture.test(basename(name))
export const isSkippedFolder = (name: string): boolean => skipped.has(name) || (name.startsWith('.') && name !== '.' && name !== '..')
