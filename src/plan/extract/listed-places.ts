/** Lists of nothing but places: "r/devops (800k)", "r/rust". */
import type { Line } from '../read/document.ts'
import { platformsOf } from './channel-name.ts'
import { onceAbove, type Context } from './context.ts'

const ASIDE = /^\s*(?:[(（][^()（）]*[)）])?$/
const isPlaceAlone = (line: Line): boolean => {
  const first = platformsOf(line)[0]
  return line.box === null && first?.from === 0 && ASIDE.test(line.text.slice(first.to))
}
const isList = onceAbove((_, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  return items.length > 1 && items.every(isPlaceAlone)
})
/** Is a line one of them? What is said in brackets is how many are there, and no target. */
export const isListedPlace = (context: Context, line: Line): boolean => line.kind === 'item' && isList(context, line)
