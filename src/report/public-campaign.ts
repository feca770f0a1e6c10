/** The public page of a campaign: what is out of it, where, and what came of it. Nothing that is still to come. */
import { shortDay } from '../lib/day-format.ts'
import { isShare } from '../metrics/posts.ts'
import { page, section, table } from './html-parts.ts'
import { escape } from './svg.ts'

/** A post that is out. `on`: ISO date in the zone that it was due in; `counts` null: nothing was told of it, which is no 0. */
export type CampaignPost = {
  on: string
  title: string
  channel: string
  url: string | null
  counts: Readonly<Record<string, number>> | null
}
export type Campaign = { name: string; posts: readonly CampaignPost[] }

/** Sums of what was told, by name. */
export function totals(posts: readonly CampaignPost[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { counts } of posts)
    for (const [name, value] of Object.entries(counts ?? {})) if (!isShare(name)) sums[name] = (sums[name] ?? 0) + value
  return sums
}

/** @param today ISO date, for the years that need not be said */
export function campaignHtml(campaign: Campaign, today: string): string {
  const posts = campaign.posts.toSorted((a, b) => a.on.localeCompare(b.on) || a.channel.localeCompare(b.channel, 'en'))
  const sums = totals(posts)
  // Only columns in which something stands, the largest numbers first.
  const columns = Object.keys(sums).sort((a, b) => sums[b]! - sums[a]! || a.localeCompare(b, 'en'))
  const lead =
    posts.length === 0 ? 'Nothing is out yet.' : `${count(posts.length, 'post')} on ${count(new Set(posts.map(each => each.channel)).size, 'channel')}, ${span(posts, today)}` // prettier-ignore
  // Where there is little room the numbers stand below the title.
  const told = (counts: CampaignPost['counts']): string =>
    columns.flatMap(name => (counts?.[name] === undefined ? [] : [`${name} ${figure(counts[name])}`])).join(' · ')
  const rows = posts.map(post => [
    escape(shortDay(post.on, today)),
    link(post) + brief(`${shortDay(post.on, today)}, ${post.channel}`) + brief(told(post.counts)),
    escape(post.channel),
    ...columns.map(name => figure(post.counts?.[name])),
  ])
  const all =
    columns.length === 0
      ? []
      : [['', `<strong>All</strong>${brief(told(sums))}`, '', ...columns.map(name => `<strong>${figure(sums[name])}</strong>`)]]
  return page(
    campaign.name,
    `<h1>${escape(campaign.name)}</h1><p class="lead">${escape(lead)}</p>` +
      section('Posts', table(['~=On', 'Post', '~Channel', ...columns.map(name => `~>${name}`)], [...rows, ...all])),
  )
}

const brief = (text: string): string => (text === '' ? '' : `<span class="brief">${escape(text)}</span>`)
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
function span(posts: readonly CampaignPost[], today: string): string {
  const [first, last] = [posts[0]!.on, posts.at(-1)!.on]
  return first === last ? shortDay(first, today) : `${shortDay(first, today)} to ${shortDay(last, today)}`
}
/** Only addresses of the web are followed. */
const link = ({ title, url }: CampaignPost): string =>
  url !== null && /^https?:\/\//i.test(url) ? `<a href="${escape(url)}" rel="nofollow">${escape(title)}</a>` : escape(title)
const figure = (value: number | undefined): string => (value === undefined ? '–' : value.toLocaleString('en'))
