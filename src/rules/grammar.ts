/**
 * The grammar of automations. Words are lower case; texts stand in double quotes.
 *
 *   when      = all { "or" all }
 *   all       = one { "and" one }
 *   one       = METRIC [ "is" ] compare NUMBER [ "%" ] [ "/" PERIOD ] [ "for" length ]
 *             | METRIC ( "grows" | "falls" ) compare NUMBER [ "%" ] "/" PERIOD [ "for" length ]
 *             | "target" TEXT "is" STATE { "or" STATE }
 *             | "problem" RULE
 *             | "task" [ TEXT ] "overdue" "by" length
 *             | "every" PERIOD
 *   compare   = "<" | "<=" | ">" | ">="
 *   length    = NUMBER PERIOD
 *   PERIOD    = "day" | "week" | "month" | "quarter" | "year", or their plural
 *   STATE     = "off track" | "at risk" | "on track" | "ahead" | "done" | "not due" | "not measured"
 *
 *   do        = deed { ";" deed }
 *   deed      = "task" TEXT [ "in" PATH ] | "notify" NAME | "contingency" TEXT | "note" [ TEXT ]
 */
import { STATES } from '../metrics/pace.ts'
import type { State } from '../metrics/pace.ts'
import { METRIC_REF, readRef } from '../metrics/ref.ts'
import { PERIODS } from './condition.ts'
import type { Comparison, Condition, Deed, Length, Period } from './condition.ts'
import { GrammarError, numberOf, tokens } from './lex.ts'
import type { Token } from './lex.ts'

/** @throws GrammarError */
export function parseCondition(source: string): Condition {
  const reader = new Reader(source)
  const condition = reader.any()
  reader.end('"and", "or" or the end')
  return condition
}

/** One or several deeds, with ";" between them. @throws GrammarError */
export function parseDeeds(source: string): Deed[] {
  const reader = new Reader(source)
  const deeds = [reader.deed()]
  while (reader.takeSign(';')) if (!reader.isAtEnd()) deeds.push(reader.deed())
  reader.end('";" or the end')
  return deeds
}

