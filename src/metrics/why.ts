/** Why a target is not measured, and what to do about it. */
import { readRef } from './ref.ts'
import type { CollectorStatus, Why } from './view.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`

export const unmapped = (text: string, candidates: readonly string[]): Why => ({
  kind: 'unmapped',
  message: `No metric is known for ${quoted(text)}.`,
  hint:
    candidates.length > 0
      ? `It may mean ${candidates.join(', ')}. Say which: uptake targets map ${quoted(text)} ${candidates[0]!}`
      : `Give it a name and type its values in: uptake targets map ${quoted(text)} own.name`,
})

/** @param readers names of all collectors that can read it, set up or not */
export function unread(metric: string, readers: readonly string[], configured: readonly CollectorStatus[]): Why {
  const [only] = configured
  const record = `uptake record ${metric} VALUE`
  if (readers.length === 0 && configured.length === 0)
    return { kind: 'no-value', message: 'It is typed in by hand, and there is no value yet.', hint: record }
  if (!only)
    return {
      kind: 'no-collector',
      message: `No collector is set up for ${metric}.`,
      hint: `Add ${readers.join(' or ')} under collectors in uptake.yml, or type values in: ${record}`,
    }
  const failed = configured.find(each => each.error !== null)
  if (failed?.error)
    return { kind: 'failed', message: `The collector ${failed.instance} failed: ${failed.error.message}`, hint: failed.error.hint }
  const waiting = configured.find(each => each.lastRunAt === null)
  if (waiting)
    return {
      kind: 'not-run',
      message: `The collector ${waiting.instance} has not run yet.`,
      hint: `uptake collect --only ${waiting.instance}`,
    }
  return {
    kind: 'no-value',
    message: `The collector ${only.instance} ran and gave no ${metric}.`,
    hint: `Look at what it gives (uptake collect --only ${only.instance} --dry-run), or type values in: ${record}`,
  }
}

export function ambiguous(text: string, metric: string, parts: readonly Readonly<Record<string, string>>[]): Why {
  const shown = parts.map(
    labels =>
      `${readRef(metric).metric}{${Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(',')}}`,
  )
  const named = shown.slice(0, 4).join(', ')
  return {
    kind: 'ambiguous',
    message: `${parts.length} things are measured as ${metric}, and the target does not say which: ${named}${shown.length > 4 ? ', …' : ''}.`,
    hint: `Say which: uptake targets map ${quoted(text)} "${shown[0] ?? metric}"`,
  }
}
