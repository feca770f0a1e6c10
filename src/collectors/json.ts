/** Any address that answers with JSON, and where in it the number stands. */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Step } from './collector.ts'
import { DAY, HOUR } from './tools/days.ts'
import { at, instant, listAt, listSetting, number, text, textSetting } from './tools/read.ts'

const spans: Readonly<Record<string, number>> = { hour: HOUR, day: DAY, week: 7 * DAY }

export const collector: Collector = {
  name: 'json',
  title: 'JSON over HTTP',
  help: 'A number, or a list of dated numbers, from any address that answers with JSON.',
  settings: {
    url: { type: 'url', help: 'The address', required: true, example: 'https://status.example.org/api/summary.json' },
    metric: { type: 'text', help: 'What it is', required: true, example: 'users.active' },
    path: {
      type: 'text',
      help: 'Where the number stands; within an entry when there is a list',
      required: true,
      example: 'data.users.active',
    },
    list: { type: 'text', help: 'Where a list of entries stands, when there are several', example: 'data.days' },
    time: { type: 'text', help: 'Where the time of an entry or of the answer stands', example: 'date' },
    period: { type: 'text', help: 'The length of what is counted: hour, day or week; a level when nothing is said', example: 'day' },
    labels: { type: 'list', help: 'Labels, name=value; name=@path takes the value from the entry', example: 'region=@region.code' },
    token: { type: 'secret', help: 'Optional: a token', example: 'STATUS_TOKEN' },
    header: { type: 'text', help: 'How the token is sent', default: 'Authorization: Bearer {token}', example: 'X-Api-Key: {token}' },
  },
  metrics: { '*': { unit: 'as the service counts', kind: 'level', help: 'Whatever the settings name' } },
  every: 6 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const metric = textSetting(settings, 'metric')
  const period = textSetting(settings, 'period')
  if (!/^[a-z]\w*(?:\.\w+)+$/i.test(metric)) throw mistake(`"${metric}" is no metric.`, 'metric: source.name')
  if (period !== '' && spans[period] === undefined) throw mistake(`"${period}" is no period.`, 'period: hour, day or week')
  const answer = await ctx.ask(textSetting(settings, 'url'), { headers: headers(ctx) })
  const list = textSetting(settings, 'list')
  const entries = list === '' ? [answer.json()] : listAt(answer, list === '.' ? '' : list)
  const timePath = textSetting(settings, 'time')
  let good = 0
  for (const entry of entries) {
    const value = number(at(entry, textSetting(settings, 'path')))
    const time = timePath === '' ? ctx.now() : instant(at(entry, timePath))
    if (time === null || (value === null && list !== '')) continue
    if (value !== null) good++
    const span = spans[period] ?? 0
    const flags = value === null ? (['gap'] as const) : span > 0 && time + span > ctx.now() ? (['partial'] as const) : []
    yield sample(ctx, metric, value, answer, { at: time, span, labels: labels(ctx, entry), flags })
  }
  if (good === 0) throw nothingThere(answer, textSetting(settings, 'path'))
}

const mistake = (message: string, hint: string): CollectError => new CollectError('settings', message, { hint })
const nothingThere = (answer: Answer, path: string): CollectError =>
  new CollectError('answer', `The answer of ${answer.url} has no number at "${path}".`, {
    hint: 'Open the raw answer and correct "path" in uptake.yml.',
  })

function headers(ctx: CollectContext): Record<string, string> {
  const token = textSetting(ctx.settings, 'token')
  const [name = '', ...rest] = textSetting(ctx.settings, 'header').split(':')
  return token === '' ? {} : { [name.trim()]: rest.join(':').trim().replaceAll('{token}', token) }
}

function labels(ctx: CollectContext, entry: unknown): Record<string, string> {
  const all: Record<string, string> = {}
  for (const pair of listSetting(ctx.settings, 'labels')) {
    const [name = '', ...rest] = pair.split('=')
    const written = rest.join('=')
    const value = written.startsWith('@') ? at(entry, written.slice(1)) : written
    const shown = text(value) ?? (typeof value === 'number' ? String(value) : null)
    if (shown !== null) all[name.trim()] = shown
  }
  return all
}
