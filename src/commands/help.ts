/** Help texts, made from the same data as parsing and completion. Pure. */
import type { Style } from '../lib/style.ts'
import { table, wrap } from '../lib/table.ts'
import type { Command, OptionSpec } from './command.ts'
import { commonOptions } from './parse.ts'

/** The page of `uptake --help`: commands by group. */
export function mainHelp(
  groups: readonly { title: string; commands: readonly Command[] }[],
  version: string,
  style: Style,
  width: number,
): string {
  const out = [
    `${style.bold('uptake')} ${style.dim(version)}  adoption as code: compile a strategy written in Markdown,`,
    'find what contradicts itself, run it.',
    '',
    `${style.bold('Usage')}  uptake COMMAND [PATH...] [OPTIONS]`,
    '       PATH is a document, a folder or a pattern; without one the current one.',
  ]
  const longest = Math.max(...groups.flatMap(group => group.commands.map(command => command.name.length)))
  for (const { title, commands } of groups) {
    out.push('', style.bold(title))
    for (const { name, summary } of commands) {
      const [first = '', ...more] = wrap(summary, Math.max(30, Math.min(width, 110) - longest - 4))
      out.push(`  ${style.cyan(name.padEnd(longest))}  ${first}`, ...more.map(line => `${' '.repeat(longest + 4)}${line}`))
    }
  }
  out.push('', style.dim('uptake COMMAND --help explains one of them; begin with uptake check PLAN.md'))
  return `${out.join('\n')}\n`
}

/** The page of `uptake COMMAND --help`. */
export function commandHelp(command: Command, style: Style, width: number): string {
  const room = Math.min(width, 100)
  const named = `uptake ${command.name}`
  const [first = '', ...more] = wrap(command.summary, Math.max(30, room - named.length - 2))
  const out = [`${style.bold(named)}  ${first}`, ...more.map(line => `${' '.repeat(named.length + 2)}${line}`), '', style.bold('Usage')]
  for (const usage of command.usage) out.push(`  uptake ${usage}`)
  if (command.about !== undefined) out.push('', ...command.about.split('\n').flatMap(paragraph => wrap(paragraph, room)))
  const operands = command.operands.map(({ name, help }) => [name, help])
  if (operands.length > 0) out.push('', style.bold('Arguments'), ...rows(operands, style, room))
  out.push(
    '',
    style.bold('Options'),
    ...rows(
      [...Object.entries(command.options), ...Object.entries(commonOptions)].map(([name, spec]) => [flagText(name, spec), helpText(spec)]),
      style,
      room,
    ),
  )
  if (command.examples !== undefined) {
    out.push('', style.bold('Examples'))
    out.push(...examples(command.examples, style, width))
  }
  return `${out.join('\n')}\n`
}

/** Commands with their remarks beside them; below them where the longest command leaves no room. */
function examples(list: NonNullable<Command['examples']>, style: Style, width: number): string[] {
  const longest = Math.max(...list.map(([line]) => line.length))
  const fits = list.every(([, what]) => 2 + longest + 2 + what.length <= width)
  if (!fits) return list.flatMap(([line, what]) => [`  ${line}`, ...(what === '' ? [] : [style.dim(`      ${what}`)])])
  return table(
    list.map(([line, what]) => [`  ${line}`, style.dim(what)]),
    [{}, {}],
  )
}

const flagText = (name: string, { short, value, type, choices }: OptionSpec): string =>
  `${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ` ${value ?? 'VALUE'}` : choices === undefined ? '' : `[=${choices.join('|')}]`}`

const helpText = ({ type, help, choices }: OptionSpec): string =>
  choices === undefined || type === 'boolean' ? help : `${help}: ${choices.join(', ')}`

function rows(pairs: readonly (readonly string[])[], style: Style, width: number): string[] {
  const longest = Math.max(...pairs.map(([name]) => name?.length ?? 0))
  return pairs.flatMap(([name = '', help = '']) =>
    wrap(help, Math.max(30, width - longest - 4)).map(
      (line, index) => `  ${index === 0 ? style.cyan(name.padEnd(longest)) : ' '.repeat(longest)}  ${line}`,
    ),
  )
}
