/**
 * Bundles src/cli.ts into dist/cli: a start reads a dozen files in place of a hundred and fifty. The launcher takes it
 * when no file of src is newer, so it can never be out of step; without it everything runs from src.
 *   node scripts/build-cli.ts [--if-needed]
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist', 'cli')
const entry = join(target, 'cli.js')
/** A process that started on an older bundle may still load one of its parts. */
const keepFor = 24 * 60 * 60 * 1000

const fresh = (): boolean =>
  existsSync(entry) &&
  execFileSync('find', [join(root, 'src'), join(root, 'package-lock.json'), '-newer', entry, '-print', '-quit'], { encoding: 'utf8' }) ===
    ''

/**
 * What is read together stands together, each with all that it imports: every file that is looked for costs half a millisecond.
 * The compiler is not in the first: a plan that has not changed is shown without it.
 */
const GROUPS = [
  {
    name: 'start',
    test: /src\/(?:commands\/(?:check|left-behind|stored)|plan\/check\/format\/text|workspace\/compiled)\.ts$/,
    priority: 2,
  },
  { name: 'compiler', test: /src\/workspace\/compile\.ts$/, priority: 1 },
]

/** The digest of all that the program is made of. */
function digest(): string {
  const hash = createHash('sha256')
  for (const file of [...globSync('src/**/*.ts', { cwd: root }).sort(), 'package-lock.json'])
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 32)
}

async function build(): Promise<void> {
  const started = Date.now()
  const temporary = join(root, 'dist', `.cli-${process.pid}`)
  const bundle = await rolldown({
    input: join(root, 'src', 'cli.ts'),
    platform: 'node',
    cwd: root,
    logLevel: 'silent',
    transform: {
      define: { UPTAKE_BUILD: JSON.stringify(digest()) },
    },
  })
  await bundle.write({
    dir: temporary,
    format: 'esm',
    entryFileNames: 'cli.js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: GROUPS },
  })
  await bundle.close()
  mkdirSync(target, { recursive: true })
  const names = readdirSync(temporary)
  // The parts first, the entry last: at every moment the entry finds its parts.
  for (const name of [...names.filter(each => each !== 'cli.js'), 'cli.js']) renameSync(join(temporary, name), join(target, name))
  rmSync(temporary, { recursive: true })
  for (const name of readdirSync(target)) {
    const path = join(target, name)
    if (!names.includes(name) && statSync(path).mtimeMs < started - keepFor) rmSync(path)
  }
}

if (!process.argv.includes('--if-needed') || !fresh()) await build()
