/** Rows and values per statement: the engines bound how many a statement may hold. */
const CHUNK = 500

/** Some at a time, in their order. */
export const chunks = <T>(items: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
