/** A plan compiled from a small document, laid on fixed dates. */
import { compile, type CompileOptions } from '../../src/plan/compile.ts'
import type { Plan } from '../../src/plan/model.ts'

export const planOf = (text: string, options: CompileOptions = {}): Plan => compile([{ path: 'plan.md', text }], options).plan
