/** How pieces are named: by a format, by a title in quotes, by a verb that publishes, by the place that they go to. */
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { ADS, REGISTRIES, STORES } from './channel-else.ts'
import { platformsOf } from './channel-name.ts'
import { title, type Context } from './context.ts'

export const QUOTED = /["“”„«»「『《]([^"“”„«»「」『』《》]{4,160})["”“»」』》]/
/** Formats that are pieces only where content is listed, or with a publishing verb. */
export const SOFT = new Set<Format>(['tutorial', 'discussion', 'demo', 'case-study', 'comparison', 'summit'])
export const PUBLISH = pattern(
  /^(?:(?:publish|post|write|release|submit|record|produce|create|share|host|launch|announce|draft|film|deliver|give|present|versenden)(?![\p{L}-])|veröffentlich|versend|schreib|erstell|publi|envoyer|enviar|organis(?:er|ieren)|organizar|escrib|crear|criar|écrire|créer|rédiger|организ|опублик|написа|записа|выпуст|снять|发布|撰写|制作|录制|投稿|公開|投稿|게시|작성|제작|đăng|viết|quay|pubblic|scriv)/iu,
)
/** Verbs that make even a guide or a case study a published piece. */
export const WRITES = /^(?:publish|write|post|record|film|release|veröffentlich|publi|опублик|записа|发布|录制|公開|게시)/i
/** "r/golang rules" are read, not posted to. */
export const SUBREDDIT =
  /(?:^|[\s(,/、，])\/?r\/[A-Za-z]\w+(?!\w|\s+(?:rules|guidelines|wiki|mods\b|moderators|regeln|reglas|règles|правила|规则))/g
/** A title by itself, perhaps with a remark: "How we measure" (tutorial). */
export const isTitle = fact(text => text.length > 12 && TITLE.test(text))
export const TITLE = /^["“„«「『《][^"“”„«»「」『』《》]{7,}[^.。]["”“»」』》](?:\s*[(（][^()（）]*[)）])?$/
export const isQuoted = fact(text => QUOTED.test(text))
export const subreddits = fact(text => text.match(SUBREDDIT)?.length ?? 0)

/** Where packages and code live: nothing is posted there. */
export const REGISTRY = new Set(['github', 'seo', 'lists', ...REGISTRIES, ...STORES, ...ADS])
export function nearestPlatform(context: Context, line: Line): { id: string } | undefined {
  const above = context.above(line)[0]
  if (!above || above.kind === 'heading') return undefined
  const first = platformsOf(above)[0]
  return first && first.from === 0 && title(above).length < first.to + 24 && !REGISTRY.has(first.id) ? first : undefined
}
