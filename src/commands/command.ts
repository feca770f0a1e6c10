/** What a command is: plain data for help, parsing and completion, and one function. */
import type { Clock } from '../lib/clock.ts'
import type { Environment } from '../lib/style.ts'
import type { Terminal } from '../lib/terminal.ts'

/** Everything that a command may reach: handed in by the door. */
export type Context = {
  /** Absolute path of the current folder. */
  cwd: string
  env: Environment
  out: Terminal
  err: Terminal
  clock: Clock
  /** A signal that ends with Ctrl-C; from the call on the command is the one that ends. */
  untilInterrupted(): AbortSignal
}

export type OptionSpec = {
  type: 'boolean' | 'string'
  short?: string
  /** Name of the value in the help: DATE, N. */
  value?: string
  help: string
  /** The values that are allowed; of a flag: what may stand after "=" (`--fix` and `--fix=all`). */
  choices?: readonly string[]
}

/** What the positional arguments are, for help and completion. */
export type Operand = { name: string; help: string; completes: 'path' | 'task' | 'shell' | 'none' }

export type Command = {
  name: string
  /** One line of the command list. */
  summary: string
  usage: readonly string[]
  /** A paragraph below the usage. */
  about?: string
  operands: readonly Operand[]
  options: Record<string, OptionSpec>
  examples?: readonly (readonly [command: string, what: string])[]
  /** Exit code: 0 fine, 1 problems found, 2 the user's error (thrown), 70 a bug (thrown). */
  run(context: Context, args: Args): Promise<number>
}

/** Arguments as used: options by name, the rest in order. */
export class Args {
  readonly operands: readonly string[]
  readonly #values: ReadonlyMap<string, string | boolean>

  constructor(values: ReadonlyMap<string, string | boolean>, operands: readonly string[]) {
    this.#values = values
    this.operands = operands
  }

  /** Is the flag set? `fallback` when it was not mentioned at all. */
  flag(name: string, fallback = false): boolean {
    const value = this.#values.get(name)
    return typeof value === 'boolean' ? value : value === undefined ? fallback : true
  }

  text(name: string): string | null {
    const value = this.#values.get(name)
    return typeof value === 'string' ? value : null
  }

  /** The same arguments without some options. */
  without(...names: readonly string[]): Args {
    return new Args(new Map([...this.#values].filter(([name]) => !names.includes(name))), this.operands)
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }
}
