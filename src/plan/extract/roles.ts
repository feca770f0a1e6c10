/** Roles: team members and staffing needs, with their share of a full-time job when one is given. */
import { isRoleTitle, startsWithAction } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { ASIDE } from './announces.ts'
import { once, onceAbove, title, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'
import { BARE_TIME, DASH, isJobName, PART_TIME, personOf, singular, timeOf } from './role-person.ts'
import { staffIn } from './table/columns.ts'
import { countsTeam, hiresIn, teamOf } from './team-line.ts'

const FTE = pattern(
  /(\d+(?:[.,]\d+)?)(?:\s*[-–—]\s*\d+(?:[.,]\d+)?)?\s*(?:x\s*)?(?:FTEs?|FT|full[- ]?time|VZÄ|Vollzeit|ETP|tiempo completo|tempo integral|ставк[аи]|全职|専任|정규직)(?![\p{L}])/iu,
)
const PERCENT = /(\d{1,3})\s*%/
const NAMED = pattern(/^(.{2,40}?)\s*[(（]@?([\p{L}\p{N}_.-]{2,40})[)）]\s*[-–—:：]\s*(.{3,60})$/u)
/** "1-2 people to answer letters", "2 Personen für den Versand". */
const PEOPLE_FOR = pattern(
  /^(\d{1,2})(?:\s*[-–—]\s*\d{1,2})?\s+((?:people|persons?|volunteers?|personen?|leute|freiwillige|personas?|voluntari[oa]s?|pessoas?|voluntári[oa]s?|personnes?|bénévoles?|persone|volontari|человека?|волонт[её]ра?)\s+(?:to|for|für|zum|zur|para|pour|per|для)\s[^()（）:：.]{3,60})/iu,
)
const HANDLE = /^@([\p{L}\p{N}_.-]{2,40})$/u
const HOLDER = /[-–—:：]\s*@?([\p{Lu}][\p{L}.'-]+(?:\s[\p{Lu}][\p{L}.'-]+)?)\s*$/u

/** "Moderator: 2 people", "Admin: 1 person (part-time)". */
const HEADS = pattern(
  /^(\d{1,2})(?:\s*[-–—]\s*\d{1,2})?\s*(?:x\s*)?(?:\p{L}+\s+)?(?:persons?|people|members?|hires?|volunteers?|developers?|engineers?|specialists?|designers?|writers?|managers?|personas?|miembros?|pessoas?|membros?|personnes?|membres?|personen|leute|mitglieder|человека?|名|人|명)(?![\p{L}])(.{0,40})/iu,
)
/** Blocks in which a share of a full-time job says who works. */
const STAFFED: readonly SectionKind[] = ['role', 'budget']
const PERSON = pattern(/^(.{2,40}?)\s*[(（]([^()（）]*\p{L}[^()（）]*)[)）]$/u)

const mayStaff = fact(text => /\d/.test(text) && /FT|VZ|ETP|%|time|Vollzeit|tiempo|tempo|ставк|全职|専任|정규직/i.test(text))

/** Fills roles from blocks that announce a team or staffing. */
export function roles(context: Context): void {
  // What opens the list that a line stands in: the last of its siblings that is no item.
  const openers: Line[] = []
  for (const line of context.lines) {
    const around = line.parent?.index ?? 0
    if (line.kind !== 'item') openers[around] = line
    if (line.kind === 'row') rowRole(context, line)
    else if (line.kind === 'item' || line.kind === 'heading' || line.kind === 'label' || line.kind === 'text' || line.kind === 'code')
      lineRole(context, line, isRole(context, openers[around]))
  }
}

const leadIsRole = leadFact(isRoleTitle)
const isRole = (context: Context, line: Line | undefined): boolean => line !== undefined && context.claimedBy(line) === 'role'

/** "[ ] Release manager: ____": a role that waits for somebody. */
const isToFill = (line: Line): boolean => line.lead !== null && /^_{2,}$/.test(line.rest) && isRoleTitle(line.lead)

