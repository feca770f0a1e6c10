/** Nothing in the documents may be false: commands, paths, links and quoted output are checked. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { parseClaims } from '../../src/claims/file.ts'
import { optionsOf } from '../../src/commands/parse.ts'
import { loaders } from '../../src/commands/table.ts'
import { parseContent } from '../../src/content/file.ts'
import { configReference } from '../../src/workspace/config-reference.ts'
import { parseConfig } from '../../src/workspace/config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })]
const text = (page: string): string => readFileSync(join(root, page), 'utf8')

test('output quoted in the README is what the command prints', () => {
  const blocks = [...text('README.md').matchAll(/```console\n\$ \.\/uptake (.+)\n([\s\S]*?)```/g)]
  assert.ok(blocks.length >= 2)
  for (const [, args, quoted] of blocks) {
    const { stdout } = spawnSync(join(root, 'uptake'), [...args!.split(' '), '--today', '2026-11-21'], { cwd: root, encoding: 'utf8' })
    for (const line of quoted!.split('\n').filter(Boolean))
      assert.ok(stdout.includes(line), `uptake ${args!} does not print: ${line}\n${stdout}`)
  }
})
test('links and pictures lead somewhere', () => {
  for (const page of pages) {
    const body = text(page).replace(/```[\s\S]*?```/g, '')
    for (const [, markdown, attribute] of body.matchAll(/\]\(([^)#\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g)) {
      const target = (markdown ?? attribute)!
      if (/^[a-z]+:/.test(target)) continue
      assert.ok(existsSync(join(root, dirname(page), target)), `${page} points at ${target}`)
    }
  }
})
test('commands and scripts that are named exist', () => {
  const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: object }).scripts)
  for (const page of pages) {
    for (const [, name] of text(page).matchAll(/`(?:\.\/)?uptake ([a-z]+(?:-[a-z]+)*)/g))
      assert.ok(name! in loaders, `${page}: uptake ${name!}`)
    for (const [, name] of text(page).matchAll(/npm run ([a-z]+)/g)) assert.ok(scripts.includes(name!), `${page}: npm run ${name!}`)
  }
})
test('options that are shown with a command are options of it', async () => {
  for (const page of pages) {
    for (const [, name, rest] of text(page).matchAll(/(?:^|`)(?:\.\/)?uptake ([a-z]+(?:-[a-z]+)*)([^`\n#]*)/gm)) {
      if (!(name! in loaders)) continue
      const options = optionsOf((await loaders[name!]!()).command)
      const words = rest!.split('|')[0]!.replaceAll(/"[^"]*"/g, '')
      for (const [, option] of words.matchAll(/ --([a-z][a-z-]*)/g)) assert.ok(option! in options, `${page}: uptake ${name!} --${option!}`)
    }
  }
})
test('settings that are shown are settings, and right', () => {
  let shown = 0
  for (const page of pages) {
    for (const [, block] of text(page).matchAll(/```yaml\n([\s\S]*?)```/g)) {
      const keys = [...block!.matchAll(/^([\w-]+):/gm)].map(([, key]) => key!)
      if (keys.length === 0 || !keys.every(key => key in configReference)) continue
      shown++
      assert.deepEqual(
        parseConfig(block!, 'uptake.yml').problems.map(problem => problem.message),
        [],
        `${page}: ${block!}`,
      )
    }
  }
  assert.ok(shown > 30)
})
test('the claims and the piece that are shown can be read', () => {
  const [, claims] = /```yaml\n([\s\S]*?)```/.exec(text('docs/claims.md'))!
  assert.deepEqual(parseClaims(claims!).problems, [])
  const [, piece] = /```markdown\n([\s\S]*?)```/.exec(text('docs/content.md'))!
  assert.deepEqual(parseContent(piece!, 'content/piece.md').problems, [])
})
test('reference pages are fresh', () => {
  execFileSync(process.execPath, [join(root, 'scripts/docs.ts'), '--check'])
})
