/** uptake completion SHELL: a script for the shell, made from the table of commands. */
import { userError } from '../lib/errors.ts'
import type { Args, Command, Context } from './command.ts'

const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

export const command: Command = {
  name: 'completion',
  summary: 'Print the completion script of a shell',
  usage: ['completion bash|zsh|fish'],
  about: 'Completes commands, options, their values and documents.',
  operands: [{ name: 'SHELL', help: 'bash, zsh or fish; without one the shell that runs', completes: 'shell' }],
  options: {},
  examples: [
    ['source <(uptake completion bash)', 'in ~/.bashrc'],
    ['source <(uptake completion zsh)', 'in ~/.zshrc, after compinit'],
    ['uptake completion fish > ~/.config/fish/completions/uptake.fish', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const named = args.operands[0] ?? context.env['SHELL']?.split('/').at(-1)
  const shell = shells.find(each => each === named)
  if (shell === undefined) throw userError('bad-flag', 'SHELL', named ?? '(none)', `one of ${shells.join(', ')}`)
  const [{ loadAll }, { completionScript }] = await Promise.all([import('./table.ts'), import('./text/completion.ts')])
  const script = completionScript(
    shell,
    (await loadAll()).flatMap(group => group.commands),
  )
  context.out.write(args.flag('json') ? `${JSON.stringify({ shell, script })}\n` : script)
  return 0
}

export type { Shell }
