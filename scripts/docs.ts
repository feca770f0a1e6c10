/** Writes the reference pages that are made from code. With --check it only says whether they are fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadAll } from '../src/commands/table.ts'
import { channelsPage } from './channels-page.ts'
import { collectorsPage } from './collectors-page.ts'
import { configReference } from '../src/workspace/config-reference.ts'

const pathOf = (name: string): string => fileURLToPath(new URL(`../docs/${name}`, import.meta.url))

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
const commands = `# Commands\n\nMade by \`npm run docs\` from the command table. Every command also knows \`--help\`, \`--json\` and \`--debug\`.\n\n${pages.join('\n')}`

const settings = Object.entries(configReference).map(
  ([key, { help, example }]) => `## ${key}\n\n${help}\n\n\`\`\`yaml\n${example}\n\`\`\`\n`,
)
const configuration = `# uptake.yml

Made by \`npm run docs\`. A workspace is a folder with this file; every setting may be left out, and so may the file.
\`uptake init\` writes one. What is wrong in it is reported with its line, and the other settings hold.

${settings.join('\n')}`

const texts = {
  'commands.md': commands,
  'configuration.md': configuration,
  'channels.md': await channelsPage(),
  'collectors.md': await collectorsPage(),
}
for (const [name, text] of Object.entries(texts)) {
  if (process.argv.includes('--check')) {
    if (readFileSync(pathOf(name), 'utf8') !== text) {
      console.error(`docs/${name} is out of step with the code: npm run docs`)
      process.exitCode = 1
    }
  } else {
    writeFileSync(pathOf(name), text)
    console.log(`docs/${name}`)
  }
}
