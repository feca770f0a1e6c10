/** Words of the command line → `Args`, with a "did you mean" for what is misspelled. */
import { parseArgs } from 'node:util'
import { userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { Command, OptionSpec } from './command.ts'
import { Args } from './command.ts'

/** Options that every command has. */
export const commonOptions: Record<string, OptionSpec> = {
  json: { type: 'boolean', help: 'Print JSON' },
  color: { type: 'boolean', help: 'Use colours; --no-color does without (so does NO_COLOR)' },
  debug: { type: 'boolean', help: 'Show the stack of an error' },
  help: { type: 'boolean', short: 'h', help: 'Show this help' },
}

export const optionsOf = (command: Command): Record<string, OptionSpec> => ({ ...command.options, ...commonOptions })

/**
 * Parses the words after the command's name. `--no-NAME` turns a flag off; "--" ends the options.
 * @throws UserError unknown-flag, missing-value, bad-flag
 */
export function parseWords(command: Command, words: readonly string[]): Args {
  const specs = optionsOf(command)
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  )
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, allowNegative: true, strict: false, tokens: true })
  const values = new Map<string, string | boolean>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const written = token.rawName.replace(/^--?/, '')
    const negated = written.startsWith('no-') && !Object.hasOwn(specs, written)
    const name = negated ? written.slice(3) : token.name
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined || (negated && spec.type !== 'boolean')) throw unknownFlag(command, token.rawName, written, specs)
    values.set(name, valueOf(command, token.rawName, spec, token.value, negated))
  }
  return new Args(values, operands)
}

function valueOf(command: Command, flag: string, spec: OptionSpec, value: string | undefined, negated: boolean): string | boolean {
  if (spec.type === 'boolean') {
    if (value === undefined) return !negated
    if (spec.choices?.includes(value) === true) return value
    throw userError('bad-flag', flag, value, spec.choices === undefined ? 'no value' : `nothing or ${spec.choices.join(', ')}`)
  }
  if (value === undefined || value === '') throw userError('missing-value', flag, command.name)
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    throw userError('bad-flag', flag, value, `one of ${spec.choices.join(', ')}`)
  }
  return value
}

function unknownFlag(command: Command, flag: string, name: string, specs: Record<string, OptionSpec>): Error {
  const near = name.length < 2 ? null : nearest(name, Object.keys(specs))
  return userError('unknown-flag', flag, command.name, near === null ? null : `--${near}`)
}
