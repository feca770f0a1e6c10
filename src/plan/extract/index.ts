/** The extractors in the order in which they run: what an earlier one claims, a later one leaves alone. */
import type { Plan } from '../model.ts'
import type { Document } from '../read/document.ts'
import { audiences } from './audiences.ts'
import { budgets } from './budgets.ts'
import { channels } from './channels.ts'
import { content } from './content.ts'
import { Context, type Extractor } from './context.ts'
import { kpis } from './kpis.ts'
import { journey, programmes } from './journey.ts'
import { phases } from './phases.ts'
import { risks } from './risks.ts'
import { roles } from './roles.ts'
import { allocations, dependencies, layouts } from './shares.ts'
import { claims, counts, notes, placeholders, references } from './statements.ts'
import { tasks } from './tasks.ts'

const EXTRACTORS: readonly Extractor[] = [
  phases,
  risks,
  roles,
  budgets,
  programmes,
  kpis,
  audiences,
  journey,
  content,
  channels,
  allocations,
  dependencies,
  layouts,
  tasks,
  claims,
  counts,
  references,
  placeholders,
  notes,
]

/** Adds what `document` says to `plan`; `counters` keep the provisional ids of several documents apart. */
export function extract(document: Document, plan: Plan, counters: Map<string, number>): void {
  const context = new Context(document, plan, counters)
  for (const extractor of EXTRACTORS) extractor(context)
  plan.documents.push({
    file: document.file,
    title: document.title,
    summary: summaryOf(document),
    language: document.language,
    lines: document.lines.length,
  })
}
/** The first paragraph of prose. */
function summaryOf(document: Document): string | null {
  return document.lines.find(line => line.kind === 'text' && line.lead === null && line.text.length > 60)?.text ?? null
}
