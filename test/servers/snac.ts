/**
 * A real server of the fediverse on loopback that speaks Mastodon's API: snac, out of a later Debian than most machines
 * run. Its program needs nothing newer than they have, so it is unpacked into a cache folder and not installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installOnce } from './install.ts'
import { cacheFolder, debianPackages, freePort, mayInstall, stop, until } from './machine.ts'

const release = 'trixie'
const folder = cacheFolder(`snac-${release}`)
const program = join(folder, 'usr/bin/snac')
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

export type Snac = {
  url: string
  user: string
  /** Signs in where an app asks for consent. @returns the address to which the browser is sent back */
  consent(authorize: string): Promise<string>
  close(): Promise<void>
}

/** @returns the server, or why there is none on this machine */
export async function startSnac(): Promise<Snac | string> {
  return install() ?? start()
}

function install(): string | null {
  const libraries = debianPackages('library of snac', ['libcurl4', 'debian-archive-keyring'], [keyring])
  if (libraries !== null) return libraries
  if (!mayInstall()) return 'UPTAKE_TEST_SERVERS=1 fetches snac from Debian'
  return installOnce('snac', folder, (place, run) => {
    const cwd = join(place, 'package')
    for (const each of ['lists/partial', 'cache/archives/partial', 'root']) mkdirSync(join(cwd, each), { recursive: true })
    writeFileSync(join(cwd, 'sources.list'), `deb [signed-by=${keyring}] ${mirror()} ${release} main\n`)
    // Lists of its own: what this machine installs from stays as it is.
    const options = [
      `Dir::Etc::sourcelist=${join(cwd, 'sources.list')}`,
      'Dir::Etc::sourceparts=-',
      `Dir::State::lists=${join(cwd, 'lists')}`,
      `Dir::Cache=${join(cwd, 'cache')}`,
      'Acquire::Languages=none',
      'APT::Sandbox::User=root',
    ].flatMap(each => ['-o', each])
    run('apt-get', [...options, '-qq', 'update'], cwd)
    run('apt-get', [...options, '-qq', 'download', 'snac2'], cwd)
    const file = readdirSync(cwd).find(each => each.endsWith('.deb'))
    if (file === undefined) throw new Error(`${release} has no snac2`)
    run('dpkg-deb', ['-x', file, 'root'], cwd)
    return join(cwd, 'root')
  })
}

/** Where this machine gets its Debian from. @throws Error when it is none */
function mirror(): string {
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], { encoding: 'utf8' })
  const found = (stdout ?? '').split('\n').find(each => /\/debian\/?$/.test(each))
  if (found === undefined) throw new Error('apt-get names no mirror of Debian')
  return found
}

async function start(): Promise<Snac | string> {
  const place = mkdtempSync(join(tmpdir(), 'uptake-snac-'))
  let child: ChildProcess | null = null
  const close = async (): Promise<void> => {
    if (child !== null) await stop(child)
    rmSync(place, { recursive: true, force: true })
  }
  try {
    const data = join(place, 'data')
    const port = await freePort()
    const host = `127.0.0.1:${port}`
    ask(['init', data], ['127.0.0.1', String(port), host, '', 'ada@here.test'])
    const config = join(data, 'server.json')
    writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(config, 'utf8')) as object), protocol: 'http' }))
    const password = /password is (\S+)/.exec(ask(['adduser', data, 'ada'], ['Ada', 'ada@here.test']))?.[1]
    if (password === undefined) throw new Error('no account was made')
    child = spawn(program, ['httpd', data], { stdio: 'ignore' })
    const url = `http://${host}`
    await until(async () => (await fetch(`${url}/api/v1/instance`)).ok)
    return { url, user: 'ada', consent: address => consent(address, password), close }
  } catch (error) {
    await close()
    return `snac did not start: ${error instanceof Error ? error.message : String(error)}`
  }
}

function ask(args: readonly string[], answers: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input: `${answers.join('\n')}\n`, encoding: 'utf8', timeout: 20_000 })
  if (status !== 0) throw new Error((stderr || stdout).trim().slice(-300))
  return stdout
}

async function consent(authorize: string, password: string): Promise<string> {
  const html = await (await fetch(authorize)).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
  if (action === undefined) throw new Error(`no form to sign in: ${html.slice(0, 300)}`)
  const fields = new URLSearchParams()
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1]
    if (name !== undefined) fields.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  fields.set('login', 'ada')
  fields.set('passwd', password)
  const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' })
  return answer.headers.get('location') ?? `it answers ${answer.status}`
}
