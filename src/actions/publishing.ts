/** What approving, scheduling and sending share: the content files as they are now, and the workspace's channels. */
import { configuredChannels, type Configured } from '../channels/door/settings.ts'
import { askedTime } from '../content/launch-time.ts'
import { hostOf } from '../content/links.ts'
import { plainTitle } from '../content/fulfils.ts'
import type { ContentItem } from '../content/model.ts'
import { fitterFor } from '../images/fitter.ts'
import { whyUnproven } from '../content/lint/unproven-number.ts'
import { render, type Rendered } from '../delivery/routes.ts'
import type { Gate } from '../delivery/gate.ts'
import { factsAsked, ruleFor, type KindOf, type ReviewSettings } from '../content/review/rule.ts'
import type { Judge } from '../content/review/verdict.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import { readAllContent, readContent, type ContentFile } from '../workspace/content.ts'
import { contentIndex, contentOf } from '../workspace/content-index.ts'
import { readConfig } from '../workspace/load.ts'
import type { CalendarSettings, Person } from '../workspace/settings.ts'
import type { ActionContext } from './action.ts'
import { asTheyStand } from './by-hand.ts'
import { ledgerOf } from './claims.ts'

export type Publishing = {
  channels: readonly Configured[]
  files: readonly ContentFile[]
  /** IANA zone of the workspace; null: the machine's. */
  zone: string | null
  /** Name of the project, else of the workspace. */
  project: string
  /** Folder of the workspace. */
  root: string
  people: readonly Person[]
  /** Slots, closed times and limits. */
  calendar: CalendarSettings
  review: ReviewSettings
  /** When a channel of an item asks to be published (null: the item for all), with the launch as it is. */
  timeOf(item: Parameters<typeof askedTime>[0], channel: string | null): ReturnType<typeof askedTime>
  /** The file of an item, by its id or path. @throws UserError content-unknown */
  find(item: string): ContentFile
  /** What approvals of a piece on a channel are judged by, as its file was read. */
  gateOf(file: ContentFile, channel: string): Gate
  /** The same without what else keeps the piece back. */
  judgeOf(item: KindOf & Pick<ContentItem, 'author'>, channel: string): Judge
  /** Digests of what its channels that are set up would get of a file. */
  digestsOf(file: ContentFile): Promise<Record<string, string>>
  /** Stands for all of the settings by which pieces are rendered and judged: with another one everything may stand elsewhere. */
  fingerprint: string
  /** Where claims are required: which number of a piece nothing proves; null: all may be said. */
  unproven(file: ContentFile): string | null
  /** What the channels of an item would get; all channels that the item names unless some are given. @throws UserError content-unknown, content-broken, channel-unknown */
  renditions(item: string, channels: readonly string[] | null): { file: ContentFile; rendered: (Rendered & { name: string })[] }
  /** What each channel that is set up would get of a file that comes from elsewhere. */
  renderAll(file: ContentFile): (Rendered & { name: string })[]
  /** One rendition of what was read, or null. */
  render(item: string, channel: string): Rendered | null
  /** One rendition and what approvals of it are judged by, from the file as it is at this moment; null when it or the channel is gone. */
  current(item: string, channel: string): Promise<(Rendered & { gate: Gate }) | null>
}

const UNREADABLE = '"review:" in uptake.yml cannot be read, so nobody knows who must say yes. "uptake check" says what is wrong there.'
/** The id of the piece that somebody may mean: spelled nearly so, or called so by its title. */
function meantItem(text: string, items: readonly ContentItem[]): string | null {
  const wanted = plainTitle(text)
  const titled = wanted === '' ? [] : items.filter(({ title }) => title !== null && plainTitle(title).includes(wanted))
  const near = nearest(
    text,
    items.map(each => each.id),
  )
  return near ?? (titled.length === 1 ? titled[0]!.id : null)
}

/** A piece whose file says so goes out under no approval. */
const OUT_OF_PLAY: ReadonlySet<string> = new Set(['hold', 'archived'])

