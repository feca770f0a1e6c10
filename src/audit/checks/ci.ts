import { parse } from 'yaml'
import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details, Evidence, Finding } from '../check.ts'
import { at, listed } from '../tools.ts'

/** Where each system keeps what it runs. */
const systems: readonly { name: string; detail: RegExp; globs: readonly string[] }[] = [
  { name: 'GitHub Actions', detail: /github actions?/, globs: ['.github/workflows/*.yml', '.github/workflows/*.yaml'] },
  { name: 'GitLab CI', detail: /gitlab/, globs: ['.gitlab-ci.yml'] },
  { name: 'CircleCI', detail: /circle/, globs: ['.circleci/config.yml'] },
  { name: 'Jenkins', detail: /jenkins/, globs: ['Jenkinsfile'] },
  { name: 'Azure Pipelines', detail: /azure/, globs: ['azure-pipelines.yml', '.azure-pipelines/*.yml'] },
  { name: 'Travis CI', detail: /travis/, globs: ['.travis.yml'] },
  { name: 'Forgejo Actions', detail: /forgejo|gitea/, globs: ['.forgejo/workflows/*.yml', '.gitea/workflows/*.yml'] },
  { name: 'Woodpecker', detail: /woodpecker/, globs: ['.woodpecker.yml', '.woodpecker/*.yml'] },
]

const runsTests =
  /\b(?:pytest|tox|nox|unittest|vitest|jest|mocha|(?:npm|pnpm|yarn|bun|deno|cargo|go|dotnet|mix|swift|flutter|dart|zig build|make|gradle|\.\/gradlew|mvn|rake|bundle exec rake|node --) ?(?:run )?(?:-\w+ )*test|mvn .*verify|rspec|phpunit|ctest|nextest)\b/i
const says =
  (pattern: RegExp) =>
  ({ text }: Pipeline): boolean =>
    pattern.test(text)
const startsOn =
  (trigger: string) =>
  ({ triggers }: Pipeline): boolean =>
    triggers.has(trigger)
/** What a task may ask of the pipeline, and what shows it. */
const shown: Readonly<Record<string, { seen: (pipeline: Pipeline) => boolean; words: string }>> = {
  push: { seen: startsOn('push'), words: 'runs on push' },
  pulls: { seen: startsOn('pull_request'), words: 'runs on pull requests' },
  schedule: { seen: startsOn('schedule'), words: 'runs on a schedule' },
  tests: { seen: says(runsTests), words: 'runs tests' },
  benchmarks: { seen: says(/\bbench(?:mark)?/i), words: 'runs benchmarks' },
  coverage: { seen: says(/(?:codecov|coveralls|--cov\b|coverage|lcov)/i), words: 'reports coverage' },
  build: { seen: says(/\b(?:build|compile|make)\b/i), words: 'builds' },
  lint: { seen: says(/\b(?:lint|ruff|eslint|oxlint|clippy|flake8|golangci|biome|prettier|black)/i), words: 'lints' },
  delivery: {
    seen: says(/\b(?:deploy|publish|release-please|goreleaser|semantic-release|pypi|docker\/build-push|upload-pages|gh release)/i),
    words: 'delivers (deploys, publishes or releases)',
  },
}

const triggerNames = new Set(['push', 'pulls', 'schedule'])

