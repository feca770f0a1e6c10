/** docs/collectors.md, made from what each collector says of itself. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonSettings } from '../src/collect/settings.ts'
import { loadCollectors } from '../src/collectors/index.ts'
import type { Settings } from '../src/collectors/collector.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{', '&#123;')
const code = (value: unknown): string => `\`${Array.isArray(value) ? value.join(', ') : String(value)}\``

/** How it is set up and which form a file must have, where more is to be said than a table holds. */
function notesOf(name: string): string[] {
  const path = join(import.meta.dirname, '../src/collectors/notes', `${name}.md`)
  return existsSync(path) ? [readFileSync(path, 'utf8').trim(), ''] : []
}

/** Settings of a plug-in as a table. */
export const settingsTable = (settings: Settings): string[] => [
  '| setting | what it is | |',
  '| --- | --- | --- |',
  ...Object.entries(settings).map(([name, { type, help, required, default: given, example }]) => {
    const kind = type === 'secret' ? 'name of an environment variable' : type
    const more = required === true ? `required, for example ${code(example)}` : given === undefined ? '' : code(given)
    return `| \`${name}\` | ${cell(help)} (${kind}) | ${more.replaceAll('|', '\\|')} |`
  }),
]

export async function collectorsPage(): Promise<string> {
  const collectors = await loadCollectors()
  const sections = collectors.map(({ name, title, help, settings, metrics, every }) =>
    [
      `## ${name}`,
      '',
      `**${title}.** ${help} Runs every ${every >= 3_600_000 ? `${every / 3_600_000} h` : `${every / 60_000} min`} unless \`every\` says otherwise.`,
      '',
      ...notesOf(name),
      ...settingsTable(settings),
      '',
      '| metric | unit | kind | what it is |',
      '| --- | --- | --- | --- |',
      ...Object.entries(metrics).map(([id, info]) => `| \`${id}\` | ${cell(info.unit)} | ${info.kind} | ${cell(info.help)} |`),
      '',
    ].join('\n'),
  )
  return `# Collectors

Made by \`npm run docs\` from the collectors themselves. Name those that you want in \`uptake.yml\` and run \`uptake collect\`:

\`\`\`yaml
collectors:
  git:                                  # needs no token and no network
  github: { repo: owner/name }          # public numbers need no token; GITHUB_TOKEN is used when it is set
  npm: { package: "@acme/rocket" }
  blog:                                 # a name of your own, when there are several of a kind
    collector: rss
    url: [https://example.org/feed.xml]
\`\`\`

Each goes on from where it stopped, asks only for what changed, keeps two requests at a time to a host and rests when a server says so. What could not be read is a gap with its reason, never a zero. Secrets are written as names of environment variables. Only the hosts that the settings name are asked; one at a private address must be allowed by name.

Every collector also knows:

${settingsTable(commonSettings).join('\n')}

${sections.join('\n')}`
}
