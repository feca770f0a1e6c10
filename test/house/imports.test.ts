/** The rules of the architecture, held over the import graph and the sources. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = globSync('{src,web,test,scripts,bench}/**/*.{ts,tsx}', { cwd: root })
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const imports = (file: string): string[] =>
  [...text(file).matchAll(/^\s*(?:import|export)\b[^'"]*?from\s*'([^']+)'|\bimport\('([^']+)'\)/gm)].map(match => (match[1] ?? match[2])!)
const resolved = (file: string, target: string): string => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target)
const ORDER = ['plan', 'schedule', 'content', 'metrics', 'report']
const BROWSER_SAFE = /^(?:@lezer\/|yaml$|valibot$|markdown-it$|@noble\/hashes\/|twitter-text$|diff$)/
const TYPES_OF_CHANNEL = /import type \{[^}]*\} from '[./]*\/channels\/channel\.ts'/

test('the pure middle imports only itself, downward, and lib; nothing of Node', () => {
  for (const file of sources.filter(each => /^src\/(?:plan|schedule|content|metrics|report)\//.test(each))) {
    const own = ORDER.indexOf(file.split('/')[1]!)
    for (const target of imports(file)) {
      if (target.startsWith('.')) {
        // What a channel gets is written down beside the channels; the types of it are no code.
        if (resolved(file, target) === 'src/channels/channel.ts' && TYPES_OF_CHANNEL.test(text(file))) continue
        const folder = resolved(file, target).split('/')[1]!
        assert.ok(folder === 'lib' || (ORDER.includes(folder) && ORDER.indexOf(folder) <= own), `${file} imports ${target}`)
      } else assert.match(target, BROWSER_SAFE, `${file} imports ${target}`)
    }
    assert.doesNotMatch(text(file), /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|fetch\()/, `${file} reaches for an effect`)
  }
})
test('only actions and db write', () => {
  const writes = /\b(?:writeFile|appendFile|rename|unlink|rm|mkdir|cp|truncate|symlink|copyFile)(?:Sync)?\(|createWriteStream/
  const allowed = /^src\/(?:actions|db)\//
  const reaches = /from\s*'node:fs(?:\/promises)?'|import\('node:fs/
  for (const file of sources.filter(each => each.startsWith('src/') && !allowed.test(each) && reaches.test(text(each))))
    assert.doesNotMatch(text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), writes, `${file} writes to disk`)
})
test('files are small, typed and export by name', () => {
  const lengths = sources
    .filter(file => /^(?:src|web)\//.test(file))
    .map(file => [text(file).split('\n').length, file] as const)
    .sort((a, b) => a[0] - b[0])
  assert.deepEqual(
    lengths.filter(([length]) => length > 400),
    [],
  )
  assert.ok(lengths[lengths.length >> 1]![0] < 100)
  for (const file of sources.filter(each => !each.startsWith('test/house/'))) {
    assert.doesNotMatch(text(file), /(?::\s*any\b|<any>|\bas any\b|@ts-ignore|@ts-expect-error)/, `${file} is loosely typed`)
    assert.doesNotMatch(text(file), /catch\s*(?:\([^)]*\))?\s*\{\s*\}/, `${file} swallows an error`)
  }
})
test('no document is special-cased', () => {
  for (const file of sources.filter(each => /^(?:src|web)\//.test(each)))
    assert.doesNotMatch(text(file), /pglite|fastlog|hektor|phoenix|agenthound|mostro/i, file)
})

/** What a file loads at once: no types, and nothing behind `import()`. */
const loads = (file: string): string[] =>
  [...text(file).matchAll(/^(?:import|export)\s+(?!type\b)([^;'"]*?)\s*from\s*'([^']+)'/gm)]
    .filter(([, names]) => !/^\{(?:\s*type\s[^,}]*,?)+\s*\}$/.test(names!))
    .map(([, , target]) => resolved(file, target!))

test('to say how it is used no command loads the compiler, the database or the table of actions', () => {
  const heavy =
    /^(?:src\/(?:plan\/(?:compile|extract\/|lexicon\/)|db\/(?:open|migrate|dialect)|actions\/(?:actions|record-reading)\.|channels\/index|collectors\/index|server\/)|kysely|valibot|yaml)/
  for (const command of sources.filter(each => /^src\/commands\/[\w-]+\.ts$/.test(each) && /^export const command\b/m.test(text(each)))) {
    const cameFrom = new Map([[command, '']])
    for (const file of cameFrom.keys())
      for (const target of loads(file)) {
        if (cameFrom.has(target)) continue
        assert.doesNotMatch(target, heavy, `uptake ${command} loads ${target} by ${file} (${cameFrom.get(file)})`)
        if (target.startsWith('src/')) cameFrom.set(target, file)
      }
  }
})
