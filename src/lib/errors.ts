/**
 * Two classes of failure: a `UserError` says what happened, why and what to do next, and exits with 2;
 * everything else is a bug and exits with 70 (EX_SOFTWARE of sysexits.h). Browser-safe.
 */
import type { Source } from '../plan/model.ts'
import { catalogue } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'

export type UserErrorOptions = { hint?: string | null; source?: Source; exitCode?: number; cause?: unknown }

/** An error that the user can mend. `code` names it in JSON, `hint` says what to do next. */
export class UserError extends Error {
  readonly code: string
  readonly hint: string | null
  readonly exitCode: number
  readonly source: Source | undefined

  constructor(code: string, message: string, options: UserErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'UserError'
    this.code = code
    this.hint = options.hint ?? null
    this.exitCode = options.exitCode ?? 2
    this.source = options.source
  }
}

/** Makes the error of the catalogue with this code: `throw userError('path-missing', path)`. */
export function userError<Code extends keyof Catalogue>(code: Code, ...values: Parameters<Catalogue[Code]>): UserError {
  const make = catalogue[code] as (...all: Parameters<Catalogue[Code]>) => { message: string; hint: string }
  const { message, hint } = make(...values)
  return new UserError(code, message, { hint })
}

export type ErrorReport = {
  kind: 'user' | 'bug'
  code: string
  message: string
  hint: string | null
  source: Source | null
  stack: string | null
  exitCode: number
}

/** Any thrown value as plain data for the terminal, a log or an HTTP answer. */
export function describe(error: unknown): ErrorReport {
  if (error instanceof UserError) {
    return {
      kind: 'user',
      code: error.code,
      message: error.message,
      hint: error.hint,
      source: error.source ?? null,
      stack: error.stack ?? null,
      exitCode: error.exitCode,
    }
  }
  const message = error instanceof Error ? error.message || error.name : String(error)
  const stack = error instanceof Error ? (error.stack ?? null) : null
  return { kind: 'bug', code: 'bug', message, hint: null, source: null, stack, exitCode: 70 }
}
