import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadAll } from '../../src/commands/table.ts'
import { folder, json, launcher, repository, uptake } from '../support/cli.ts'

const commands = (await loadAll()).flatMap(group => group.commands)

test('--help lists every command; each has a page with its options', () => {
  const { code, out } = uptake(['--help'])
  assert.equal(code, 0)
  for (const command of commands) {
    assert.match(out, new RegExp(`^  ${command.name} `, 'm'))
    const page = uptake([command.name, '--help'])
    assert.equal(page.code, 0)
    for (const name of [...Object.keys(command.options), 'json', 'help'])
      assert.ok(page.out.includes(`--${name}`), `${command.name} --${name}`)
    assert.ok(
      page.out.split('\n').every(line => line.length <= 100),
      command.name,
    )
  }
  assert.equal(uptake(['help', 'check']).out, uptake(['check', '--help']).out)
})

test('no command at all is help on stderr and exit code 2', () => {
  const { code, out, err } = uptake([])
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /Usage/)
})

test('help keeps to the window and loses no word', () => {
  const wide = uptake(['--help'], { env: { COLUMNS: '200' } }).out
  const narrow = uptake(['--help'], { env: { COLUMNS: '80' } }).out
  assert.deepEqual(
    narrow.split('\n').filter(line => line.length > 80),
    [],
  )
  assert.deepEqual(narrow.split(/\s+/), wide.split(/\s+/))
  assert.deepEqual(
    uptake(['targets', '--help'], { env: { COLUMNS: '80' } })
      .out.split('\n')
      .filter(line => line.length > 80),
    [],
  )
})

test('a message keeps to the window; in a pipe it stays on one line', () => {
  const narrow = uptake(['check', 'no-such-plan.md'], { env: { COLUMNS: '60' } }).err
  assert.ok(narrow.trimEnd().split('\n').length > 2 && narrow.split('\n').every(line => line.length <= 60), narrow)
  assert.ok(
    uptake(['check', 'no-such-plan.md'])
      .err.split('\n')
      .some(line => line.length > 60),
  )
})

test('--version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string }
  assert.equal(uptake(['--version']).out, `${version}\n`)
  assert.equal(json(uptake(['--version', '--json']))['uptake'], version)
})

test('a misspelled command, flag or value says what was meant', () => {
  const cases: [args: string[], message: RegExp, hint: RegExp][] = [
    [['help', 'chekc'], /There is no command "chekc"/, /Did you mean "uptake check"\?/],
    [['chekc'], /There is no command "chekc"/, /Did you mean "uptake check"\?/],
    [['check', '--formt', 'json'], /has no option --formt/, /Did you mean --format\?/],
    [['check', '--format', 'xml'], /--format xml: expected one of text, json, sarif, github/, /./],
    [['check', '--format'], /--format needs a value/, /--help/],
    [['check', '--max-warnings', 'few'], /a whole number/, /./],
    [['plan', '--start', 'monday'], /--start monday: expected a date/, /./],
    [['check', '--json=yes'], /expected no value/, /./],
    [['up', '--port', '99999'], /0 to 65535/, /./],
    [['check', 'nowhere.md'], /There is no file or folder at nowhere\.md/, /uptake init/],
    [['done'], /needs a task/, /--help/],
    [['import-content', 'nowhere.md', '--into', 'examples/rpc-sdk'], /There is no file at nowhere\.md/, /Check the name/],
    [['restore', 'nowhere.db', 'examples/rpc-sdk'], /There is no file at .*nowhere\.db/, /Check the name/],
    [['report', 'yearly'], /PERIOD yearly: expected daily, weekly/, /./],
  ]
  for (const [args, message, hint] of cases) {
    const { code, out, err } = uptake(args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, message)
    assert.match(err, hint)
    assert.doesNotMatch(err, /\n {4}at /)
  }
})

test('with --json an error is JSON too', () => {
  const run = uptake(['check', 'nowhere.md', '--json'])
  assert.equal(run.code, 2)
  assert.equal((json(run)['error'] as { code: string }).code, 'path-missing')
})

