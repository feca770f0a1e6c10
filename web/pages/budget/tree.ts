/** Money and time as one shape of tree. Pure. */
import type { Effort, Source } from '../../../src/plan/model.ts'
import type { BudgetNode } from '../../../src/schedule/budget-tree.ts'
import { amount, number } from '../../format.ts'
import { m } from '../../messages/index.ts'

/** `text` is the amount in words; `off` what the lines below add up to when that is not what is stated. */
export type CostNode = {
  id: string
  label: string
  min: number
  max: number
  text: string
  off: string | null
  children: CostNode[]
  source: Source
}

const NEAR = 0.01
const per = (period: string | null): string => (period ? m.per(period) : '')

/** Do the lines add up? A range of lines around one stated figure is no contradiction. */
function differs(stated: { min: number; max: number }, sum: { min: number; max: number } | null): boolean {
  if (sum === null) return false
  if (Math.abs(sum.min - stated.min) <= NEAR && Math.abs(sum.max - stated.max) <= NEAR) return false
  return !(stated.min === stated.max && sum.min !== sum.max && stated.min >= sum.min && stated.max <= sum.max)
}
export function moneyNode(node: BudgetNode): CostNode {
  return {
    id: node.id,
    label: node.label,
    min: node.min,
    max: node.max,
    text: `${amount(node)}${per(node.period)}`,
    off: differs(node, node.sum) && node.sum ? amount({ ...node.sum, currency: node.currency }) : null,
    children: node.children.map(moneyNode),
    source: node.source,
  }
}
const range = (min: number, max: number): string => (min === max ? number(min) : `${number(min)}–${number(max)}`)

/** Efforts under the effort that their category names. */
export function effortTrees(efforts: readonly Effort[]): CostNode[] {
  const node = (effort: Effort, children: Effort[]): CostNode => {
    const sum = children.length > 0 ? { min: total(children, each => each.min), max: total(children, each => each.max) } : null
    return {
      id: effort.id,
      label: effort.label,
      min: effort.min,
      max: effort.max,
      text: `${range(effort.min, effort.max)} ${effort.unit}${per(effort.period)}`,
      off: differs(effort, sum) && sum ? `${range(sum.min, sum.max)} ${effort.unit}` : null,
      children: children.map(child => node(child, [])),
      source: effort.source,
    }
  }
  const labels = new Set(efforts.map(effort => effort.label))
  return efforts
    .filter(effort => effort.category === null || !labels.has(effort.category))
    .map(effort =>
      node(
        effort,
        efforts.filter(child => child !== effort && child.category === effort.label && child.source.file === effort.source.file),
      ),
    )
}
const total = <T>(items: readonly T[], pick: (item: T) => number): number => items.reduce((sum, item) => sum + pick(item), 0)
