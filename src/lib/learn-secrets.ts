/** Learns secrets from what is said to a platform and by it, so that a token is hidden whoever obtained it, and wherever it is told again. */
import type { Mask } from './redact.ts'

/** Headers that prove who asks. An idempotency key is none. */
const PROVING = /^(?:proxy-)?authorization$|^cookie$|token|secret|api-?key/i
/** Fields by which platforms hand out tokens: "access_token", "refreshJwt", "token", "client_secret". */
const HANDED_OUT = /"[\w.-]{0,40}(?:token|jwt|secret|password)"\s*:\s*"((?:[^"\\]|\\.)+)"/gi
const IN_FORM = /(?:^|&)[\w.-]{0,40}(?:token|secret)=([^&\s]+)/gi
/** What is shorter was not made by a machine, and may be any word. */
const LEAST = 8
/** Characters of an answer that are looked through. */
const MOST = 1_000_000

/** What headers of a request prove the asker by. */
export function secretsInHeaders(headers: Headers): string[] {
  const values = [...headers].filter(([name]) => PROVING.test(name)).map(([, value]) => value)
  // "Bearer abc", "Basic abc", "Ghost abc": the word before it is none.
  return values.map(value => /^[\w-]+ (.+)$/.exec(value)?.[1] ?? value).filter(isLong)
}

/** Tokens that an answer hands out, as JSON or as a form. */
export function secretsInAnswer(text: string): string[] {
  const head = text.slice(0, MOST)
  const said = [...head.matchAll(HANDED_OUT)].map(match => unescaped(match[1]!))
  const fields = /^[\w.-]+=/.test(head) ? [...head.matchAll(IN_FORM)].map(match => decoded(match[1]!)) : []
  return [...said, ...fields].filter(isLong)
}

const isLong = (secret: string): boolean => secret.length >= LEAST

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('+', ' '))
  } catch {
    return written
  }
}

/** `fetch` that tells `mask` every secret which passes through. */
export function learningFetch(send: typeof fetch, mask: Mask): typeof fetch {
  return async (input, init) => {
    for (const secret of secretsInHeaders(new Headers(init?.headers ?? (input instanceof Request ? input.headers : {})))) mask.hide(secret)
    const answer = await send(input, init)
    if (!isText(answer)) return answer
    const body = await answer.text()
    for (const secret of secretsInAnswer(body)) mask.hide(secret)
    return new Response(body, { status: answer.status, statusText: answer.statusText, headers: answer.headers })
  }
}

const isText = ({ body, headers }: Response): boolean =>
  body !== null && /json|text|form|^$/i.test((headers.get('content-type') ?? '').split(';')[0]!)
