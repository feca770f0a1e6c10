/** Counts in English sentences. */
export const figure = (count: number): string => count.toLocaleString('en')
/** "1 task", "3 tasks". */
export const n = (count: number, one: string, many = `${one}s`): string => `${figure(count)} ${count === 1 ? one : many}`