test('--debug shows where an error came from', () => {
  assert.match(uptake(['check', 'nowhere.md', '--debug']).err, /\n {4}at /)
})

test('colour: off in a pipe, on and off when asked', t => {
  const cwd = folder(t, { 'a.md': '# A\n\n## Week 1\n\n- [ ] x\n' })
  const coloured = (args: string[], env: Record<string, string> = {}): boolean =>
    uptake(['plan', 'a.md', ...args], { cwd, env }).out.includes('\u001b[')
  assert.deepEqual(
    [
      coloured([]),
      coloured(['--color']),
      coloured([], { FORCE_COLOR: '1' }),
      coloured(['--no-color'], { FORCE_COLOR: '1' }),
      coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' }),
    ],
    [false, true, true, false, false],
  )
})

test('a reader that closes early is no error', t => {
  const cwd = folder(t, { 'a.md': `# A\n\n${'- [ ] a task\n'.repeat(20_000)}` })
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; ${JSON.stringify(launcher)} plan a.md | head -n 3; echo "code \${PIPESTATUS[0]}"`],
    { cwd, encoding: 'utf8' },
  )
  assert.match(stdout, /code 0\n$/)
  assert.equal(stderr, '')
})

test('the launcher works through links and from other folders', t => {
  const cwd = folder(t, { 'bin/.keep': '' })
  symlinkSync(launcher, join(cwd, 'first'))
  symlinkSync('../first', join(cwd, 'bin', 'uptake'))
  assert.match(execFileSync(join(cwd, 'bin', 'uptake'), ['--version'], { cwd: '/', encoding: 'utf8' }), /^\d/)
  assert.match(
    execFileSync('uptake', ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(cwd, 'bin')}:${process.env['PATH']}` },
    }),
    /^\d/,
  )
})

test('completion scripts are valid and know every command and flag', () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = uptake(['completion', shell])
    assert.equal(code, 0)
    for (const command of commands) {
      assert.ok(out.includes(command.name), `${shell} ${command.name}`)
      for (const name of Object.keys(command.options))
        assert.ok(shell === 'fish' ? out.includes(`-l ${name}`) : out.includes(`--${name}`), `${shell} ${command.name} --${name}`)
    }
    const found = spawnSync(shell, ['--version']).status === 0
    if (found) assert.equal(spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' }).stderr, '', shell)
  }
  assert.equal(uptake(['completion', 'tcsh']).code, 2)
})

test('bash completes commands, flags, values and documents', t => {
  const cwd = folder(t, { 'plan.md': '', 'photo.png': '', 'docs/x.md': '' })
  const complete = (...words: string[]): string[] => {
    const script = `${uptake(['completion', 'bash']).out}\nCOMP_WORDS=(uptake ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _uptake; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script], { cwd, encoding: 'utf8' }).trim().split('\n').toSorted()
  }
  assert.deepEqual(complete('resc'), ['reschedule'])
  assert.deepEqual(complete('check', '--form'), ['--format'])
  assert.deepEqual(complete('check', '--format', 's'), ['sarif'])
  assert.deepEqual(complete('check', ''), ['docs', 'plan.md'])
  assert.deepEqual(complete('completion', ''), ['bash', 'fish', 'zsh'])
})

test('Ctrl-C ends a server in order', async t => {
  const cwd = folder(t, { 'a.md': '# A\n' })
  const child = spawn(launcher, ['up', 'a.md', '--no-open', '--port', '0', '--json'], {
    cwd,
    env: { ...process.env, XDG_STATE_HOME: join(cwd, '.state') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', data => resolve(String(data)))
    child.once('exit', code => reject(new Error(`exit ${code}`)))
  })
  const { url } = JSON.parse(line) as { url: string }
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/)
  assert.equal(((await (await fetch(`${url}api/workspaces`)).json()) as unknown[]).length, 1)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  assert.equal(await ended, 0)
})
