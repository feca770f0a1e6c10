/** Takes a CSV file of values into `metrics/`, with the samples that it says. */
import { CollectError } from '../collectors/collector.ts'
import { UserError } from '../lib/errors.ts'
import { sampleKey, type Sample } from '../metrics/sample.ts'
import type { ActionContext } from './action.ts'
import { changeFiles, readIfThere } from './change-files.ts'
import { samplesIn } from './metrics-file.ts'

/** Values of one file: more is an export of a program, and better read where it is. */
const MOST = 20_000

export type CsvInput = {
  /** Name of the file in `metrics/`. */
  name: string
  text: string
  /** Take the place of a file of this name. */
  replace: boolean
  /** Only say what it holds. */
  dryRun: boolean
}

/** @throws UserError bad-name, bad-file, file-exists, changed, path-* */
export async function dropCsv(
  context: ActionContext,
  { name, text, replace, dryRun }: CsvInput,
): Promise<{ path: string; samples: number; metrics: string[]; warnings: string[]; written: boolean }> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,80}\.csv$/iu.test(name))
    throw new UserError('bad-name', `"${name.slice(0, 100)}" is no name of a CSV file.`, {
      hint: 'Letters, digits, dots and dashes, ending with .csv.',
    })
  const path = `metrics/${name}`
  const { samples, warnings } = await read(path, text, context.now)
  const metrics = [...new Set(samples.map(sample => sample.metric))].sort()
  const told = { path, samples: samples.length, metrics, warnings }
  if (dryRun) return { ...told, written: false }
  const before = readIfThere(context, path)?.text ?? null
  if (before !== null && !replace && before !== text)
    throw new UserError('file-exists', `${path} is there already.`, { hint: 'Give it another name, or say that it is to take its place.' })
  if (before === text) return { ...told, written: false }
  await changeFiles(context, {
    action: 'record',
    subject: path,
    files: [{ path, before, after: text }],
    samples: { put: samples, remove: await gone(path, before, samples, context.now) },
  })
  return { ...told, written: true }
}

async function read(path: string, text: string, now: number): Promise<{ samples: Sample[]; warnings: string[] }> {
  try {
    const found = await samplesIn(path, text, now)
    if (found.samples.length > MOST)
      throw new UserError('bad-file', `The file has ${found.samples.length} values; ${MOST} are taken at a time.`, { hint: 'Split it.' })
    if (found.samples.length === 0)
      throw new UserError('bad-file', 'No value could be read from the file.', {
        hint: found.warnings[0] ?? 'Its first line should be: date,metric,value; or date and a column for each metric.',
      })
    return found
  } catch (error) {
    if (error instanceof CollectError) throw new UserError('bad-file', error.message, { hint: error.hint })
    throw error
  }
}

/** Values of the file before that it no longer says. */
async function gone(path: string, before: string | null, samples: readonly Sample[], now: number): Promise<Sample[]> {
  if (before === null) return []
  const kept = new Set(samples.map(sampleKey))
  const old = await samplesIn(path, before, now).catch((error: unknown) => {
    if (error instanceof CollectError) return { samples: [] }
    throw error
  })
  return old.samples.filter(sample => !kept.has(sampleKey(sample)))
}