/** @param items all that is asked about, by id or path: their files alone are read; left out: every file */
export async function publishing(context: ActionContext, items: readonly string[] | null = null): Promise<Publishing> {
  // The documents of the plan say nothing of it, so they are not read.
  const { config } = await readConfig(context.ref)
  const { root } = context.ref
  const configured = await asTheyStand(context, (await configuredChannels(config.channels)).configured)
  const files = (items === null ? null : await contentOf(root, items)) ?? readAllContent(root)
  const hosts = [config.project.homepage, config.project.repository].flatMap(address => (address === null ? [] : (hostOf(address) ?? [])))
  const fit = await fitterFor(files)
  const byName = new Map(configured.map(each => [each.instance, each]))
  // Of two files with one id the first is meant.
  const index = new Map(files.toReversed().flatMap(each => [[each.item.file, each] as const, [each.item.id, each] as const]))
  const find = (id: string): ContentFile | undefined => index.get(id)
  const rendered = (file: ContentFile | null | undefined, item: string, name: string): Rendered | null => {
    const channel = byName.get(name)
    return file && file.item.id === item && channel ? render(file, { name, channel: channel.channel }, hosts, fit) : null
  }
  const known = (id: string): ContentFile => {
    const file = find(id)
    if (file) return file
    const near = meantItem(
      id,
      files.map(each => each.item),
    )
    throw new UserError('content-unknown', `There is no content item "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`, {
      hint: 'Content files are content/*.md; "uptake content" lists them.',
    })
  }
  const required = config.claims === 'required'
  const claims = required ? await ledgerOf(context, config.timezone) : null
  const unproven = (file: ContentFile): string | null => (required ? whyUnproven(file, claims) : null)
  const stopOf = (file: ContentFile): string | null => {
    if (config.review.broken) return UNREADABLE
    return OUT_OF_PLAY.has(file.item.state) ? `Its file says "state: ${file.item.state}".` : unproven(file)
  }
  const zone = config.timezone ?? systemZone()
  const judgeOf: Publishing['judgeOf'] = (item, name) => ({
    rule: ruleFor(config.review, item, name),
    facts: factsAsked(config.review, item),
    people: config.people,
    author: item.author,
    zone,
  })
  const gate = (file: ContentFile, name: string): Gate => ({ ...judgeOf(file.item, name), stop: stopOf(file) })
  const limits = configured.map(({ instance, channel }) => [instance, channel.name, channel.title, channel.mode, channel.limits])
  return {
    channels: configured,
    calendar: config.calendar,
    files,
    zone: config.timezone,
    project: config.project.name ?? context.ref.name,
    root,
    people: config.people,
    review: config.review,
    timeOf: (item, channel) => askedTime(item, channel ?? '', config.launch),
    find: known,
    gateOf: gate,
    judgeOf,
    fingerprint: JSON.stringify([config.review, config.people, config.launch, zone, hosts, limits]),
    async digestsOf(file) {
      const own = await fitterFor([file])
      const named = file.item.channels.flatMap(({ name }) => byName.get(name) ?? [])
      return Object.fromEntries(named.map(({ instance: name, channel }) => [name, render(file, { name, channel }, hosts, own).digest]))
    },
    unproven,
    async current(item, name) {
      const path = find(item)?.item.file ?? (await contentIndex(root).find(item))
      const file = path === null ? null : readContent(root, path)
      const channel = byName.get(name)
      if (file === null || file.item.id !== item || channel === undefined) return null
      const made = render(file, { name, channel: channel.channel }, hosts, await fitterFor([file]))
      return { ...made, gate: gate(file, name) }
    },
    renderAll: file =>
      file.item.channels.flatMap(({ name }) => {
        const made = rendered(file, file.item.id, name)
        return made === null ? [] : [{ name, ...made }]
      }),
    render: (item, name) => rendered(find(item), item, name),
    renditions(id, wanted) {
      const file = known(id)
      const broken = file.problems.find(problem => problem.severity === 'error')
      if (broken)
        throw new UserError('content-broken', `${file.item.file}:${broken.source.line} ${broken.message}`, {
          hint: 'Mend the file first.',
          source: broken.source,
        })
      const names = wanted ?? file.item.channels.map(each => each.name)
      const unknown = names.filter(name => !byName.has(name))
      if (names.length === 0 || unknown.length > 0)
        throw new UserError(
          'channel-unknown',
          names.length === 0
            ? `${file.item.file} names no channel.`
            : `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not set up in uptake.yml.`,
          { hint: 'Name channels under "channels:" in the file, and set them up under "channels:" in uptake.yml.' },
        )
      return { file, rendered: names.map(name => ({ name, ...render(file, { name, channel: byName.get(name)!.channel }, hosts, fit) })) }
    },
  }
}
