import type { Problem } from '../../model.ts'

/** `{problems: […]}` with the fields of the published schema. */
export const formatJson = (problems: readonly Problem[]): string => `${JSON.stringify({ problems }, null, 2)}\n`
