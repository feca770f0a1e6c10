/** Who has a job, and how much of one: "Ada Berg - CEO", "Writer (part-time)", "(50%)". */
import { isRoleTitle } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { pattern } from '../text/pattern.ts'

const FULL = 'full[- ]?time|vollzeit|tiempo completo|tempo integral|temps plein|полная занятость|全职|フルタイム|정규직'
/** As an alternative of an expression. */
export const PART = 'part[- ]?time|teilzeit|tiempo parcial|meio período|temps partiel|частичная занятость|兼职|パートタイム|시간제'
/** "Full-time" as the whole of what is said of a job; half of it where it is "part-time". */
export const BARE_TIME = pattern(new RegExp(`^(?:(${FULL})|(?:${PART}))(?![\\p{L}])`, 'iu'))
export const PART_TIME = /part[- ]?time|teilzeit|tiempo parcial|meio período|temps partiel|partial|частичн|兼职|パートタイム|시간제/i

/** A name in the singular, to compare by. */
export const singular = (name: string): string => name.toLowerCase().replace(/s$/, '')
/** "Writers", "Head of design". */
export const isJobName = (head: string): boolean => isRoleTitle(singular(head))

/** "Ada Berg - CEO", "Ada Berg: CEO": who has the job, and which it is. `isStaff`: in a list of people a first name is one. */
export function personOf({ lead, rest, text }: Line, isStaff = false): { name: string; job: string } | null {
  const [name = '', job = ''] = lead !== null && rest !== '' ? [lead, rest] : text.split(DASH, 2)
  const end = endOfName(job)
  const isPerson = PERSON_NAME.test(name)
    ? isRoleTitle(end) || OF_WEEK.test(job)
    : isStaff && FIRST_NAME.test(name) && !AREA.test(name) && isRoleTitle(end)
  return isPerson && !isJobName(name) && job.length < 50 ? { name, job: end } : null
}
/** "(50%)", "(full-time)" behind a job: the share of it; null where nothing is said. */
export function timeOf(text: string): number | null {
  const percent = OF_WEEK.exec(text)?.[1]
  if (percent !== undefined) return Number(percent) / 100
  return FULL_TIME.test(text) ? 1 : PART_TIME.test(text) ? 0.5 : null
}
const OF_WEEK = /[(（,]\s*~?(\d{1,3})\s?%(?:\s(?:fte|time|capacity|of (?:the |their )?(?:time|week)))?\s*[)）,]/i
const FULL_TIME = new RegExp(`[(（,][^()（）]*(?:${FULL})[^()（）]*[)）]?$`, 'i')
/** What parts a name from a job. */
export const DASH = /\s[-–—]\s/
const endOfName = (job: string): string => job.split(/[,;.(（–—]/)[0]!.trim()
/** "Ada", in a list of people. */
const FIRST_NAME = pattern(/^[A-ZÀ-ÖØ-ÞА-Я][a-zà-ÿа-яё][\p{L}'’-]{1,20}$/u)
/** "Docs: writer": for what, and not who. */
const AREA =
  /^(?:(?:bi-?)?(?:daily|weekly|monthly|quarterly|yearly|annually)|täglich|wöchentlich|monatlich|diario|diário|semanal|mensual|mensal|quotidien|hebdomadaire|mensuel|docs?|documentation|content|marketing|sales|design|product|engineering|support|community|social|growth|operations|ops|devrel|research|infrastructure|security|legal|finance|backend|frontend|web|mobile|data|press|video|events?|development|testing|analytics|vertrieb|entwicklung|inhalte|ventas|contenido|diseño|soporte|vendas|conteúdo|suporte|ventes|contenu|team|equipo|equipe|équipe|primary|secondary|tertiary|main|optional|core|key|required|needed|internal|external|initial|later|other|role|position|owner|backup|total|current|future|principal|principale|primär|sekundär|основной)$/i
const PERSON_NAME = pattern(/^[A-ZÀ-ÖØ-ÞА-Я][\p{L}'’-]+(?:\s[A-ZÀ-ÖØ-ÞА-Я]\.?){0,2}\s[A-ZÀ-ÖØ-ÞА-Я][\p{L}'’-]+$/u)
