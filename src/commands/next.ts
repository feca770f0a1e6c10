/** uptake next: what is overdue, due and coming, and for whom. */
import { userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { Agenda, Work } from '../schedule/agenda.ts'
import { agenda } from '../schedule/agenda.ts'
import type { Loaded } from '../workspace/load.ts'
import type { Person } from '../workspace/settings.ts'
import { printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import { fulfilledBy } from './fulfilled.ts'
import { dateOptions, openWorkspaces, pathOperand, shownFile } from './reading.ts'

export const command: Command = {
  name: 'next',
  summary: 'Show what is overdue, due and coming, and for whom',
  usage: ['next [PATH...] [OPTIONS]'],
  operands: [pathOperand],
  options: {
    owner: { type: 'string', value: 'NAME', help: 'Only the work of one person: a name, an id or a handle' },
    days: { type: 'string', value: 'N', help: 'How far ahead to look (14)' },
    limit: { type: 'string', value: 'N', help: 'Rows of each list (10); 0 shows all' },
    ...dateOptions,
  },
  examples: [
    ['uptake next', ''],
    ['uptake next --owner ada --days 7', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const horizonDays = wholeNumber(args, 'days', 14)
  const limit = wholeNumber(args, 'limit', 10)
  const owner = args.text('owner')
  const readings = await openWorkspaces(context, args, { ids: true })
  const views = await Promise.all(
    readings.map(async ({ loaded, plan, today }) => {
      const fulfilled = await fulfilledBy(context, loaded, plan)
      return { loaded, plan, today, agenda: withOwner(agenda(plan, { today, horizonDays, fulfilled }), owner, loaded) }
    }),
  )
  if (owner !== null && views.every(view => isEmpty(view.agenda))) throw noSuchOwner(owner, views)
  const { out, cwd } = context
  if (args.flag('json')) {
    const place =
      (loaded: Loaded) =>
      (work: Work): Work => ({ ...work, source: { ...work.source, file: shownFile(loaded, work.source.file, cwd) } })
    const workspaces = views.map(({ loaded, today, agenda: { overdue, now, upcoming, undated } }) => ({
      id: loaded.id,
      name: loaded.name,
      today,
      days: horizonDays,
      overdue: overdue.map(place(loaded)),
      now: now.map(place(loaded)),
      upcoming: upcoming.map(place(loaded)),
      undated: undated.map(place(loaded)),
    }))
    printWorkspaces(context, workspaces)
    return 0
  }
  const { agendaText } = await import('./text/next.ts')
  for (const view of views) {
    out.write(
      `\n${agendaText(view.agenda, view.plan.title ?? view.loaded.name, {
        today: view.today,
        days: horizonDays,
        limit,
        width: out.width,
        style: out.style,
        file: file => shownFile(view.loaded, file, cwd),
      })}`,
    )
  }
  return 0
}

function wholeNumber(args: Args, name: string, fallback: number): number {
  const value = args.text(name)
  if (value !== null && !/^\d{1,5}$/.test(value)) throw userError('bad-flag', `--${name}`, value, 'a whole number')
  return value === null ? fallback : Number(value)
}

const isEmpty = ({ overdue, now, upcoming, undated }: Agenda): boolean =>
  overdue.length + now.length + upcoming.length + undated.length === 0
const plain = (name: string): string => name.trim().toLowerCase().replace(/^@/, '')

/** Every name that means the person: as the plan writes it, or as uptake.yml knows them. */
function aliases(name: string, people: readonly Person[]): Set<string> {
  const wanted = plain(name)
  const known = people
    .map(person => [person.id, person.name, ...Object.values(person.handles)].map(plain))
    .find(names => names.includes(wanted))
  return new Set([wanted, ...(known ?? [])])
}

function withOwner(all: Agenda, owner: string | null, { config }: Loaded): Agenda {
  if (owner === null) return all
  const names = aliases(owner, config.people)
  // A task can have several owners: "Ada, Grace" and "Ada & Grace".
  const mine = (work: Work): boolean =>
    work.owner !== null && [work.owner, ...work.owner.split(/\s*(?:,|&|\/|\+|\band\b)\s*/)].some(each => names.has(plain(each)))
  return {
    overdue: all.overdue.filter(mine),
    now: all.now.filter(mine),
    upcoming: all.upcoming.filter(mine),
    undated: all.undated.filter(mine),
  }
}

function noSuchOwner(owner: string, views: readonly { loaded: Loaded; plan: { tasks: readonly { owner: string | null }[] } }[]): Error {
  const names = new Set(
    views
      .flatMap(({ loaded, plan }) => [...plan.tasks.map(task => task.owner), ...loaded.config.people.map(person => person.name)])
      .filter(name => name !== null),
  )
  return userError('no-owner', owner, nearest(owner, names), [...names].slice(0, 12))
}
