/** Loaded files → plan. Apart from the read step: what is kept already need not load the compiler. */
import type { Compiled } from '../plan/compile.ts'
import { compile } from '../plan/compile.ts'
import type { Plan } from '../plan/model.ts'
import type { Loaded } from './load.ts'
import { planOptions } from './load.ts'
import { pathChecker, type PathChecker } from './paths.ts'

export type CompileContext = {
  /** ISO date of today in the workspace's zone. */
  today: string
  /** The reading before this one: items keep their ids. */
  previous?: Plan | null
  /** Another look at the paths than that of the disk. */
  exists?: PathChecker
}

/** Compiles what was loaded. Pure but for looking whether the paths that the plan names exist. */
export function compileWorkspace(loaded: Loaded, context: CompileContext): Compiled {
  const { config } = loaded
  const compiled = compile(loaded.files, {
    ...planOptions(config, context.today),
    rules: config.rules,
    previous: context.previous ?? null,
    exists: context.exists ?? pathChecker(loaded.root),
  })
  if (loaded.problems.length > 0) compiled.plan.problems.unshift(...loaded.problems)
  return compiled
}
