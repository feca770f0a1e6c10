/** uptake check: problems of the plan, as a compiler reports them. */
import { userError } from '../lib/errors.ts'
import type { Problem } from '../plan/model.ts'
import type { Args, Command, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { leftBehindProblems } from './left-behind.ts'
import { dateOptions, openWorkspaces, pathOperand, shownFile, shownProblems } from './reading.ts'

const formats = ['text', 'json', 'sarif', 'github'] as const
type Format = (typeof formats)[number]

export const command: Command = {
  name: 'check',
  summary: 'Find what contradicts itself in the plan',
  usage: ['check [PATH...] [OPTIONS]'],
  about:
    'Exit code 1 when there are errors (or more warnings than --max-warnings), 0 otherwise. A comment <!-- uptake-disable-next-line RULE --> silences a rule in the document, "rules:" in uptake.yml for the workspace.',
  operands: [pathOperand],
  options: {
    format: { type: 'string', value: 'FORMAT', choices: formats, help: 'How to print' },
    fix: { type: 'boolean', choices: ['all'], help: 'Repair what is safe to repair; --fix=all also what changes the sense' },
    watch: { type: 'boolean', short: 'w', help: 'Check again whenever a file changes' },
    'max-warnings': { type: 'string', value: 'N', help: 'Exit with 1 when there are more warnings than this' },
    quiet: { type: 'boolean', short: 'q', help: 'Errors and warnings only, no notes' },
    ...dateOptions,
  },
  examples: [
    ['uptake check launch.md', ''],
    ['uptake check --format github', 'in a GitHub workflow'],
    ['uptake check plan --watch', 'while writing'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const format = formats.find(each => each === args.text('format')) ?? (args.flag('json') ? 'json' : 'text')
  const most = args.text('max-warnings')
  if (most !== null && !/^\d+$/.test(most)) throw userError('bad-flag', '--max-warnings', most, 'a whole number')
  const once = async (): Promise<number> => {
    let readings = await openWorkspaces(context, args, { showsProblems: true })
    if (args.flag('fix')) {
      const { fixAll } = await import('./fix.ts')
      if (await fixAll(context, readings, args.text('fix') === 'all'))
        readings = await openWorkspaces(context, args, { showsProblems: true })
    }
    if (format === 'text') for (const reading of readings) hintWhenEmpty(context, reading)
    const behind = await Promise.all(readings.map(reading => leftBehindProblems(context, args, reading)))
    const problems = readings
      .flatMap((reading, index) => shownProblems(reading, context.cwd, [...reading.plan.problems, ...behind[index]!]))
      .filter(problem => !args.flag('quiet') || problem.severity !== 'info')
    context.out.write(await print(problems, readings, format, context))
    return exitCode(problems, most === null ? Infinity : Number(most))
  }
  if (!args.flag('watch')) return once()
  const { watchAndRepeat } = await import('./watching.ts')
  return watchAndRepeat(context, args, once)
}

/** "No problems" would mislead where nothing was understood. */
function hintWhenEmpty({ err, cwd }: Context, { loaded, plan }: Reading): void {
  if (plan.phases.length + plan.tasks.length + plan.kpis.length + plan.content.length + plan.budgets.length > 0) return
  const files = loaded.files
    .map(file => shownFile(loaded, file.path, cwd))
    .slice(0, 3)
    .join(', ')
  err.line(err.style.dim(`${files}: no phases, tasks, targets, content or money were found, so there is little to check.`))
}

function exitCode(problems: readonly Problem[], most: number): number {
  const count = (severity: Problem['severity']): number => problems.filter(problem => problem.severity === severity).length
  return count('error') > 0 || count('warning') > most ? 1 : 0
}

/** Each format is loaded only when it is asked for. */
async function print(problems: readonly Problem[], readings: readonly Reading[], format: Format, { cwd, out }: Context): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../plan/check/format/json.ts')).formatJson(problems)
    case 'github':
      return (await import('../plan/check/format/github.ts')).formatGithub(problems)
    case 'sarif': {
      const [{ formatSarif }, { version }] = await Promise.all([import('../plan/check/format/sarif.ts'), import('./version.ts')])
      return formatSarif(problems, version())
    }
    case 'text': {
      const { formatText } = await import('../plan/check/format/text.ts')
      const texts = new Map<string, string>()
      for (const { loaded } of readings) for (const file of loaded.files) texts.set(shownFile(loaded, file.path, cwd), file.text)
      const { red, yellow, cyan, dim, bold } = out.style
      return formatText(problems, file => texts.get(file) ?? null, { error: red, warning: yellow, info: cyan, dim, bold })
    }
  }
}
