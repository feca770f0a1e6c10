/**
 * Projects that a plan sets itself beside: "A vs B/C", "alternative to B", "migrate from B", "competing engines including
 * B and C". They are proposals for a person, so a name too many does less harm than one too few.
 */
import { numberWord } from './text/numbers.ts'
import type { Plan, Source } from './model.ts'

/** `repository`: owner/name where the plan gives an address. */
export type NamedProject = { name: string; repository: string | null; text: string; source: Source }

/** A name: capitals or digits somewhere, or a word beside such names. */
const NAME = String.raw`[\p{L}\d][\p{L}\d.+#_-]*(?: (?=\p{Lu})[\p{L}\d.+#_-]+)?`
const LIST = String.raw`(${NAME}(?:\s*(?:[/,、]|,?\s+(?:and|or|und|oder|et|ou|y|o|e)\s+|&)\s*(?:and |und |et |y )?${NAME})*)`
/** What stands to the left of "vs": with a capital, for any word may stand there. */
const BEFORE = new RegExp(String.raw`(?:^|[\s"'(“:：])((?=\S*\p{Lu})${NAME})\s+(?:[Vv]s\.?|VS|versus)\s+`, 'gu')
const AFTER = new RegExp(
  String.raw`(?:\b[Vv]s\.?|\bVS|\bversus|\b[Cc]ompar(?:ed?|ing|ison) (?:to|with|against)|\b[Aa]lternatives? (?:to|for)|\b[Mm]igrat(?:e|ing|ion [Gg]uides?|ion) from|\b[Cc]ompetitors?(?:,? (?:such as|like|including|are)|:)|\b[Cc]ompeting [\p{L} ]{0,40}?(?:including|such as|like))\s+${LIST}`,
  'gu',
)
const ADDRESS =
  /\b(?:https?:\/\/)?github\.com\/((?!marketplace\/|features\/|orgs\/|sponsors\/|topics\/|apps\/)[\w.-]+\/[\w.-]+?)(?:\.git)?(?=[/#?)\]\s"'`,]|$)/gi
/** Words that stand where a name would, and parts of names of other things. */
const NO_NAME =
  /^(?:the|a|an|our|other|others|existing|alternatives?|competitors?|competition|stdlib|standard|traditional|manual|free|paid|pro|plan|code|us|you|your|which|when|why|how|what|actual|target|individual|collective|here|baseline|\d+.*)$/i

/**
 * @param own names of the project itself, which are left out
 * @returns each project once, where it is named first
 */
export function namedBeside(plan: Plan, own: readonly string[]): NamedProject[] {
  const mine = new Set(own.flatMap(each => [plain(each), ...each.split(/[\s/]+/).map(plain)]))
  const found = new Map<string, NamedProject>()
  const put = (name: string, repository: string | null, text: string, source: Source): void => {
    const key = plain(name)
    if (key.length < 2 || mine.has(key) || NO_NAME.test(name) || isCount(name)) return
    const known = found.get(key)
    if (known === undefined) found.set(key, { name, repository, text: text.trim().slice(0, 160), source })
    else known.repository ??= repository
  }
  for (const { text, source } of textsOf(plan)) {
    for (const [, name] of text.matchAll(BEFORE)) put(name!, null, text, source)
    for (const [, list] of text.matchAll(AFTER)) {
      const names = split(list!)
      // "free vs paid" sets no projects beside each other.
      if (names.some(looksNamed)) for (const name of names) put(name, null, text, source)
    }
    for (const [, repository] of text.matchAll(ADDRESS)) put(repository!.split('/')[1]!, repository!, text, source)
  }
  return [...found.values()]
}

/** "Osprey, Kite and three others": how many of what has no name here. */
const isCount = (name: string): boolean =>
  /^(?:several|many|some|few|more|most|all)\b/i.test(name) || numberWord(name.split(' ')[0]!) !== null
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '')
const looksNamed = (name: string): boolean => /\p{Lu}|\d/u.test(name) && !NO_NAME.test(name)
const split = (list: string): string[] =>
  list
    .split(/\s*(?:[/,、&]|\s(?:and|or|und|oder|et|ou|y|o|e)\s)\s*/u)
    .map(each =>
      each
        .replace(/^(?:and|or) /, '')
        .replace(/[.,:;]+$/, '')
        .trim(),
    )
    .filter(each => each !== '')

function* textsOf(plan: Plan): Iterable<{ text: string; source: Source }> {
  for (const { title, source } of [...plan.tasks, ...plan.content]) yield { text: title, source }
  for (const { text, source } of plan.notes) for (const line of text.split('\n')) yield { text: line, source }
  for (const { risk, mitigation, contingency, source } of plan.risks)
    for (const text of [risk, mitigation, contingency]) if (text !== null) yield { text, source }
  for (const { text, source } of plan.claims) yield { text, source }
}
