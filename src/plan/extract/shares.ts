/** Smaller facts: percent splits, dependencies, gates, drawn trees. */
import type { Layout } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { title, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'

const SHARE = pattern(/([^,，;；(（:：]{2,60}?)\s*[(（](\d{1,3}(?:[.,]\d+)?)\s*%(?:\s+[\p{L}]+)?[)）]/gu)
const SHARE_COLON = /^([^:：]{2,60})[:：]\s*(\d{1,3}(?:[.,]\d+)?)\s*%$/

/** Percent splits: "Educational content (40%), announcements (25%)" in a line, or one share on each of several siblings. */
export function allocations(context: Context): void {
  for (const line of context.lines) {
    if (line.kind === 'row' || line.kind === 'table' || line.kind === 'code' || !line.text.includes('%') || line.text.length > 400) continue
    if (context.claimedBy(line) === 'kpi') continue
    const found = [...(line.lead !== null && line.rest !== '' && !/[%]/.test(line.lead) ? line.rest : line.text).matchAll(SHARE)]
    if (found.length >= 2) {
      for (const match of found) add(context, line, match[1]!, Number(match[2]!.replace(',', '.')), line.lead ?? title(line))
      continue
    }
    const one = found[0] ?? SHARE_COLON.exec(line.text)
    const siblings = line.parent?.children.filter(other => other.kind === line.kind && /\d\s*%/.test(other.text)) ?? []
    if (!one || siblings.length < 2) continue
    const sum = siblings.reduce((total, other) => total + Number(/(\d{1,3}(?:\.\d+)?)\s*%/.exec(other.text)?.[1] ?? 0), 0)
    if (
      (sum < 97 || sum > 103) &&
      !(
        sum > 85 &&
        sum < 115 &&
        /allocation|split|mix|share|distribution|aufteilung|verteilung|distribuci|distribui|répartition|占比|分配|配分|распределени|배분/i.test(
          line.parent ? title(line.parent) : '',
        )
      )
    )
      continue
    add(context, line, one[1]!, Number(one[2]!.replace(',', '.')), line.parent ? title(line.parent) : '')
  }
}
function add(context: Context, line: Line, label: string, percent: number, group: string): void {
  context.plan.allocations.push({
    id: context.id('allocation'),
    label: label.replace(/^(?:and|und|y|e|et|и)\s+/i, '').trim(),
    percent,
    group,
    source: context.source(line),
  })
}

/** Dependencies and prerequisites; one that says what it must precede is a gate as well. */
export function dependencies(context: Context): void {
  for (const line of context.lines) {
    if ((line.kind !== 'item' && line.kind !== 'row') || line.parent?.kind === 'item' || context.claimedBy(line) !== null) continue
    if (context.kindsAt(line)[0] !== 'dependency') continue
    const name = line.kind === 'row' ? (line.cells[0]?.text ?? '') : (line.lead ?? line.text)
    const text =
      line.kind === 'row'
        ? line.cells
            .slice(1)
            .map(cell => cell.text)
            .filter(Boolean)
            .join(' · ')
        : line.rest
    if (name === '') continue
    context.plan.dependencies.push({
      id: context.id('dependency'),
      title: name,
      text: text === name ? null : text || null,
      source: context.source(line),
    })
    context.claim(line, 'dependency')
    if (/\bbefore\b|\bvor\b|\bantes de\b|\bavant\b|перед|до начала|之前|前に|전에/i.test(text))
      context.plan.gates.push({ id: context.id('gate'), title: name, condition: text, phase: null, source: context.source(line) })
  }
}

const TREE = /[├└┣┗]/
/** Trees drawn in fences: files, documentation, server channels. */
export function layouts(context: Context): void {
  for (const fence of context.lines) {
    if (fence.kind !== 'fence' || fence.children.length === 0) continue
    const end = endOf(fence)
    if (!TREE.test(context.document.text.slice(fence.from, end))) continue
    const above = context.above(fence)[0]
    const layout: Layout = {
      id: context.id('layout'),
      title: above ? title(above) : fence.children[0]!.text,
      entries: [],
      source: context.source(fence),
    }
    for (const top of fence.children) visit(context, top, '', layout)
    if (layout.entries.length > 1 && !layout.entries.some(entry => /[$€£¥]\s?\d/.test(entry.path))) context.plan.layouts.push(layout)
  }
}
/** Opens a remark behind a name in a tree. */
const REMARK = /[#←(]|<-|\/\//
const BEFORE_REMARK = /\s+(?=#|←|<-|\/\/|\()/
const named = fact((text): { name: string; note: string | null } => {
  if (!REMARK.test(text)) return { name: text, note: null }
  const [name = '', ...rest] = text.split(BEFORE_REMARK)
  const note = rest
    .join(' ')
    .replace(/^(?:#|←|<-|\/\/)\s*/, '')
    .trim()
  return { name, note: note === '' ? null : note }
})
function visit(context: Context, line: Line, path: string, layout: Layout): void {
  const { name, note } = named(line)
  const here = path === '' ? name : `${path.replace(/\/$/, '')}/${name}`
  if (name !== '...' && name !== '…')
    layout.entries.push({
      path: here,
      note,
      planned: note !== null && /planned|todo|geplant|coming|计划|予定|예정/i.test(note),
      source: context.source(line),
    })
  for (const child of line.children) visit(context, child, here, layout)
}
const endOf = (line: Line): number => {
  let last = line
  while (last.children.length > 0) last = last.children.at(-1)!
  return last.to
}
