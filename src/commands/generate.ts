/** uptake generate: writes the files that the repository lacks, never over one that is there. */
import { licenceNames, licences } from '../generate/licences.ts'
import { userError } from '../lib/errors.ts'
import { displayPath, loadWorkspace } from '../workspace/load.ts'
import { actOrRehearse } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand, todayOf } from './reading.ts'

const kinds = ['community-files', 'docs-tree'] as const

export const command: Command = {
  name: 'generate',
  summary: 'Write community files or the docs tree that the plan draws',
  usage: ['generate community-files [PATH] [--licence NAME] [--dry-run]', 'generate docs-tree [PATH] [--dry-run]'],
  about:
    'community-files: LICENSE, CONTRIBUTING, CODE_OF_CONDUCT, SECURITY, issue forms and a pull request template, in the name of the project. docs-tree: a page to be written for each that the plan draws. A file that is there, under this or a like name, stays as it is. "uptake undo" takes back what was written and not edited since.',
  operands: [{ name: 'WHAT', help: 'community-files or docs-tree', completes: 'none' }, pathOperand],
  options: {
    licence: {
      type: 'string',
      value: 'NAME',
      choices: licenceNames,
      help: 'Which licence; without it a terminal asks, and a script gets MIT',
    },
    'dry-run': { type: 'boolean', help: 'Show what would be written' },
  },
  examples: [
    ['uptake generate community-files --licence apache-2.0', ''],
    ['uptake generate docs-tree --dry-run', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [word, ...operands] = args.operands
  if (word === undefined) throw userError('missing-argument', 'community-files or docs-tree', 'generate')
  const what = kinds.find(each => each === word)
  if (what === undefined) throw userError('bad-flag', 'WHAT', word, kinds.join(' or '))
  const ref = discoverOne(context, operands, 'generate')
  const today = todayOf(context, args, await loadWorkspace(ref))
  const { out, cwd } = context
  const plan = await actOrRehearse(context, ref, today, 'generate', { what, licence: 'mit', dryRun: true })
  const dryRun = args.flag('dry-run')
  const named = licenceNames.find(each => each === args.text('licence')) ?? null
  const licence = named ?? (!dryRun && plan.written.includes('LICENSE') ? await askLicence(context, args) : 'mit')
  const input = { what, licence, dryRun }
  const result = await actOrRehearse(context, ref, today, 'generate', input)
  if (args.flag('json')) {
    const { texts, ...paths } = result
    out.line(JSON.stringify({ ...paths, licence, dryRun, ...(dryRun ? { texts } : {}) }, null, 2))
    return 0
  }
  const { style } = out
  const shown = (path: string): string => displayPath(`${result.root}/${path}`, cwd)
  for (const path of result.written) out.line(`  ${style.green(dryRun ? 'would write' : 'wrote')}  ${shown(path)}`)
  for (const path of result.kept) out.line(`  ${style.dim('kept')}   ${shown(path)} ${style.dim('(it is there, or one like it)')}`)
  if (result.written.includes('LICENSE')) out.line(style.dim(`\nThe license is ${licences[licence].title}.`))
  if (result.written.length > 0 && !dryRun) out.line(style.dim('Read them before you publish them: "uptake undo" takes them back.'))
  return 0
}

/** A person at a terminal chooses; Enter takes the first. */
async function askLicence(context: Context, args: Args): Promise<(typeof licenceNames)[number]> {
  if (args.flag('json') || !context.out.isTerminal || !process.stdin.isTTY) return 'mit'
  const { createInterface } = await import('node:readline/promises')
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = (await prompt.question(`Which licence? ${licenceNames.join(', ')} [mit] `)).trim().toLowerCase()
    const chosen = licenceNames.find(each => each === answer || licences[each].title.toLowerCase() === answer)
    if (answer !== '' && chosen === undefined) throw userError('bad-flag', '--licence', answer, `one of ${licenceNames.join(', ')}`)
    return chosen ?? 'mit'
  } finally {
    prompt.close()
  }
}
