/** Completion scripts for bash, zsh and fish. Pure: the table of commands in, a script out. */
import type { Command, OptionSpec } from '../command.ts'
import { optionsOf } from '../parse.ts'

/** Documents, as the shells' file completion filters them. */
const extensions = ['md', 'markdown', 'txt']

export function completionScript(shell: 'bash' | 'zsh' | 'fish', commands: readonly Command[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands)
    case 'zsh':
      return zsh(commands)
    case 'fish':
      return fish(commands)
  }
}

const flagsOf = (command: Command): [string, OptionSpec][] => Object.entries(optionsOf(command))
const takesPath = (command: Command): boolean => command.operands.some(operand => operand.completes === 'path')
const wordsOf = (command: Command): string[] =>
  command.operands.some(operand => operand.completes === 'shell') ? ['bash', 'zsh', 'fish'] : []
const flagWords = (command: Command): string[] =>
  flagsOf(command).flatMap(([name, { short }]) => (short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`]))

function bash(commands: readonly Command[]): string {
  const values = commands.flatMap(command =>
    flagsOf(command).flatMap(([name, { type, choices }]) =>
      type === 'string'
        ? [`    ${command.name}:--${name}) COMPREPLY=($(compgen -W "${(choices ?? []).join(' ')}" -- "$word")); return ;;`]
        : [],
    ),
  )
  const flags = commands.map(
    command =>
      `    ${command.name}) flags="${flagWords(command).join(' ')}"; words="${wordsOf(command).join(' ')}"; files=${takesPath(command) ? 1 : 0} ;;`,
  )
  return `# bash completion for uptake
_uptake() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= each flags= words= files=0
  COMPREPLY=()
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in -*) ;; *) command=$each; break ;; esac
  done
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W "${commands.map(command => command.name).join(' ')} --help --version" -- "$word"))
    return
  fi
  case $command:$before in
${values.join('\n')}
  esac
  case $command in
${flags.join('\n')}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  elif [[ $files == 1 ]]; then
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -d -- "$word") $(compgen -f -X '!*.@(${extensions.join('|')})' -- "$word"))
  fi
}
shopt -s extglob
complete -F _uptake uptake
`
}

const zshQuote = (text: string): string =>
  text.replaceAll("'", "'\\''").replaceAll('[', '\\[').replaceAll(']', '\\]').replaceAll(':', '\\:')

function zsh(commands: readonly Command[]): string {
  const list = commands.map(command => `    '${command.name}:${zshQuote(command.summary)}'`)
  const cases = commands.map(command => {
    const flags = flagsOf(command).map(([name, { type, short, value, help, choices }]) => {
      const tail = type === 'boolean' ? '' : `:${value ?? 'value'}:${choices === undefined ? '' : `(${choices.join(' ')})`}`
      const names = short === undefined ? `'--${name}` : `'(-${short} --${name})'{-${short},--${name}}'`
      return `${names}[${zshQuote(help)}]${tail}'`
    })
    const words = wordsOf(command)
    const rest =
      words.length > 0
        ? [`'*:shell:(${words.join(' ')})'`]
        : takesPath(command)
          ? [`'*:document:_files -g "*.(${extensions.join('|')})(-.)"'`]
          : []
    return `    ${command.name})\n      _arguments -s ${[...flags, ...rest].join(' \\\n        ')} ;;`
  })
  return `#compdef uptake
# zsh completion for uptake
_uptake() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_uptake" ]; then
  _uptake "$@"
else
  compdef _uptake uptake
fi
`
}

const fishQuote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

function fish(commands: readonly Command[]): string {
  const out = ['# fish completion for uptake', 'complete -c uptake -f']
  for (const command of commands) {
    out.push(`complete -c uptake -n __fish_use_subcommand -a ${command.name} -d ${fishQuote(command.summary)}`)
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`
    for (const [name, { type, short, help, choices }] of flagsOf(command)) {
      const value = type === 'boolean' ? '' : choices === undefined ? ' -x' : ` -x -a ${fishQuote(choices.join(' '))}`
      out.push(`complete -c uptake ${when} -l ${name}${short === undefined ? '' : ` -s ${short}`}${value} -d ${fishQuote(help)}`)
    }
    const words = wordsOf(command)
    if (words.length > 0) out.push(`complete -c uptake ${when} -a ${fishQuote(words.join(' '))}`)
    else if (takesPath(command))
      for (const extension of extensions) out.push(`complete -c uptake ${when} -a '(__fish_complete_suffix .${extension})'`)
  }
  return `${out.join('\n')}\n`
}
