/** Writes the reference pages that are made from code: docs/commands.md. With --check it only says whether they are fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadAll } from '../src/commands/table.ts'

const file = fileURLToPath(new URL('../docs/commands.md', import.meta.url))
const groups = await loadAll()
const pages = groups.map(
  ({ title, commands }) =>
    `## ${title}\n\n${commands
      .map(command =>
        [
          `### uptake ${command.name}`,
          '',
          `${command.summary}.${command.about ? ` ${command.about}` : ''}`,
          '',
          '```',
          ...command.usage.map(usage => `uptake ${usage}`),
          '```',
          '',
          '| option | what it does |',
          '| --- | --- |',
          ...Object.entries(command.options).map(
            ([name, option]) =>
              `| \`${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}\` | ${option.help.replaceAll('|', '\\|')}${option.choices ? ` (${option.choices.join(', ')})` : ''} |`,
          ),
          '',
        ].join('\n'),
      )
      .join('\n')}`,
)
const text = `# Commands\n\nMade by \`npm run docs\` from the command table. Every command also knows \`--help\`, \`--json\` and \`--debug\`.\n\n${pages.join('\n')}`
if (process.argv.includes('--check')) process.exit(readFileSync(file, 'utf8') === text ? 0 : 1)
writeFileSync(file, text)
console.log('docs/commands.md')
