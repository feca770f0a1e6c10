/** Targets among the statements of a milestone: "1K GitHub stars", "100 stars, first 5 external contributors". */
import { startsWithAction } from '../../lexicon/index.ts'
import type { Line } from '../../read/document.ts'
import { pattern } from '../../text/pattern.ts'
import type { Context } from '../context.ts'
import { pushKpi } from './make.ts'
import { metricText } from './metric-text.ts'
import { REACH, readMetric, statements, TIME, usable, WORD } from './statement.ts'

/**
 * Targets among the statements of a milestone: "1K GitHub stars", "100 stars, first 5 external contributors". `outputs`: the
 * text calls itself a target, so that even what is made counts ("1 case study").
 */
export function milestoneTargets(
  context: Context,
  line: Line,
  text: string,
  header: string | null,
  by: string | null = null,
  outputs = false,
): boolean {
  let any = false
  for (const part of statements(text)) {
    if (!part || !/\d/.test(part) || part.length > 90 || /[?？]\s*$/.test(part)) continue
    const first = usable(context, part)[0]
    if (!first || (TIME.has(first.unit ?? '') && first.op === null)) continue
    if (
      (startsWithAction(part) && !REACH.test(part)) ||
      (context.document.language === 'de' && ENDS_IN_VERB.test(part) && !REACHED.test(part))
    )
      continue
    const rest = metricText(part, first, null)
    const metric = WORD.test(rest) ? rest : (header ?? '')
    const known = readMetric(metric)
    const marked =
      first.plus || (first.unit === 'rank' && first.from < 5) || (first.op !== null && first.op !== '~') || SAYS_REACHED.test(part)
    if (metric === '' || ((!known || (known.id.startsWith('content.') && !outputs)) && !marked)) continue
    if (!known && first.from > 2 && !SAYS_REACHED.test(part)) continue
    // "Case studies from 5+ users" counts the users, and not what is to be reached.
    if (known?.id.startsWith('content.') && first.from > 2 && line.box !== null && FROM.test(part.slice(0, first.from))) continue
    // "서명 없이 요청 시 401 반환": in Korean what is done stands last.
    if (line.box !== null && KOREAN_WORK.test(part)) continue
    // "First 10 invitations sent": work.
    if (line.box !== null && OUTREACH.test(part)) continue
    if (!marked && first.from > 8 && header === null && !/^(?:first|erste|primer|premier|перв)/i.test(part)) continue
    any = pushKpi(context, line, metric, first, { text: part, ...(by !== null ? { by } : {}) }) !== null || any
  }
  return any
}

const KOREAN_WORK =
  /(?:지원|제거|포함|반환|추가|구현|변경|적용|처리|분리|통합|수정|삭제|전환|연동|도입|제한|허용)(?:\s*[(（][^()（）]*[)）])?\s*$/
const OUTREACH = /\s(?:invites?|invitations?|e-?mails?|messages?|dms?|requests?) (?:sent|written|prepared|drafted)\s*(?:$|[(,])/i
/** "10 Nutzer einladen": in German the verb of what is done stands last, and small. */
const ENDS_IN_VERB = pattern(/\s[a-zäöüß]*(?:en|ern|eln)$/u)
const SAYS_REACHED = /erreicht|reached|achieved|достигнут|达成|达到|달성/i
const REACHED = pattern(/\s(?:\p{L}*ge\p{L}+|erreich(?:en|t)|halten|haben|erhalten|abgeschlossen|unterschrieben)$/u)
const FROM = /\s(?:from|by|with|of|for|von|mit|für|de|con|com|avec|от|для)\s+$/i