/** `isDuty`: the line stands right below a role ("**Designer** (0.5 FT)") and says what it does. */
function lineRole(context: Context, line: Line, isDuty: boolean): void {
  const text = title(line)
  if (text.length > 200) return
  if (line.kind === 'text' && text.startsWith('|')) return
  if (line.box) {
    if (isToFill(line) && nearestKind(context, line) === 'role') add(context, line, line.lead!, null, null, null)
    return
  }
  if (countsTeam(line)) {
    for (const member of teamOf(line))
      if (!isKnown(context, member.title, member.fte)) add(context, line, member.title, member.fte, null, null)
    return
  }
  const isStaffed = nearestKind(context, line) === 'role'
  const isListed = line.kind === 'item' && isStaffed
  const people = isListed ? PEOPLE_FOR.exec(text) : null
  if (people) {
    add(context, line, people[2]!, Number(people[1]), null, null)
    return
  }
  const shared = isListed ? SHARED.exec(text) : null
  if (shared) {
    add(context, line, shared[1]!, timeOf(text), null, shared[2]!)
    return
  }
  const hired =
    (isListed || (line.kind === 'code' && isStaffed)) && line.lead !== null && line.rest !== '' && context.opensWithTime(line.lead)
      ? hiresIn(line.rest)
      : []
  for (const { title, fte } of hired) add(context, line, title, fte, null, null)
  if (hired.length > 0) return
  const said = isListed ? (BEHIND.exec(text) ?? HEADS_BEHIND.exec(text) ?? TO_HIRE.exec(text)) : null
  if (said && isJobName(said[1]!)) {
    add(context, line, said[1]!, said[2] === undefined ? null : Number(said[2]), null, said[3] ?? null)
    return
  }
  const bare = line.kind === 'item' && line.lead !== null && leadIsRole(line) === true ? BARE_TIME.exec(line.rest) : null
  if (bare && line.lead !== null) {
    add(context, line, line.lead, bare[1] === undefined ? 0.5 : 1, null, null)
    return
  }
  const who = isListed && leadIsRole(line) === true ? WHO.exec(line.rest)?.[1] : undefined
  if (who !== undefined && !isJobName(who)) {
    add(context, line, line.lead!, timeOf(line.rest), who, null)
    return
  }
  if (counted(context, line) || isColour(line) || isLoad(context, line)) return
  if (line.kind === 'heading' && line.children.some(saysDuties) && hasDuties(line) && isRoleTitle(text)) {
    add(context, line, text, null, null, null)
    return
  }
  const direct = isStaffed && !isOfMembers(context, line)
  if (!direct && !mayStaff(line) && line.kind !== 'heading') return
  const named = line.kind === 'heading' && context.below(line, 'role') ? NAMED.exec(text) : null
  if (named) {
    add(context, line, named[3]!, null, named[1]!, null)
    return
  }
  const fte = mayStaff(line) ? FTE.exec(text) : null
  for (const at of context.above(line)) if (context.claimedBy(at) === 'role') return
  if (!direct && !(fte && context.below(line, STAFFED))) return
  if (line.kind === 'text' && line.lead === null && !fte) return
  if (line.kind === 'item' && line.parent?.kind === 'item' && !fte && !isTeamOfJobs(context, line.parent)) return
  const many = line.kind === 'item' && !fte ? HOW_MANY.exec(line.lead ?? text) : null
  const head = (line.lead ?? text)
    .slice(many?.[0].length ?? 0)
    .replace(FTE, '')
    .replace(/\s*[(（][^()（）]*[)）]\s*/g, ' ')
    .replace(/\s*[-–—:：]\s*$/, '')
    .trim()
  const percent = fte || line.rest === '' ? null : SHARE.exec(line.rest)
  const share = fte
    ? number(fte[1]!)
    : percent
      ? Number(percent[1]) / 100
      : many && (isJobName(head) || isJobName(ABBREVIATED.exec(text)?.[1] ?? '') || listsHeads(context, line))
        ? headsOf(many, text)
        : null
  if (/^[\d–-]+\s*%/.test(head) || EVERYBODY.test(head)) return
  // "Close rate: 25%" is no job, nor is what a program says of roles.
  if (percent && !isRoleTitle(head)) return
  if (share === null && line.kind === 'code' && !/[:：]$/.test(line.text)) return
  if (share === null && soloTeam(context, line, text)) return
  const person = line.kind === 'item' ? personOf(line, direct) : null
  if (person) {
    add(context, line, person.job, share ?? timeOf(line.text), person.name, null)
    return
  }
  const load = share === null && isStaffed && line.rest === '' ? loadBelow(line) : null
  if (load !== null) {
    add(context, line, cut(head), load, null, null)
    return
  }
  const dutied = line.kind === 'heading' && share === null && (hasDuties(line) || sharesWork(context, line))
  if (
    share === null &&
    (!(isJobName(head) || (dutied && isTeam(context, line))) || (line.kind === 'item' && (startsWithAction(head) || isDuty)))
  )
    return
  if (share === null && line.kind === 'item' && !listsJobs(context, line)) return
  if (line.kind === 'heading' && share === null && !dutied) return
  if (line.kind === 'label' && share === null && line.children.length > 0 && /teams?$|structure$/i.test(head)) return
  add(
    context,
    line,
    cut(head),
    share,
    share === null ? ((HANDLE.exec(line.rest) ?? HOLDER.exec(line.rest))?.[1] ?? null) : null,
    dutiesOf(line, text),
  )
}
/** "**Writer** (0.5 FTE): manuals", "Writer (0.5 FTE) - manuals", "Writer (manuals)": what is done there; the count of heads is none of it. */
function dutiesOf(line: Line, text: string): string | null {
  const isNamed = line.lead !== null && line.rest !== ''
  const whole = (isNamed ? line.rest : text).replace(OF_TIME, '')
  const duties = (isNamed ? whole : (BEHIND_HEAD.exec(whole)?.[0] ?? ''))
    .replace(FTE, '')
    .replace(/^[\s:：–—-]+/, '')
    .trim()
  return (WHOLE_ASIDE.exec(duties)?.[1] ?? duties) || null
}
/** Brackets that hold the count of heads. */
const OF_TIME = pattern(new RegExp(`\\s*[(（][^()（）]*?${FTE.source}[^()（）]*[)）]`, FTE.flags))
/** Brackets, or what stands behind a dash. */
const BEHIND_HEAD = /[(（][^()（）]+[)）]|\s[-–—]\s.+$/
const WHOLE_ASIDE = /^[(（]([^()（）]+)[)）]$/
/** "50%", "60% (24h/week)", "20% of the time": a share of a job; "40% more output" is another one, and "~€25 (50%)" of money. */
const SHARE = pattern(
  /^[(（]?~?(\d{1,3})\s*%(?:[)）]?\s*(?:$|[(（,;.，；。–—-])|\s(?:FTE|time|capacity|allocat|dedica|of (?:the |their )?(?:time|week)|zeit|del tiempo|do tempo|du temps|времени))/iu,
)
/** "Ada Berg (50%)", "鈴木（週20時間）" behind a job. */
const WHO = pattern(
  /^([A-ZÀ-ÖØ-ÞА-Я][\p{L}'’-]+(?:\s[A-ZÀ-ÖØ-ÞА-Я][\p{L}'’.-]*){0,2}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,5})\s*[(（][^()（）]*\d[^()（）]*[)）]$/u,
)
/** One "Priority support" among features makes no list of jobs: half of what stands there must be jobs. */
const listsJobs = onceAbove((_, { children }): boolean => {
  const items = children.filter(({ kind, box }) => kind === 'item' && box === null)
  return items.filter(item => isJob(item)).length * 2 >= items.length
})
/** "1. **Sales team:**" above nothing but jobs. */
const isTeamOfJobs = once(
  (_, { text, children }): boolean =>
    /teams?\s*[:：]?$|团队[:：]?$|команда[:：]?$|equipo[:：]?$/i.test(text) && children.length > 1 && children.every(isJob),
)
const isJob = (item: Line): boolean => {
  const head = item.lead ?? item.text.split(DASH, 1)[0]!
  return (isJobName(head.replace(ASIDE, '').trim()) && !startsWithAction(head)) || personOf(item) !== null || PEOPLE_FOR.test(item.text)
}

