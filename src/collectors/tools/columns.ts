/** Columns and numbers of tables that a service writes in the language of its user. */
import { number } from './read.ts'

/** The first column whose whole name fits, for each of `names`; those that are not there are left out. */
export function findColumns<K extends string>(header: readonly string[], names: Readonly<Record<K, RegExp>>): Map<K, number> {
  const found = new Map<K, number>()
  for (const key of Object.keys(names) as K[]) {
    const index = header.findIndex(cell => names[key].test(cell.trim()))
    if (index !== -1) found.set(key, index)
  }
  return found
}

/** A whole number with or without separators of thousands: "1,234", "1.234", "1 234"; null when it is none. */
export function readCount(written: string): number | null {
  const plain = written.replaceAll(/[\s\u00A0\u202F']/g, '')
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(plain)) return number(plain.replaceAll(/[.,]/g, ''))
  return number(plain)
}

/** A number whose decimals stand behind a point or a comma: "12.5", "12,5", "4,35 %"; null when it is none. */
export function readDecimal(written: string): number | null {
  return number(written.replaceAll(/[\s\u00A0\u202F%]/g, '').replace(',', '.'))
}
