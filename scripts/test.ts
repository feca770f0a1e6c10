/** Runs types, lint and all tests; prints what failed and, last, one line that counts. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

let passed = 0
let failed = 0
let skipped = 0

/** A tool whose exit code is one test. */
function tool(name: string, command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status === 0) {
    passed++
    console.log(`✔ ${name}`)
  } else {
    failed++
    console.log(`✖ ${name}\n${stdout}${stderr}`)
  }
}

const only = process.argv.slice(2)
if (only.length === 0) {
  tool('types', 'tsc', ['-p', '.'])
  tool('lint', 'oxlint', ['--quiet', 'src', 'web', 'test', 'scripts', 'bench'])
  tool('format', 'prettier', ['--check', '--log-level', 'warn', '{src,web,test,scripts,bench}/**/*.{ts,tsx,css}'])
}
const files = only.length > 0 ? only : globSync('test/**/*.test.ts').sort()
const stream = run({ files, concurrency: 2, isolation: 'process' })
stream.on('test:pass', event => {
  if (event.details.type === 'suite') return
  if (event.skip !== undefined) {
    skipped++
    console.log(`SKIPPED ${event.name}${typeof event.skip === 'string' ? `: ${event.skip}` : ''}`)
  } else passed++
})
stream.on('test:fail', event => {
  if (event.details.type !== 'suite') failed++
})
stream.compose(new spec()).on('data', (text: string) => {
  if (process.env['VERBOSE']) process.stdout.write(text)
})
const failures: string[] = []
stream.on('test:fail', event => {
  if (event.details.type !== 'suite')
    failures.push(
      `✖ ${event.file ?? ''} ${event.name}\n${String(event.details.error?.cause instanceof Error ? event.details.error.cause.stack : (event.details.error?.message ?? ''))}`,
    )
})
await new Promise<void>(resolve => {
  stream.on('end', resolve)
  stream.on('close', resolve)
})
if (failures.length > 0) console.log(failures.join('\n\n'))
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)