/** Days in a stretch of time, for what is counted in days. */
const DAYS: Record<Period, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(source: string) {
    this.#tokens = tokens(source)
  }

  any(): Condition {
    return this.#joined('or', 'any', () => this.#joined('and', 'all', () => this.#one()))
  }

  deed(): Deed {
    const verb = this.#peek()
    switch (verb.kind === 'word' ? verb.text : '') {
      case 'task':
        this.#at++
        return { kind: 'task', title: this.#text('the title of the task'), file: this.#takeWord('in') ? this.#pathOrText() : null }
      case 'notify':
        this.#at++
        return { kind: 'notify', name: this.#name('who is told: a name of people: or of reports: send:') }
      case 'contingency':
        this.#at++
        return { kind: 'contingency', text: this.#text('the risk, in the words of the plan') }
      case 'note':
        this.#at++
        return { kind: 'note', text: this.#peek().kind === 'text' ? this.#text('') : null }
      default:
        return this.#fail('task "…" in plan/FILE.md, notify NAME, contingency "…" or note "…"')
    }
  }

  takeSign(sign: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'sign' || token.text !== sign) return false
    this.#at++
    return true
  }

  isAtEnd(): boolean {
    return this.#peek().kind === 'end'
  }

  end(expected: string): void {
    if (!this.isAtEnd()) this.#fail(expected)
  }

  #joined(word: 'and' | 'or', kind: 'all' | 'any', part: () => Condition): Condition {
    const of = [part()]
    while (this.#takeWord(word)) of.push(part())
    return of.length === 1 ? of[0]! : { kind, of }
  }

  #one(): Condition {
    if (this.#takeWord('target')) return this.#target()
    if (this.#takeWord('problem')) return { kind: 'problem', rule: this.#name('the name of a rule, volume-mismatch') }
    if (this.#takeWord('task')) return this.#overdue()
    if (this.#takeWord('every')) return { kind: 'every', period: this.#period() }
    const token = this.#peek()
    if (token.kind === 'word' && METRIC_REF.test(token.text)) return this.#metric()
    return this.#fail('a metric (github.stars), target "…", problem RULE, task overdue by … or every …')
  }

  #metric(): Condition {
    const ref = readRef(this.#next().text)
    const how = this.#takeWord('grows') ? 'grows' : this.#takeWord('falls') ? 'falls' : 'is'
    if (how === 'is') this.#takeWord('is')
    const op = this.#comparison(how === 'is')
    const value = this.#number()
    const percent = this.takeSign('%')
    const per = this.takeSign('/') ? this.#period() : null
    if (how !== 'is' && per === null) return this.#fail('how fast: "/week", "/month"')
    const lasting = this.#takeWord('for') ? this.#length() : null
    return { kind: 'metric', ref, how, op, value, percent, per, lasting }
  }

  #target(): Condition {
    const text = this.#text('the text of the target')
    if (!this.#takeWord('is')) this.#fail('"is"')
    const states = [this.#state()]
    while (this.#isState(1) && this.#takeWord('or')) states.push(this.#state())
    return { kind: 'target', text, states }
  }

  #overdue(): Condition {
    const title = this.#peek().kind === 'text' ? this.#text('') : null
    if (!this.#takeWord('overdue')) this.#fail('"overdue by 7 days"')
    if (!this.#takeWord('by')) this.#fail('"by 7 days"')
    const { count, unit } = this.#length()
    return { kind: 'overdue', title, days: count * DAYS[unit] }
  }

  /** Does a state begin so many words ahead? "or" may also join two conditions. */
  #isState(ahead: number): boolean {
    return this.#stateAt(this.#at + ahead) !== null
  }

  #stateAt(at: number): { state: State; words: number } | null {
    for (const state of STATES) {
      const words = state.split(' ')
      if (words.every((word, i) => this.#tokens[at + i]?.kind === 'word' && this.#tokens[at + i]?.text === word))
        return { state, words: words.length }
    }
    return null
  }

  #state(): State {
    const found = this.#stateAt(this.#at)
    if (found === null) return this.#fail(`a state: ${STATES.join(', ')}`)
    this.#at += found.words
    return found.state
  }

  #comparison(orIs: boolean): Comparison {
    for (const sign of ['<=', '>=', '<', '>'] as const) if (this.takeSign(sign)) return sign
    return this.#fail(orIs ? 'is, grows, falls or a comparison: <, <=, > or >=' : 'a comparison: <, <=, > or >=')
  }

  #number(): number {
    const token = this.#peek()
    if (token.kind !== 'number') return this.#fail('a number')
    this.#at++
    return numberOf(token)
  }

  #length(): Length {
    const token = this.#peek()
    const count = this.#number()
    if (!Number.isInteger(count) || count < 1 || count > 1000)
      throw new GrammarError(`"${token.text}" is no count.`, token, 'a whole number from 1 to 1000')
    return { count, unit: this.#period() }
  }

  #period(): Period {
    const token = this.#peek()
    const period = PERIODS.find(each => token.kind === 'word' && (token.text === each || token.text === `${each}s`))
    if (period === undefined) return this.#fail(PERIODS.join(', '))
    this.#at++
    return period
  }

  #text(expected: string): string {
    const token = this.#peek()
    if (token.kind !== 'text' || token.text.trim() === '') return this.#fail(`${expected}, in double quotes`)
    this.#at++
    return token.text
  }

  #name(expected: string): string {
    const token = this.#peek()
    if ((token.kind !== 'word' && token.kind !== 'text') || token.text.trim() === '') return this.#fail(expected)
    this.#at++
    return token.text
  }

  #pathOrText(): string {
    return this.#name('a document of the plan, plan/launch.md')
  }

  #takeWord(word: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'word' || token.text !== word) return false
    this.#at++
    return true
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]!
  }

  #next(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }

  #fail(expected: string): never {
    const token = this.#peek()
    throw new GrammarError(
      token.kind === 'end' ? 'Something is missing at the end.' : `"${token.text}" is not understood here.`,
      token,
      expected,
    )
  }
}
