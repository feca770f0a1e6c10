/** Request bodies: parsed once, at the door. */
import type { Context } from 'hono'
import * as v from 'valibot'
import { UserError } from '../lib/errors.ts'
import { isDate } from '../plan/resolve/calendar.ts'

const LARGEST = 64 * 1024
export const tickBody = v.object({ done: v.boolean() })
export const fixBody = v.object({ rule: v.string(), file: v.string(), line: v.number() })
const deliveries = v.optional(v.array(v.object({ id: v.string(), local: v.string(), zone: v.string() })), [])
export const launchBody = v.object({ date: v.string(), dryRun: v.optional(v.boolean(), true), deliveries })

/** The JSON body as `schema` wants it. @throws UserError bad-body with everything that is wrong with it */
export async function bodyOf<T>(c: Context, schema: v.GenericSchema<unknown, T>, largest = LARGEST): Promise<T> {
  const text = await c.req.text()
  if (text.length > largest)
    throw new UserError(
      'bad-body',
      `The body is larger than ${largest < 1024 * 1024 ? `${largest / 1024} KB` : `${largest / 1024 / 1024} MB`}.`,
      { hint: 'Send only what the route asks for.' },
    )
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new UserError('bad-body', 'The body is not JSON.', {
      hint: 'Send a JSON object with content-type application/json.',
      cause: error,
    })
  }
  const result = v.safeParse(schema, data)
  if (!result.success)
    throw new UserError('bad-body', result.issues.map(issue => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; '), {
      hint: 'GET /api/openapi.json describes the API.',
    })
  return result.output
}

export const startBody = v.object({
  date: v.pipe(
    v.string(),
    v.check(value => isDate(value), 'is no date; write it as 2026-12-01'),
  ),
  dryRun: v.optional(v.boolean(), true),
  deliveries,
})
