/** Problems of one rule in small documents, as its tests look at them. */
import { compile, type CompileOptions } from '../../../src/plan/compile.ts'
import type { Problem } from '../../../src/plan/model.ts'

/** All problems of `rule`; several documents are given by path. */
export function problemsOf(rule: string, text: string | Record<string, string>, options: CompileOptions = {}): Problem[] {
  const files = typeof text === 'string' ? { 'plan.md': text } : text
  return compile(
    Object.entries(files).map(([path, each]) => ({ path, text: each })),
    { today: '2026-11-21', ...options },
  ).plan.problems.filter(problem => problem.rule === rule)
}
export const messagesOf = (...args: Parameters<typeof problemsOf>): string[] => problemsOf(...args).map(problem => problem.message)