export const check: Check = {
  id: 'ci',
  title: 'Continuous integration',
  make: null,
  matches: {
    en: [
      '(?:(?<system>github actions?|gitlab|circleci|jenkins) )?ci(?:(?<delivery>/cd| and cd))?(?: pipelines?| workflows?| configuration| config| setup)?',
      'continuous integration(?<delivery>(?: and| /|/) ?continuous (?:delivery|deployment))?(?: pipelines?)?',
      '(?<system>github actions)(?: ci)?(?: workflows?)?',
      '(?:automated )?(?<tests>(?:run|running) (?:the )?(?:unit )?tests)(?= on (?:every )?(?:push|pull requests?|prs?))',
      'automated (?<benchmarks>benchmarks?)(?: runner| runs)?',
      '(?:code |test )?(?<coverage>coverage) reporting',
    ],
    de: ['ci(?:(?<delivery>/cd))?-?(?:pipeline)?', 'kontinuierliche integration'],
    es: ['(?:pipeline (?:de )?)?ci(?:(?<delivery>/cd))?(?: pipeline)?', 'integración continua'],
    fr: ['(?:pipeline )?ci(?:(?<delivery>/cd))?', 'intégration continue'],
    it: ['(?:pipeline )?ci(?:(?<delivery>/cd))?', 'integrazione continua'],
    pt: ['(?:pipeline (?:de )?)?ci(?:(?<delivery>/cd))?', 'integração contínua'],
    ru: ['ci(?:(?<delivery>/cd))?', 'непрерывн\\p{L}+ интеграци\\p{L}+'],
    vi: ['ci(?:(?<delivery>/cd))?', 'tích hợp liên tục'],
    zh: ['持续集成(?:流水线)?'],
    ja: ['継続的インテグレーション'],
    ko: ['지속적 통합'],
  },
  details: {
    or: ['(?<or>or|oder|o|ou|или|hoặc)(?= (?:github|gitlab|circleci|jenkins|travis))'],
    tests: ['for (?:running |the )?(?:unit )?tests?', '(?:that )?runs? (?:the )?(?:unit )?tests?', 'pytest', 'unit tests?'],
    push: ['on (?:every )?push', 'push'],
    pulls: ['on (?:every )?(?:pull requests?|prs?)', 'pull requests?', 'prs?'],
    benchmarks: ['(?:for )?benchmarks?'],
    schedule: ['on (?:a )?schedule', 'scheduled', 'nightly'],
    coverage: ['(?:code |test )?coverage(?: reporting| reports?)?'],
    build: ['(?:npm|bun|pnpm|yarn|cargo|go|make) (?:run )?build', '(?:for |runs? )?(?:the )?builds?'],
    lint: ['lint(?:ing|er)?', 'ruff', 'eslint', 'clippy'],
    system: ['github actions?', 'gitlab(?: ci)?', 'circleci', 'jenkins'],
  },
  check: verify,
}

type Pipeline = { system: string; path: string; text: string; triggers: ReadonlySet<string> }

async function verify(ctx: AuditContext, details: Details): Promise<Finding> {
  const all = await pipelines(ctx)
  const evidenceOf = (some: readonly Pipeline[]): Evidence[] => some.slice(0, 5).map(each => at(each.path))
  if (all.length === 0) return no('No configuration of a CI system was found (.github/workflows, .gitlab-ci.yml and others).')
  // A workflow that greets newcomers or closes stale issues integrates nothing.
  const running = all.filter(({ triggers }) => triggers.has('push') || triggers.has('pull_request'))
  if (running.length === 0) return unknown('There are workflows, but none that runs on a push or a pull request.', ...evidenceOf(all))
  const there = listed([...new Set(running.map(each => each.system))])
  const asked = details.get('system') ?? ''
  const wanted = systems.filter(({ detail }) => detail.test(asked)).map(({ name }) => name)
  const absent = wanted.filter(name => !running.some(each => each.system === name))
  if (absent.length > 0 && (!details.has('or') || absent.length === wanted.length))
    return no(`There is no configuration of ${listed(absent)}; ${there} is set up.`, ...evidenceOf(running))
  const wants = Object.entries(shown).filter(([name]) => details.has(name))
  const triggers = wants.filter(([name]) => triggerNames.has(name))
  const onTime = all.filter(pipeline => triggers.every(([, { seen }]) => seen(pipeline)))
  // Benchmarks here and a schedule there are no benchmarks on a schedule.
  const unseen = onTime.length === 0 ? triggers : wants.filter(([, { seen }]) => !onTime.some(seen))
  if (unseen.length > 0)
    return unknown(
      `${there} is set up, but nothing in it shows that it ${listed(unseen.map(([, { words }]) => words))}.`,
      ...evidenceOf(running),
    )
  const also = wants.length === 0 ? '' : `; it ${listed(wants.map(([, { words }]) => words))}`
  return yes(`${there} is set up${also}.`, ...evidenceOf(running))
}

async function pipelines(ctx: AuditContext): Promise<Pipeline[]> {
  const found: Pipeline[] = []
  for (const { name, globs } of systems)
    for (const glob of globs)
      for (const path of await ctx.glob(glob)) {
        const text = ((await ctx.read(path)) ?? '').replace(/^\s*#.*$/gm, '')
        if (text.trim() !== '') found.push({ system: name, path, text, triggers: triggersOf(path, text) })
      }
  return found
}

/** What starts a workflow. Systems other than those of workflow files run on every push by themselves. */
function triggersOf(path: string, text: string): ReadonlySet<string> {
  if (!path.includes('/workflows/'))
    return new Set(['push', ...(/merge_request/.test(text) ? ['pull_request'] : []), ...(/^\s*schedule/m.test(text) ? ['schedule'] : [])])
  try {
    const data: unknown = parse(text)
    const on = typeof data === 'object' && data !== null && 'on' in data ? data.on : null
    const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on ?? {})
    return new Set(names.map(name => (name === 'pull_request_target' || name === 'merge_group' ? 'pull_request' : name)))
  } catch {
    return new Set()
  }
}
