/** Runs git below one folder, without a shell and without what could be a secret in its environment. */
import { spawn } from 'node:child_process'
import type { Run } from '../channel.ts'

const passedOn = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'LANG', 'TZ', 'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME']
const most = 1_000_000

export const gitIn =
  (root: string, env: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Run =>
  (program, args) =>
    new Promise((resolve, reject) => {
      const kept = Object.fromEntries(passedOn.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])))
      const child = spawn(program, [...args], {
        cwd: root,
        env: { ...kept, LC_ALL: 'C.UTF-8', GIT_TERMINAL_PROMPT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
      })
      const said = { stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => {
          said[name] = (said[name] + text).slice(-most)
        })
      child.once('error', reject)
      child.once('close', code => resolve({ code: code ?? -1, ...said }))
    })
