/** Runs the command of a claim: no shell, no secrets, a limit for time and for what it prints. */
import { spawn } from 'node:child_process'

export type Ended = { ok: true; output: string } | { ok: false; detail: string }
export type RunOptions = {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Milliseconds; benchmarks take a while. */
  time?: number
}

const MOST = 4 * 1024 * 1024
const PATIENCE = 15 * 60_000
/** What programs need to run; nothing that could be a secret. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'LANG', 'TZ']

export async function runProgram([program, ...args]: readonly string[], { cwd, env, time = PATIENCE }: RunOptions): Promise<Ended> {
  if (program === undefined) return { ok: false, detail: 'The command is empty.' }
  const own = Object.fromEntries(PASSED_ON.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])))
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, env: own, stdio: ['ignore', 'pipe', 'pipe'] })
    // A timer of its own: that of the platform goes on where a program could not be started.
    const timer = setTimeout(() => child.kill('SIGKILL'), time)
    let output = ''
    let said = ''
    let tooMuch = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.length <= MOST) return
      tooMuch = true
      child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000)
    })
    child.once('error', error => {
      clearTimeout(timer)
      const missing = 'code' in error && error.code === 'ENOENT'
      resolve({ ok: false, detail: missing ? `There is no program "${program}".` : `"${program}" could not be started: ${error.message}.` })
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const last = said.trim().split('\n').at(-1) ?? ''
      if (code === 0) resolve({ ok: true, output })
      else if (tooMuch) resolve({ ok: false, detail: `The command printed more than ${MOST / 1024 / 1024} MB.` })
      else if (signal !== null)
        resolve({ ok: false, detail: `The command was ended after ${Math.round(time / 60_000)} minutes (${signal}).` })
      else resolve({ ok: false, detail: `The command ended with ${code ?? -1}${last === '' ? '' : `: ${last}`}.` })
    })
  })
}
