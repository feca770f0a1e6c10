/** The plan of loaded files: as it was compiled last time when nothing of what it came from has changed, else compiled now. */
import { join } from 'node:path'
import { readKeptPlan, writeKeptPlan, type KeptPlan } from '../db/kept-plans.ts'
import type { Plan } from '../plan/model.ts'
import { planOptions, type Loaded } from './load.ts'
import { pathChecker, type PathChecker } from './paths.ts'

/** Names the compiler that made a plan; the bundle is given the digest of its sources, the sources themselves keep nothing. */
declare const UPTAKE_BUILD: string | undefined
const build = typeof UPTAKE_BUILD === 'undefined' ? null : UPTAKE_BUILD
/** Of longer texts (characters) the plan is not kept: reading it back would save little and take much room. */
const LONGEST = 500_000

/** `previous`: the reading whose ids the plan carries on; what is stored under its id never changes. */
export type PlanOrigin = { compiler?: string | null; previous?: { id: string; plan: Plan } | null }

/** `UPTAKE_CACHE` names the folder of what is kept; empty or without it nothing is. */
export async function compiledPlan(
  { env }: { env: Readonly<Record<string, string | undefined>> },
  loaded: Loaded,
  today: string,
  { compiler = build, previous = null }: PlanOrigin = {},
): Promise<Plan> {
  const cache = env['UPTAKE_CACHE']
  const size = loaded.files.reduce((sum, file) => sum + file.text.length, 0)
  if (compiler === null || !cache || size > LONGEST) return compileNow(loaded, today, pathChecker(loaded.root), previous?.plan ?? null)

  const folder = join(cache, 'plans')
  const place = [loaded.root, ...loaded.files.map(file => file.path), ...(previous === null ? [] : [''])].join('\n')
  const inputs = inputsOf(loaded, today, compiler, previous?.id ?? null)
  const exists = pathChecker(loaded.root)
  const kept = readKeptPlan(folder, place)
  if (kept !== null && holds(kept, inputs, exists)) return kept.plan

  const probes = new Map<string, KeptPlan['probes'][number]>()
  const probing: PathChecker = (path, from = '') => {
    const answer = exists(path, from)
    probes.set(`${path}\n${from}`, [path, from, answer])
    return answer
  }
  const plan = await compileNow(loaded, today, probing, previous?.plan ?? null)
  writeKeptPlan(folder, place, { inputs, probes: [...probes.values()], plan })
  return plan
}

async function compileNow(loaded: Loaded, today: string, exists: PathChecker, previous: Plan | null): Promise<Plan> {
  const { compileWorkspace } = await import('./compile.ts')
  return compileWorkspace(loaded, { today, exists, previous }).plan
}

/** Everything that a plan is compiled from but for the paths that are looked for, as one text. */
const inputsOf = ({ files, config, problems }: Loaded, today: string, compiler: string, previous: string | null): string =>
  JSON.stringify([compiler, files, planOptions(config, today), config.rules, problems, previous])

const holds = (kept: KeptPlan, inputs: string, exists: PathChecker): boolean =>
  kept.inputs === inputs && kept.probes.every(([path, from, answer]) => exists(path, from) === answer)
