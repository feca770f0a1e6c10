/** Requests and answers held against descriptions in OpenAPI. */
import { Ajv } from 'ajv'

export type Schema = Record<string, unknown>
type Media = { content?: Record<string, { schema: Schema }>; $ref?: string }
type Operation = { requestBody?: Media; responses: Record<string, Media> }
export type Description = Schema & { paths: Record<string, Record<string, Operation>> }

export const jsonOf = ({ content }: Media): Schema => content!['application/json']!.schema

/** What of a value does not fit a schema; null: it fits. */
export function fits(description: Description, schema: Schema, value: unknown): string | null {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const check = ajv.compile({ ...partly(schema), components: partly(description['components']) })
  return check(value) ? null : ajv.errorsText(check.errors?.slice(0, 4))
}

/** Of answers only the fields that are read are imitated: none is required, and of alternatives one must fit. */
function partly(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(partly) as unknown as Schema
  if (typeof schema !== 'object' || schema === null) return schema as Schema
  const out: Schema = {}
  for (const [key, value] of Object.entries(schema)) {
    if ((key === 'required' && Array.isArray(value)) || ['discriminator', 'example', 'examples'].includes(key)) continue
    out[key === 'oneOf' ? 'anyOf' : key] = partly(value)
  }
  return out
}

/** Names of fields that a schema of a request knows, through its alternatives. */
export function fieldsOf(description: Description, schema: Schema): Set<string> {
  const names = new Set(Object.keys((schema['properties'] ?? {}) as object))
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<Schema>((each, part) => each[part] as Schema, description)
    for (const name of fieldsOf(description, target)) names.add(name)
  }
  for (const kind of ['anyOf', 'oneOf', 'allOf'])
    for (const each of (schema[kind] ?? []) as Schema[]) for (const name of fieldsOf(description, each)) names.add(name)
  return names
}
