/** Teams that a line counts: "**Team:** 2 writers, 1 designer", "Team: 8 people (2 backend, 1 QA)". */
import { isRoleTitle } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { PART } from './role-person.ts'

/** Of "2-3 writers" the least. */
export type Member = { title: string; fte: number }

const LABEL = /^(?:teams?(?: size)?|equipos?|equipes?|équipes?|squad|команда|团队|チーム|팀|takım|đội ngũ)\s*[:：]\s*/i
const MEMBER = pattern(/^(?:and |y |e |und |et )?\+?\s?(\d{1,2})(?:\s*[-–]\s*\d{1,2})?\s*(?:x\s+)?(\p{L}[^\d(（]{1,30}?)$/iu)
/** "PM (1)". */
const BEHIND = pattern(/^(\p{L}[^\d(（]{1,30}?)\s*[(（](\d{1,2})[)）]$/iu)
const PEOPLE = /^\d{1,3}(?:\s*[-–]\s*\d{1,3})?\s*[^\s\d]+\s*[(（]([^()（）]+)[)）]$/
/** What jobs are called beside "2 writers", by their field or their letters. */
const FIELD = /^(?:backend|frontend|full-?stack|devops|data|design|mobile|dev|devs|eng|qa|pm|po|ml|ux|ui)s?$/i

/** Its members; none where it counts no jobs. */
export const teamOf = fact((text): readonly Member[] => {
  const label = text.length < 200 ? LABEL.exec(text) : null
  if (!label || !/\d/.test(text)) return []
  const said = text.slice(label[0].length).trim()
  const parts = (PEOPLE.exec(said)?.[1] ?? said).split(/\s*[,;，；、]\s*|\s+\+\s*/)
  const members = parts.map(memberOf)
  const found = members.filter(member => member !== null)
  // "Team size: 10-50 engineers" is the team of a customer.
  return found.length > 1 && found.length === members.length && found.filter(({ title }) => isJob(title)).length * 2 > found.length
    ? found
    : []
})
function memberOf(part: string): Member | null {
  const behind = BEHIND.exec(part)
  if (behind) return { title: behind[1]!, fte: Number(behind[2]) }
  const member = MEMBER.exec(part.replace(TIME, ''))
  return member && { title: member[2]!, fte: Number(member[1]) * (HALF.test(part) ? 0.5 : 1) }
}
const TIME = /\s*[(（][^()（）\d]{3,24}[)）]$/
const HALF = new RegExp(`[(（](?:${PART})[)）]$`, 'i')
/** "Q1: 1 developer advocate, 2 writers": who is to be hired by then; none where the text names anything but jobs. */
export function hiresIn(text: string): readonly { title: string; fte: number | null }[] {
  const parts = text.split(/\s*[,;，；、]\s*(?:and\s+)?|\s+[+&]\s+|\s+(?:and|und|y|e|et|и)\s+/)
  const found = parts.map(part => memberOf(part) ?? { title: part.replace(TIME, '').trim(), fte: null })
  return found.every(({ title }) => title.length < 40 && isJob(title)) ? found : []
}
const isJob = (title: string): boolean => isRoleTitle(title) || isRoleTitle(title.replace(/s$/i, '')) || FIELD.test(title)
/** Does a line count a team? */
export const countsTeam = (line: Line): boolean => teamOf(line).length > 0
