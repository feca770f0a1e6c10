/** The files that `uptake init` writes. Pure: facts in, texts out. */
import { stringify } from 'yaml'

export type StarterFacts = {
  name: string
  /** By which databases will know the workspace. */
  id: string
  repository: string | null
  homepage: string | null
  launch: string | null
  start: string | null
  timezone: string
  /** Documents that are there already; empty means that a starter plan is written. */
  plans: readonly string[]
  /** Collectors that fit what the folder holds; those that lack a token stand there as comments. */
  collectors?: readonly { name: string; settings: Readonly<Record<string, unknown>>; works: boolean; missing?: readonly string[] }[]
}

const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd()

/** `uptake.yml`: what is known as settings, the rest as comments that say what it would do. */
export function starterConfig(facts: StarterFacts): string {
  const out = ['# What Uptake knows of this project besides its plan. Every line is optional.', 'project:', `  name: ${scalar(facts.name)}`]
  if (facts.repository !== null) out.push(`  repository: ${scalar(facts.repository)}`)
  if (facts.homepage !== null) out.push(`  homepage: ${scalar(facts.homepage)}`)
  out.push(
    '',
    '# "Week 1" and "Day 1" count from start, "T-7" and "launch week" from launch.',
    '# When a date slips, change it here (uptake reschedule shows what moves).',
    facts.start === null ? '# start: 2026-03-02' : `start: ${facts.start}`,
    facts.launch === null ? '# launch: 2026-04-14' : `launch: ${facts.launch}`,
    `timezone: ${scalar(facts.timezone)}`,
  )
  if (facts.plans.length > 0)
    out.push(
      '',
      '# The documents that are the plan: files, folders or patterns.',
      'plan:',
      ...facts.plans.map(path => `  - ${scalar(path)}`),
    )
  else
    out.push('', '# The documents that are the plan: plan/**/*.md and .txt when nothing is said here.', '# plan:', '#   - docs/launch.md')
  out.push(
    '',
    '# Who does it: "(owner: Ada)" and "@ada" in the plan find these people.',
    '# people:',
    '#   - name: Ada Lovelace',
    '#     role: DevRel',
    '#     handles: { github: ada }',
    ...collectorLines(facts.collectors ?? []),
    '',
    '# By which databases know this workspace. Keep it when the folder moves, remove it from a copy.',
    `id: ${facts.id}`,
    '',
    '# How strict the check is: off, info, warning or error for each rule.',
    '# rules:',
    '#   no-owner: off',
  )
  return `${out.join('\n')}\n`
}

const needed = (variables: readonly string[]): string[] =>
  variables.length === 0 ? [] : [`#  needs ${variables.join(' and ')} in the environment:`]

/** What is measured by itself from the first day on: what needs no token at once, the rest when its token is there. */
function collectorLines(collectors: NonNullable<StarterFacts['collectors']>): string[] {
  if (collectors.length === 0) return []
  const block = ({ name, settings }: (typeof collectors)[number]): string[] =>
    stringify({ [name]: settings }, { lineWidth: 0 })
      .trimEnd()
      .split('\n')
      .map(line => `  ${line}`)
  const some = collectors.some(each => each.works)
  return [
    '',
    '# Where targets are measured: "uptake collect", or by itself while "uptake up" runs.',
    some ? 'collectors:' : '# collectors:',
    ...collectors.filter(each => each.works).flatMap(block),
    ...collectors.filter(each => !each.works).flatMap(each => [...needed(each.missing ?? []), ...block(each).map(line => `#${line}`)]),
  ]
}

/** A plan to write over: it compiles without a problem and has one of each thing that Uptake reads. */
export function starterPlan(name: string): string {
  return `# ${name} launch plan

<!-- Write as you always write. Uptake finds phases, tasks, pieces to publish, targets, money and risks in ordinary
     Markdown; "uptake check" says what does not add up and "uptake plan" shows what it understood. -->

## Phase 1: Prepare (Week 1-2)

<!-- A heading with a time in it is a phase. A box is a task: tick it here or with "uptake done". -->

- [ ] A quick start that works on a clean machine in five minutes
- [ ] README says in its first line what ${name} is for
- [ ] Blog post: "Why we built ${name}"

## Phase 2: Launch (Week 3)

- [ ] Show HN post
- [ ] Release notes with one example that can be copied
- [ ] Answer every comment on launch day

## Phase 3: Keep going (Week 4-8)

- [ ] Blog post: "What we learned in the first month"
- [ ] Follow up with everyone who opened an issue

## Targets

<!-- A number with a date is a target. Those by the same date stand together. -->

### By week 4

- 200 GitHub stars
- 500 downloads per week

### By week 8

- 500 GitHub stars
- 10 contributors

## Risks

| Risk | Mitigation |
|------|------------|
| The launch post finds no readers | Write to ten people who have the problem before it |
`
}