/** "Design (shared) - graphics", "Legal (as needed): contracts": how far somebody is at hand. */
const SHARED = pattern(
  /^(\p{L}[^()（）:：]{2,40}?)\s*[(（](?:shared|as[- ]needed|on[- ]demand|ad[- ]hoc|borrowed|geteilt|bei bedarf|auf abruf|compartid[oa]|según necesidad|compartilhad[oa]|sob demanda|partagée?|au besoin|по необходимости)(?:\s[^()（）]*)?[)）]\s*[-–—:：]\s*(\S.{2,120})$/iu,
)
/** "Writer (1) - contract", "Add: community manager". */
const BEHIND = pattern(/^(\p{L}[^()（）:：]{2,40}?)\s*[(（](\d{1,2})[)）](?:\s*[-–—:：]\s*(.{2,60}))?$/u)
/** "Writer × 2", "运营 1 名", "개발자 2명". */
const HEADS_BEHIND = pattern(/^(\p{L}[^()（）:：\d]{1,40}?)\s*(?=[x×]\s*\d|\d{1,2}\s*[名人位명])(?:[x×]\s*)?(\d{1,2})\s*[名人位명]?$/u)
const TO_HIRE = /^(?:add|hire|einstellen|contratar|recruter|нанять|招聘|採用|채용)\s*[:：]\s*([^\d:：]{3,40})$/i
/** "2 writers", "3-5 volunteer moderators". */
const HOW_MANY = pattern(/^(\d{1,2}(?:[.,]\d{1,2})?)(?:\s*[-–—]\s*\d{1,2}|\+)?\s*(?:x\s+)?(?=\p{L}{2})/iu)
/** "1 backend developer", "1 DBA", "2 DevOps": where all of a list are counted and one is a job, so are the others. */
const listsHeads = onceAbove((_, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  const heads = items.map(({ box, lead, text }) => (box === null ? HOW_MANY.exec(lead ?? text) : null))
  return (
    items.length > 1 &&
    items.every(({ lead, text }, i) => heads[i] && (lead ?? text).length < 40 && !QUANTITY.test(text)) &&
    items.some(({ lead, text }, i) => isJobName((lead ?? text).slice(heads[i]?.[0].length).replace(ASIDE, '').trim()))
  )
})
/** "2 weeks", "10 hours a week": no heads. */
const QUANTITY = /^\d+\S*\s*(?:hours?|days?|weeks?|months?|years?|stunden|tage|horas?|d[ií]as?|heures?|jours?|час|дн|小时|天|時間|시간)/i
/** "1 AE (account executive)": what the letters stand for. */
const ABBREVIATED = /^\d{1,2}\s+[A-Z]{2,5}s?\s+\(([^()]+)\)/
const headsOf = (found: RegExpExecArray, text: string): number => number(found[1]!) * (PART_TIME.test(text) ? 0.5 : 1)
/** "Responsibilities:" of a programme are those of its members. */
const isOfMembers = onceAbove((context, container): boolean =>
  context
    .within(container)
    .some(
      at =>
        at.parent !== null &&
        (at.kind === 'label' || (at.kind === 'heading' && DUTIES.test(at.text) && !TEAM.test(at.text))) &&
        context.ownKinds(at)[0] === 'role' &&
        context.ownKinds(at.parent)[0] === 'programme',
    ),
)
/** "Moderators: 2 members": a role and how many have it. */
function counted(context: Context, line: Line): boolean {
  const heads =
    line.kind === 'item' && line.lead !== null && /^\d/.test(line.rest) && isRoleTitle(line.lead.replace(/s$/, ''))
      ? HEADS.exec(line.rest)
      : null
  if (heads === null || line.lead === null) return false
  add(context, line, line.lead, Number(heads[1]) * (PART_TIME.test(heads[2]!) ? 0.5 : 1), null, null)
  return true
}
/** "Dedication: 80% (32h a week)" below a job. */
function isLoad(context: Context, line: Line): boolean {
  const share = line.lead !== null && saysLoad(line) === true ? SHARE.exec(line.rest) : null
  const role = share === null ? undefined : context.plan.roles.at(-1)
  if (role === undefined || share === null || role.fte !== null || context.source(line).line - role.source.line > NEAR) return false
  role.fte = Number(share[1]) / 100
  return true
}
/** "Dedication: 50%" right below "Marketing / community:" in a list of those who work, whatever the job is called. */
function loadBelow({ children }: Line): number | null {
  const load = children.find(child => child.lead !== null && saysLoad(child) === true)
  const share = load && SHARE.exec(load.rest)
  return share ? Number(share[1]) / 100 : null
}
const saysLoad = leadFact(lead =>
  /^(?:dedication|allocation|time|workload|commitment|capacity|dedicaci[oó]n|dedicação|auslastung|arbeitszeit|temps|занятость|投入|工作量|稼働率)$/i.test(
    lead,
  ),
)
const NEAR = 12
/** "Producer: #9B59B6 (violet)" in a palette. */
const isColour = fact(text => text.includes('#') && /[:：]\s*#[\da-f]{6}(?![\da-f])/i.test(text))
/** "### Content Lead" right below "Responsibilities", with nothing but a list of duties; "### Intern" in German may head a list of jobs. */
const hasDuties = (line: Line): boolean =>
  listsDuties(line) &&
  (line.text.includes(' ') || !line.children.some(child => isRoleTitle(child.text))) &&
  // "### Core team" above "**Writer** (0.5 FTE)": the jobs are those of its list.
  !(TEAM.test(line.text) && line.children.filter(isJob).length * 2 >= line.children.length)
const listsDuties = (line: Line): boolean =>
  line.parent?.kind === 'heading' &&
  line.children.length > 0 &&
  line.children.every(child => (child.kind === 'item' && child.box === null) || saysDuties(child) || isRemark(line, child))
/** "**Note**: one person may do all of it", below the last list of duties. */
const isRemark = ({ children }: Line, child: Line): boolean =>
  child.kind === 'text' && child.lead !== null && child.rest !== '' && children.length > 1 && child === children.at(-1)
/** All roles together are none. */
const EVERYBODY =
  /\btotal$|^(?:total(?: .*)?|(?:the |our |core )?teams?|staff|headcount|people|personnel|équipe|equip[eo]|команда|团队|チーム|팀)$/i
/** "Role:", "Responsibilities:" with the list below. */
const saysDuties = (line: Line): boolean =>
  line.kind === 'label' && (/^(?:role|rolle|rol|rôle|papel)$/i.test(title(line)) || DUTIES.test(line.text))
const TEAM = pattern(/(?<![\p{L}])(?:teams?|equip[eo]|équipe|abteilung)(?![\p{L}])|团队|チーム|팀|команда/iu)
const DUTIES = /responsib|responsab|verantwort|zuständig|职责|分工|役割|обязанн|책임/i
/** Teams that share out the work: who does what. "Operations" below "Team responsibilities" is one. */
const isTeam = (context: Context, line: Line): boolean =>
  line.parent !== null && DUTIES.test(line.parent.text) && (TEAM.test(line.text) || sharesWork(context, line))
const sharesWork = onceAbove(
  (_, { text, children }): boolean =>
    DUTIES.test(text) &&
    TEAM.test(text) &&
    children.every(
      child => child.kind === 'heading' && listsDuties(child) && child.children.filter(isJob).length * 2 < child.children.length,
    ),
)
/** "1 Person Team (Founder)": the person in brackets is the whole team. */
function soloTeam(context: Context, line: Line, text: string): boolean {
  const solo = /^1[\s-]+(?:person|mann|man|people|人|mensch|persona|pessoa|personne|человек)/i.test(text)
    ? /[(（]([^()（）]{3,40})[)）]/.exec(text)
    : null
  if (solo) add(context, line, solo[1]!, 1, null, null)
  return solo !== null
}

function rowRole(context: Context, line: Line): void {
  if (line.parent?.kind !== 'table') return
  const { role, load, count, time, holder, person } = staffIn(context, line.parent)
  if (role < 0) {
    const first = line.cells[0]?.text ?? ''
    const fte = mayStaff(line) && context.below(line, STAFFED) ? FTE.exec(first) : null
    const name = fte ? first.slice(0, fte.index).replace(/[\s(（:：–—-]+$/, '') : ''
    if (fte && isRoleTitle(name)) add(context, line, name, number(fte[1]!), null, null)
    else if (person >= 0) workloadRole(context, line, person)
    else if (nearestKind(context, line) === 'role' && opensWithJobs(context, line.parent)) add(context, line, first, null, null, null)
    return
  }
  if (load < 0 && !context.below(line, 'role')) return
  const text = line.cells[role]?.text ?? ''
  if (text === '' || /^total/i.test(text)) return
  const at = load >= 0 ? load : count >= 0 ? count : time
  const share = at >= 0 ? shareOf(line.cells[at]?.text ?? '') : null
  add(context, line, text, share, holder >= 0 ? holderIn(line, holder) : null, null)
}
/** "Who | What" above jobs. */
const opensWithJobs = once(
  (_, { cells, children }): boolean =>
    /^(?:who|wer|quién|quem|qui|chi|кто|谁|誰|누가)$/i.test(cells[0]?.text ?? '') &&
    children.every(row => isRoleTitle(row.cells[0]?.text ?? '')),
)
/** A table of people and their hours, where a person's job stands behind the name: "Ana (Editor) | 12h". */
function workloadRole(context: Context, line: Line, person: number): void {
  const found = PERSON.exec(line.cells[person]?.text ?? '')
  if (found) add(context, line, found[2]!, null, found[1]!, null)
}
function shareOf(text: string): number | null {
  const fte = FTE.exec(text)
  if (fte) return number(fte[1]!)
  const percent = PERCENT.exec(text)
  if (percent) return Number(percent[1]) / 100
  // "1 (backend)": what stands in brackets says who.
  const bare = /^(\d+(?:[.,]\d+)?)(?:\s*[(（][^()（）]*[)）])?$/.exec(text.trim())
  return bare ? number(bare[1]!) : null
}

function add(context: Context, line: Line, text: string, fte: number | null, holder: string | null, duties: string | null): void {
  const name = text.replace(/[*_`]/g, '').trim()
  if (name === '' || name.length > 80 || (fte === null && holder === null && isKnown(context, name))) return
  context.plan.roles.push({
    id: context.id('role'),
    title: name,
    fte,
    holder: holder?.trim() || null,
    duties,
    section: context.section(line),
    source: context.source(line),
  })
  context.claim(line, 'role')
}
/** "Designer: $40,000" in a budget after "Designers (2 FTE)" in the team; with `fte`, only where as many were counted. */
const isKnown = (context: Context, name: string, fte?: number | null): boolean =>
  context.plan.roles.some(
    role =>
      role.source.file === context.document.file && (fte === undefined || role.fte === fte) && singular(role.title) === singular(name),
  )
/** Kind announced by the nearest container that announces one. */
const nearestKind = (context: Context, line: Line): string | null =>
  holdsJobs(context, line) ? 'role' : (context.kindsAt(line)[0] ?? null)
/** "Resources", above nothing but jobs. */
const holdsJobs = onceAbove((_, container): boolean => {
  if (!RESOURCES.test(title(container))) return false
  const items = container.children.filter(({ kind }) => kind === 'item')
  return items.length > 1 && items.every(item => isJob(item) || FTE.test(item.text))
})
const RESOURCES =
  /^(?:(?:required|needed) )?(?:resources?|ressourcen|recursos|ressources|ресурсы|资源|リソース|리소스|risorse)(?: (?:needed|required))?$/i
const number = (s: string): number => Number(s.replace(',', '.'))
const cut = (s: string): string => s.split(/\s[-–—]\s|[:：]/)[0]!.trim()
/** Who stands in the column; nobody where a dash or "TBD" does. */
function holderIn(line: Line, column: number): string | null {
  const name = line.cells[column]?.text ?? ''
  return NOBODY.test(name) ? null : name
}
const NOBODY = /^[\s–—-]*$|^(?:tbd|tba|n\/a|open|vacant|offen|vacante|vago|待定|未定|미정)$/i
