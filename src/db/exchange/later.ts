/**
 * Columns that a table was given later and that may not be null: from which version of the schema on they are there, and
 * what rows of before stand for, which is what the migration gave them. So exports of older versions can be taken in.
 */
export const later: Readonly<Record<string, Readonly<Record<string, { since: number; before: string | number }>>>> = {
  approval: { kind: { since: 8, before: 'yes' }, authors: { since: 8, before: '[]' } },
  delivery: { kind: { since: 10, before: 'post' } },
}

/** A row of an export of version `schema` with what it lacks for its age. */
export function withLater<Row extends Record<string, unknown> & { table?: unknown }>(row: Row, schema: number): Row {
  const missing = Object.entries(later[String(row.table)] ?? {}).filter(([name, { since }]) => schema < since && !Object.hasOwn(row, name))
  return missing.length === 0 ? row : { ...row, ...Object.fromEntries(missing.map(([name, { before }]) => [name, before])) }
}
