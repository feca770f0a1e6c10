/** A program of your own that prints samples as JSON Lines: `{"metric": "users.active", "value": 7, "at": "2026-03-01", "labels": {}, "span": 0}`. */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { instant, listSetting, number, record, text, textSetting } from './tools/read.ts'

export const collector: Collector = {
  name: 'exec',
  title: 'Program',
  help: 'Samples that a program of your own prints, one JSON object a line. It runs without a shell, in the root of the repository.',
  settings: {
    program: { type: 'text', help: 'The program', required: true, example: './scripts/metrics.sh' },
    args: { type: 'list', help: 'Its arguments', example: '--weekly' },
    token: { type: 'secret', help: 'Optional: a secret that it finds as UPTAKE_TOKEN in its environment', example: 'CRM_TOKEN' },
  },
  metrics: { '*': { unit: 'as the program counts', kind: 'level', help: 'Whatever the program names' } },
  every: 24 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const program = textSetting(ctx.settings, 'program')
  const token = textSetting(ctx.settings, 'token')
  const env = { UPTAKE_NOW: new Date(ctx.now()).toISOString(), ...(token === '' ? {} : { UPTAKE_TOKEN: token }) }
  let line = 0
  for await (const written of ctx.run(program, listSetting(ctx.settings, 'args'), env)) {
    line++
    if (written.trim() === '') continue
    const data = record(parse(written, program, line))
    const metric = text(data['metric'])
    const value = data['value'] === null ? null : number(data['value'])
    if (metric === null || !/^[a-z]\w*(?:\.\w+)+$/i.test(metric) || (value === null && data['value'] !== null))
      throw new CollectError('answer', `Line ${line} of "${program}" is no sample: ${written.slice(0, 80)}`, { hint: expected })
    const at = data['at'] === undefined ? ctx.now() : instant(data['at'])
    if (at === null) throw new CollectError('answer', `Line ${line} of "${program}" has no time that is understood.`, { hint: expected })
    const labels = Object.fromEntries(Object.entries(record(data['labels'])).map(([name, each]) => [name, String(each)]))
    const source = text(data['source']) ?? [program, ...listSetting(ctx.settings, 'args')].join(' ')
    yield sample(ctx, metric, value, source, { at, labels, span: number(data['span']) ?? 0, method: 'program' })
  }
}

const expected = 'Print {"metric": "source.name", "value": 7} and, if it is not now, "at": "2026-03-01".'

function parse(written: string, program: string, line: number): unknown {
  try {
    return JSON.parse(written)
  } catch (error) {
    throw new CollectError('answer', `Line ${line} of "${program}" is no JSON: ${written.slice(0, 80)}`, { hint: expected, cause: error })
  }
}
