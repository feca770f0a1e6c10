/** Documents → plan: read, extract, resolve, identify, check. Pure; runs in Node, browsers and editors. */
import { emptyPlan } from './extract/context.ts'
import { extract } from './extract/index.ts'
import { languageOf } from './lexicon/index.ts'
import type { Plan, PlanOptions, Severity, SourceFile } from './model.ts'
import type { Document } from './read/document.ts'
import { readDocument } from './read/read.ts'

export type CompileOptions = PlanOptions & {
  /** Does a path of the repository exist? Null where there is no repository (a browser). */
  exists?: ((path: string) => boolean) | null
  rules?: Record<string, 'off' | Severity>
  /** The reading before this one: items keep their ids. */
  previous?: Plan | null
}
export type Compiled = { plan: Plan; documents: Document[] }

/** Compiles files into one plan. */
export function compile(files: readonly SourceFile[], _options: CompileOptions = {}): Compiled {
  const plan = emptyPlan()
  const counters = new Map<string, number>()
  const documents = files.map(file => readDocument(file, languageOf).document)
  for (const document of documents) extract(document, plan, counters)
  plan.title = plan.documents[0]?.title ?? null
  plan.summary = plan.documents[0]?.summary ?? null
  return { plan, documents }
}
