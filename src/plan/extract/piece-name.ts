/** How pieces are named: by a format, by a title in quotes, by a verb that publishes, by the place that they go to. */
import type { Platform } from '../lexicon/index.ts'
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { ADS, REGISTRIES, STORES } from './channel-else.ts'
import { platformsOf } from './channel-name.ts'
import { onceAbove, title, type Context } from './context.ts'

export const QUOTED = /["“”„«»「『《]([^"“”„«»「」『』《》]{4,160})["”“»」』》]/
/** Formats that are pieces only where content is listed, or with a publishing verb. */
export const SOFT = new Set<Format>(['tutorial', 'discussion', 'demo', 'case-study', 'comparison', 'summit'])
export const PUBLISH = pattern(
  /^(?:(?:publish|post|tweet|write|release|submit|record|produce|create|share|host|launch|announce|draft|film|deliver|give|present|versenden)(?![\p{L}-])|veröffentlich|versend|schreib|erstell|publi|envoyer|enviar|organis(?:er|ieren)|organizar|escrib|graba[rn]?|gravar|filmar|produ[cz]ir|redactar|redigir|enregistrer|registrare|girare|crear|criar|écrire|créer|rédiger|организ|опублик|написа|записа|выпуст|снять|发布|撰写|制作|录制|投稿|公開|投稿|게시|작성|제작|đăng|viết|quay|pubblic|scriv)/iu,
)
/** "Demo video recorded", "Artikel schreiben", "ブログ記事を公開": the verb stands behind what is published. */
const BEHIND = pattern(
  /(?:(?<![\p{L}-])(?:(?:is|are|was|has been)\s)?(?:published|posted|drafted|written|recorded|filmed|submitted|held|(?:ver)?senden|posten|schreiben|verfassen|veröffentlichen|publizieren|erstellen|aufnehmen|drehen|produzieren|geschrieben|veröffentlicht|aufgenommen|gedreht|versendet|publicad[oa]s?|escrit[oa]s?|grabad[oa]s?|gravad[oa]s?|publiée?s?|rédigée?s?|enregistrée?s?|pubblicat[oaie]|scritt[oaie]|registrat[oaie]|опубликован[оаы]?|написан[оаы]?|записан[оаы]?|(?:yaz|yayınla|paylaş|çek|kaydet)(?:ma|mak|me|mek|ıldı|ndı|ıl|n)?)(?:\s(?:on|to|in|at|auf|bei|en|no|na|sur|su|на|в)\s.{2,40})?|(?:を|\s|が)?(?:公開|投稿|執筆|配信|撮影|収録|録画|制作|作成)(?:する|します|した|済み?|完了)?|\s(?:작성|게시|업로드|제작|발행|공개|포스팅|촬영|녹화)(?:하기|한다|합니다|함|완료| 완료)?|(?:已发布|已录制|已写好))$/iu,
)
/** Where the title of a piece or a remark on it begins. */
const REMARK = /\s*(?:[:：;；,，(（"“«„「『《]|\s[-–—→]\s|\.(?:\s|$))/
const LONGEST = 90
/** Where the verb stands, -1 where there is none behind; "write comments below posts" is about others' posts. */
const behind = memo((text: string): number => {
  const end = text.search(REMARK)
  const head = end < 0 ? text : text.slice(0, end)
  const at = head.length < LONGEST ? head.search(BEHIND) : -1
  return at >= 0 && ANSWER.test(head.slice(0, at)) ? -1 : at
})
const ANSWER = /(?:댓글|답글|コメント|返信|kommentare?|antwort(?:en)?|comments?|repl(?:y|ies)|comentarios?|yorum(?:lar)?)[\sをは을를]*$/i
/** Does a text say to publish something, or that it was? Of a format that stands `at` a place in it, and is not the verb itself. */
export const publishes = (text: string, at = 0): boolean => PUBLISH.test(text) || behind(text) > at
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
/** The places that the nearest heading names which names any; the title of a document names what it is about. */
export const homeOf = onceAbove((context, container): readonly Platform[] => {
  const named = context.within(container).find(at => at.kind === 'heading' && at.level > 1 && platformsOf(at).length > 0)
  return named === undefined ? [] : platformsOf(named)
})
export const isOne = (text: string, { from, to }: { from: number; to: number }): boolean => !/s$/i.test(text.slice(from, to))
/** "Record a demo of the scanner": a demo that is recorded or published is a piece, a short loop without sound is none. */
export const isRecorded = (text: string, format: { format: Format; from: number; to: number }): boolean =>
  format.format === 'demo' && (RECORDS.test(text) || behind(text) > format.from) && isOne(text, format) && !/\bgifs?\b/i.test(text)
const RECORDS =
  /^(?:record|publish|ship|film|shoot|aufnehmen|veröffentlich|graba|publica|grava|enregistr|publie|registra|pubblica|запис|опублик|录制|发布|録画|公開|녹화)/i
