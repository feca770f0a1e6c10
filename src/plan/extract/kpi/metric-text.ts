/** The name of a metric: what remains of a line once its quantity, verbs, deadlines and target words are gone. */
import { memo } from '../../text/memo.ts'
import type { Quantity } from '../../text/quantity.ts'
import { pattern } from '../../text/pattern.ts'

const VERB =
  /^(?:(?:we (?:will|want to|aim to)|to)\s+)?(?:pasar|passar|passer|reach(?:ed)?|achieve[ds]?|attain|hit|drive|grow(?: to)?|(?:scale(?: up)?|expand|get) to|gain|get(?: in front of)?|build|maintain|keep|secure|increase|reduce|decrease|lower|improve|boost|exceed|surpass|建立|acquire|attract|target|aim for|have|obtain|erreichen|steigern|gewinnen|alcanzar|lograr|obtener|conseguir|llegar a|atingir|alcançar|conseguir|obter|atteindre|obtenir|достичь|получить|набрать|привлечь|获取|获得|达到|实现|突破|达成|积累|목표|đạt|raggiungere)(?![a-zà-ÿ])\s*[:：]?\s*/i
const TARGET =
  /[(（[]?\s*(?:(?:initial |our |key )?targets?|goals?|aims?|zielwert|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：=]?\s*(?:top[\s-]?)?$/i
const DEADLINE = pattern(
  /[(（]?\s*(?:(?<![\p{L}])(?:in|within|by|over|after|for|until|during|bis|nach|innerhalb von|im|en|em|dentro de|dans|[aà](?=\s+\d{1,2}\s+(?:mois|semaines|ans|jours|mes))|за|через|к|до)\s+(?:the\s+)?(?:end of\s+|first\s+|ersten?\s+|primer[oa]?s?\s+|first\s+)?(?:\d{1,3}|one|two|three|six|first|launch|month|week|day|year|q[1-4])?\s*-?\s*(?:days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|d[ií]as?|semanas?|mes(?:es)?|jours?|mois|semaines|дн\p{L}+|недел\p{L}+|месяц\p{L}*|launch|quarter|month\s*\d+|q[1-4])(?:\s+(?:20\d{2}|\d{1,2}(?!\d)|(?:of|after|from|following)\s+(?:the\s+)?(?:\p{L}+\s+)?launch))?|(?:by|until|bis|hasta|até|до)\s+(?:the\s+)?(?:(?:end of|EOY|ende|final de|fin de|fim de)\s+)?20\d{2}(?:[-/.]\d{1,2}){0,2}(?!\d)|(?:by|until|before|at)\s+(?:the\s+)?(?:end of (?:the )?(?:year|quarter|month)|EO[YQM]|(?:year|quarter|month)[- ]end)(?![\p{L}])|\d{1,3}\s+(?:days?|weeks?|months?)\s+(?:after\s+(?:the\s+)?|post[- ]?)(?:launch|release)|\d{1,2}\s*(?:个月|ヶ月|か月|개월|天|日|周|週|주)(?:\s*(?:之?内|以内に?|内に|で|までに|안에|이내에?|내에?|만에))?)\s*[)）]?/iu,
)
/** "by June 2026". */
const MONTH_DEADLINE =
  /\s+(?:by|until|before|bis|hasta|até|avant|antes de|d['’]ici(?: à)?|до|к)\s+(?:(?:the )?end of |mid-?|ende |(?:el )?final de |(?:o )?fim de |(?:la )?fin (?:de )?|конца )?(?:jan|feb|fév|fev|mar|apr|abr|avr|may|mai|jun|jui|jul|aug|ago|aoû|sep|set|oct|out|okt|nov|dec|dez|déc|dic|mär|ene|янв|фев|март|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)[a-zäéûа-я]*\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?(?!\d),?)?(?:\s+20\d{2})?(?![a-z])/i
/** "en el mes 3", "im Monat 3", "au mois 6". */
const NUMBERED_DEADLINE = pattern(
  /[(（]?\s*(?<![\p{L}])(?:(?:para|en|hacia) (?:el|la)|n[oa]|até [oa]|pour (?:le|la)|au|à la|im|in der|in|at|by|during|nel|nella|entro (?:il|la))\s+(?:week|month|day|quarter|mes|mês|semana|d[ií]a|trimestre|mois|semaine|jour|monat|woche|quartal|mese|settimana|giorno)\s+\d{1,3}\s*[)）]?/iu,
)
/** "stars (month 3)". */
const ASIDE_TIME =
  /(?<=\S)\s*[(（]\s*(?:by |in )?(?:week|month|quarter|year|woche|monat|quartal|jahr|m[eê]s|semana|trimestre|año|ano|mois|semaine|недел[яи]|месяц)\s+\d{1,2}\s*[)）]\s*$/i
/** "by M3"; "(Q1 2027)" at the end. */
const SHORT_DEADLINE = pattern(
  /\s*(?:(?<![\p{L}])(?:by|until|before|bis|hasta|até|avant|до)\s+(?:[MWD]\d{1,2}(?![\p{L}\d])|(?:(?:the )?end of |ende |(?:el )?final de |(?:o )?fim d[eo] |(?:la )?fin (?:de |du )?|конца )?Q[1-4](?:\s+20\d\d)?(?!\d)|(?:the\s+)?(?:v\d+(?:\.\d+)*|GA|(?:public )?beta)(?: release)?\s*$)|(?<=\S)\s+(?:at|on|by)\s+(?:the\s+)?launch(?:[\s-]day)?\s*$|[(（]\s*(?:Q[1-4]|H[12])(?:\s+20\d{2})?\s*[)）]\s*$)/iu,
)
/** "Views tuần đầu", "初月インストール", "installs in the first week": of which time. */
const FIRST_TIME = pattern(
  /^(?:[初首][日周週月年]の?|첫 ?[날주달해]\s)|\s+(?:trong )?(?:ngày|tuần|tháng) đầu(?: tiên)?$|\s+(?:(?:in |over |during )?(?:the )?first (?:day|week|month|quarter|year)|n[ao] primeir[oa] (?:dia|semana|mês|ano)|en (?:el |la )?primer[oa]? (?:d[ií]a|semana|mes|año)|in der ersten Woche|im ersten (?:Monat|Jahr)|(?:la )?premi(?:er|ère) (?:jour|semaine|mois|année))$/iu,
)
const MAY_BE_FIRST = /đầu|[初首첫]|first|prime|ersten|premi/i
const PERIOD = pattern(
  /\s*(?:\/\s?(?:day|week|wk|month|mo|quarter|year|yr|monat|woche|tag|jahr|d[ií]a|mes|mês|semana|mois|semaine|月|周|天|年|日|场|月间|월|주|нед\p{L}*|мес\p{L}*|день)|(?<![\p{L}])(?:per|a|each|every|pro|par|por|al|ao|в)\s+(?:day|week|month|quarter|year|tag|woche|monat|jahr|d[ií]a|semana|mes|mês|mois|semaine|an|месяц|неделю|день)|(?<![\p{L}])(?:MoM|WoW|YoY|monatlich|wöchentlich|monthly|weekly|mensal|mensual|mensuel\p{L}*))(?![\p{L}])/giu,
)
const EDGE = /^[\s:：,，;；·|–—\-=+>≥<≤~*"“”„]+|[\s:：,，;；·|–—\-=>≥<≤~*"“”„#]+$/g
const TRAIL =
  /\s+(?:who|which|that|or (?:more|higher|above|better|greater|less|fewer|lower|below))$|\s+(?:through|via|by (?:end|means|using)|thanks to|durch|mit hilfe|mediante|a través de|grâce à).*$/i
/** "50K+ impressions Week 1": when, behind what is counted. */
const WHICH_TIME =
  /(?:^|(?<=\S)\s+)(?:day|week|month|quarter|year|tag|woche|monat|quartal|jahr|d[ií]a|semana|m[eê]s|jour|semaine|mois)\s+\d{1,3}\s*$/i
const DONE =
  /\s*(?:erreicht|erreichen|erzielen|gewonnen|gewinnen|を達成(?:する)?|に到達(?:する)?|reached|achieved|hit|alcanzad[oa]s?|atingid[oa]s?|atteints?|достигнуто|달성|達成|达成|(?:の|を)?獲得(?:する)?|획득|확보)\s*$/i

/** What labels call a target, after its name or alone. */
const NOUNS = 'targets?|goals?|ziele?|metas?|objetivos?|objectifs?|obiettiv[oi]|цель|mục tiêu|(?:sonu )?hedef(?:i|ler|leri)?'
const LABELLED = new RegExp(`(?<=\\S)\\s+(?:${NOUNS})$`, 'i')
const NOUN_ALONE = new RegExp(
  `^\\s*(?:(?:end of|ende|fin de|final de|fim de|fine)\\s+)?(?:${NOUNS}|目标|目標|목표)(?:\\s+(?:for|by|of|de(?:l| la)?|d[aoi]|der|für|pour|per|до|на))*(?:\\s+(?:the )?end(?: of)?)?\\s*$`,
  'i',
)
const COHORT_WORD = 'retention|churn|activation|retenci[oó]n|retenção|rétention|удержани[ея]'
const COHORT = new RegExp(
  `\\b[a-zа-я]{1,7}[\\s-]?\\d{1,3}[\\s-]+(?:[a-z]+\\s+)?(?:${COHORT_WORD})|(?:${COHORT_WORD})[^.;,(（]{0,20}[(（]\\s*(?:day|tag|d[ií]a|jour|D)\\s?\\d{1,3}\\s*[)）]|(?:${COHORT_WORD})\\s+(?:[a-zíêа-я]{3,7}\\s+|[DWMJST][+]?)\\d{1,3}(?!\\d)|\\d{1,3}\\s*[日天周月][目后]?(?:留存|リテンション)`,
  'i',
)
const MAY_BE_COHORT = /reten|rétention|churn|activation|удержани|留存|リテンション/i
/** "Day 1 retention", "Churn month 3": the time is counted for each user, and is no deadline. */
export const isOfCohort = (text: string): boolean => MAY_BE_COHORT.test(text) && COHORT.test(text)
/** Does a text say nothing but that it is a target? */
export const isTargetNoun = (text: string): boolean => NOUN_ALONE.test(text)
/** "Unknown outcomes should remain (below 2%)". */
const STAYS = /\s+(?:should|must|shall|will|to|needs? to|has to|have to)\s+(?:always\s+)?(?:be(?: kept)?|remain|stay|keep)(?:\s+at)?\s*$/i
/** "0 bugs open; the limit works": what follows is said of something else. */
const firstOf = (after: string): string => (OVER.test(after) ? after.slice(0, after.search(OVER)) : after)
const OVER = /[;；]|\.\s+[(（]|\s[+=]\s+[~≈$€£¥]*\d/
/** "developers (100%)": what brackets say of what is counted, and not its name. */
const ASIDE_BEHIND = /(?<=^[^()（）\s][^()（）]*)\s*[(（][^()（）]*[)）]?\s*$/
/** More than signs and a lone "by". */
const NAMES = pattern(/(?!^(?:by|to|at|from|um|auf|en|em)$)^.*\p{L}/iu)
/** Metric name of a line in which `quantity` was found at its offsets; `lead` is the label before the colon when there is one. */
export function metricText(text: string, quantity: Quantity, lead: string | null): string {
  // Quantities are remembered by text, so that the same one comes again with the same text.
  const known = names.get(quantity)
  if (known !== undefined && known.text === text && known.lead === lead) return known.name
  const name = read(text, quantity, lead)
  names.set(quantity, { text, lead, name })
  return name
}
const names = new WeakMap<Quantity, { text: string; lead: string | null; name: string }>()
const TOP = /(?:^|\s)(?:top|топ)[\s-]?$|#$/i
/** "#1 in the survey", "Top 5 on Hacker News". */
const PLACED = /^\s+(?:in|on|for|among|bei|auf|im|en|em|dans|sur|pour|para|su|в|на)\s+(?:the\s+)?/i
function read(text: string, quantity: Quantity, lead: string | null): string {
  const ahead = text.slice(0, quantity.from)
  const isRank = quantity.unit === 'rank'
  const before = (isRank ? ahead.replace(TOP, ' ') : ahead).replace(TARGET, ' ').trim()
  const after = (isRank && before === '' ? text.slice(quantity.to).replace(PLACED, '') : text.slice(quantity.to))
    .replace(/^\s*[)）]/, '')
    .replace(/^\s*(?:(?:of|de|von|des?)\s+|d['’]|의\s|の(?=\p{L}))/iu, ' ')
  const tail = clean(firstOf(after).replace(/^\s*\/\s?\d+(?:[.,]\d+)?\b/, ' ')).replace(WHICH_TIME, '')
  if (lead !== null) {
    // "目标粉丝", "Enterprise target": the label says that it is one.
    const named = lead.replace(/^(?:目标|目標|목표)\s*(?=\p{L})/u, '').replace(LABELLED, '')
    const head = /\p{Script=Han}|\p{Script=Hangul}/u.test(named) ? named : clean(named)
    const behind = before.startsWith(lead) ? before.slice(lead.length) : before.startsWith(named) ? before.slice(named.length) : before
    const between = clean(behind.replace(/^\s*[:：–—-]\s*/, ''))
    const said = [between, tail].filter(part => part !== '' && part !== head).join(' ')
    const extra = said.replace(ASIDE_BEHIND, '').replace(/^[(（]|[)）]$/g, '')
    return said.length > 70 || !NAMES.test(extra) || head.toLowerCase().endsWith(extra.toLowerCase()) ? head : `${head} (${extra})`
  }
  const head = clean(
    before
      .replace(VERB, '')
      .replace(STAYS, '')
      .replace(/(?:^|\s+)(?:of|to|by|for|from|bei|auf|um|für|von|de|del|des|du|d[aio]|à|a|от|на|mit|with|至|到)\s*$/i, ''),
  )
  if (head === '') return tail
  if (tail === '') return head.replace(/\s+(?:in|at|within)$/i, '')
  return /[(（]\s*$/.test(before) ? `${head} (${tail})` : `${head} ${tail}`
}

const clean = memo((text: string): string => {
  const named = MAY_BE_FIRST.test(text) ? text.replace(FIRST_TIME, '') : text
  let out = named
    .replace(VERB, '')
    .replace(/^(?:an?|the|our)\s+/i, '')
    .replace(PERIOD, ' ')
    .replace(SHORT_DEADLINE, ' ')
    .replace(ASIDE_TIME, '')
    .replace(DEADLINE, ' ')
    .replace(NUMBERED_DEADLINE, ' ')
    .replace(MONTH_DEADLINE, '')
    .replace(TRAIL, '')
    .replace(DONE, '')
  out = out
    .replace(/[(（]\s*[)）]/g, ' ')
    .replace(/[(（]\s*(?:target|goal|ziel|目标|目標|목표|meta)\s*[)）]/gi, ' ')
    .replace(/\s+/g, ' ')
  out = out.replace(EDGE, '')
  const open = (out.match(/[(（]/g) ?? []).length
  const close = (out.match(/[)）]/g) ?? []).length
  if (open > close) out = out.replace(/\s*[(（](?=[^()（）]*$)/, ' ')
  if (close > open) out = out.replace(/[)）]/, '')
  return out
    .replace(EDGE, '')
    .replace(/\.$/, '')
    .replace(/(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])\s*(?:以上|以下|이상|이하)$/, '')
})
export const cleanMetric = clean

const LOWER =
  /time(?!s|ly)(?:$|\b)|latency|duration|\bbounce|churn|\bc(?:ac|p[acilm])\b|acquisition cost|cost per|error|failure|duplication|memory|downtime|bug|(?:bundle|binary|image|package|install|apk) size|crash|vulnerab|incident|complaint|defe[ck]t|ladezeit|zeit|absprung|tiempo|tempo|temps|süre(?:si)?$|maliyet|kayıp|thời gian (?:phản hồi|tải)|время|задержк|отток|延迟|跳出率|流失|获取成本|响应|耗时|時間|離脱|漏洞|事故|缺陷|脆弱|시간|이탈|취약|break-?even|payback/i
/** Is less of this metric better? Decides the operator of a bare number. */
export const lowerIsBetter = (metric: string): boolean => LOWER.test(metric) && isLower(metric.replace(/\s*[(（][^()（）]*[)）]$/, ''))
const isLower = (metric: string): boolean =>
  LOWER.test(metric) &&
  !/\btimes\b|LTV\s?[:/]|lifetime|real-time|full-time|time on|sessions?\b|停留|watch time|uptime|compliance|coverage|(?:resolved|fixed|remediated|handled|detected|caught|prevented|avoided|blocked|saved|eliminated|reduction|improvement|efficiency|satisfaction)$/i.test(
    metric,
  )
