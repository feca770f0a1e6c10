/** Places behind the time in the title of a block: "Day 3 (Wednesday) - Mastodon", "Phase 2: Lobsters launch (month 3)". */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isMail } from './channel-thing.ts'
import { mayPublish } from './channel-else.ts'
import { placesIn, readPlatforms } from './channel-name.ts'
import { titleOf, type Context } from './context.ts'

/** The names of the places where a block of time publishes, as its title says; none for another line. */
export function datedPlaces(context: Context, line: Line): readonly string[] {
  return context.phaseAt(line) === null ? [] : placesBehindTime(line)
}
const placesBehindTime = fact((text): readonly string[] => {
  const name = BEHIND.exec(titleOf(text))?.[1]?.replace(ASIDE, '') ?? ''
  if (name === '' || name.length > LONGEST) return []
  const [first] = readPlatforms(name)
  const places = placesIn(name)
  const found = places.length > 0 ? places : first?.from === 0 && DONE_THERE.test(name.slice(first.to)) ? [first] : []
  return found.filter(place => mayPublish(place) && !isMail(place)).map(({ from, to }) => name.slice(from, to))
})
const BEHIND = /^[^:：–—]*?(?:[:：]\s*|\s[-–—]\s+)(\S.*)$/
const ASIDE = /\s*[(（][^()（）]*[)）]\s*$/
const LONGEST = 60
/** What is done at the place, and nothing else. */
const DONE_THERE =
  /^\s(?:launch(?: day)?|strategy|threads?|posts?|posting|campaign|blitz|push|announcement|submission|day|week|teaser|article|kampagne|start|lanzamiento|publicación|lançamento|publicação|lancement|publication|发布|推广|投稿)$/i
