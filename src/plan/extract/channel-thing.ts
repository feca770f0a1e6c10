/** What bears the name of a place and is none: grades called "Medium", a mail to somebody, what a product is connected to. */
import { labelKind, type Platform } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { platformsOf } from './channel-name.ts'
import { leadKind, once, onceAbove, type Context } from './context.ts'

const GRADED = new Set<string>(['effort', 'priority', 'impact', 'likelihood', 'severity'])
const OTHER_GRADE = /^(?:\S+\s)?[(（]?(?:high|low|large|small|critical|heavy)(?![\p{L}-])/iu
/** Columns of a table that grade its rows: "High", "Low". */
const gradesIn = once((_, { cells, children }) =>
  cells.map((_, i) => children.some(row => /^(?:high|low|large|small)$/i.test(row.cells[i]?.text ?? ''))),
)
const MEDIUM = /^(?:\S+\s)?[(（]?medium(?![\p{L}])/iu
/** "High (20%)", "Low (5%)" beside "Medium (10%)". */
const besideGrades = onceAbove((_, { children }): boolean => children.some(({ text }) => OTHER_GRADE.test(text)))
/** "Effort: Medium", "P2 (high), P3 (medium)". */
const gradesInside = fact(text =>
  /(?:high|low|critical)(?:\W|P\d){1,12}medium(?![a-z])|(?<![a-z])medium(?:\W|P\d){1,12}(?:high|low|critical)(?![a-z])/i.test(text),
)
/** Is the "Medium" of a line a grade? Another grade stands in its column, beside the line or in it, or the line says what is graded. */
export function isGrade(context: Context, line: Line): boolean {
  const { kind, parent, cells } = line
  if (kind === 'row')
    return (
      parent !== null &&
      cells.some(
        ({ text }, i) =>
          /^medium$/i.test(text) && (gradesIn(context, parent)[i] === true || GRADED.has(labelKind(parent.cells[i]?.text ?? '') ?? '')),
      )
    )
  if (line.lead !== null && /^medium$/i.test(line.rest) && leadKind(line) !== 'channel') return true
  return GRADED.has(leadKind(line) ?? '') || gradesInside(line) || (MEDIUM.test(line.text) && besideGrades(context, line))
}

/** "Slack app", "email magic link", "npm audit", "X/Slack link previews", "LinkedIn 模板": something that bears the name of a place. */
const THING = pattern(
  /^[ -](?:apps?|bots?|integrations?|log-?in|sign[- ]?in|auth(?:entication)?|oauth|verification|audits?|api|webhooks?|sdk|mcp|connect|links? previews?|previews?|cards?|templates?|magic links?|reports?|notifications?|alerts?|scripts?|install|packages?|commands?|workflows?|actions?|keywords?|meta tags|signatures?|support|passwords?|analytics|vorlagen?|plantillas?|modelos?)(?![a-z])|^ ?(?:бот\p{L}*|шаблон\p{L}*|模板|机器人|登录|템플릿|봇|로그인|テンプレート|ボット|ログイン)/iu,
)
/** An address behind the word: "email hello@…". */
const MAILED = /^\s\S+@\S/
/** "Support email": where one is reached. */
const REACHED = /\b(?:support|contact|business|company|security|team) $/i
/** "Email/password sign-in": the two are one thing. */
const JOINED = /^\s?[/&]\s?$/
/** Is a platform that a line names part of the name of something else, or a word for sending mail? A run of names shares what follows. */
export function isThing(line: Line, platform: Platform): boolean {
  let { to } = platform
  for (const next of platformsOf(line)) if (next.from > platform.from && JOINED.test(line.text.slice(to, next.from))) to = next.to
  const after = line.text.slice(to, to + 40)
  if (platform.id === 'newsletter' && (MAILED.test(after) || REACHED.test(line.text.slice(0, platform.from)))) return true
  return THING.test(after.replace(/^\s?\/\s?(?=password)/i, ' '))
}

/** "Write an email": a mail is no place, as long as nothing says that many get it. */
export const isMail = ({ name }: Platform): boolean => /^e-?mail$/i.test(name)
/** Where people talk and programs post. */
const CHATS = new Set(['slack', 'discord', 'telegram', 'whatsapp'])
const MACHINERY = pattern(
  /(?<!\p{L})(?:webhooks?|bots?|integrations?|integrate|notifications?|notify|alert(?:s|ing)?|routing|mcp|oauth|pagerduty|jira|zapier|datadog|intégrations?|integraci(?:ón|ones)|integraç(?:ão|ões)|benachrichtigung\p{L}*|уведомлени\p{L}*|интеграци\p{L}*)(?!\p{L})|集成|通知|告警|连携|連携|연동|알림/iu,
)
const isMachinery = fact(text => MACHINERY.test(text))
/** "Alert routing (Slack, pager)", "Webhook (Discord)": what the product talks to. */
export const isConnected = (line: Line, { id }: Platform): boolean => CHATS.has(id) && isMachinery(line)
