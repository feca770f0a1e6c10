/** How channels and formats are called on the page, by the ids that the plan gives them. */
import { m } from './index.ts'

const CHANNELS: Record<string, string> = {
  hackernews: 'Hacker News',
  reddit: 'Reddit',
  devto: 'Dev.to',
  hashnode: 'Hashnode',
  medium: 'Medium',
  x: 'X',
  linkedin: 'LinkedIn',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
  youtube: 'YouTube',
  discord: 'Discord',
  slack: 'Slack',
  telegram: 'Telegram',
  github: 'GitHub',
  producthunt: 'Product Hunt',
  lobsters: 'Lobsters',
  stackoverflow: 'Stack Overflow',
  facebook: 'Facebook',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  twitch: 'Twitch',
  indiehackers: 'Indie Hackers',
  wordpress: 'WordPress',
  ghost: 'Ghost',
  substack: 'Substack',
  pypi: 'PyPI',
  npm: 'npm',
  crates: 'crates.io',
  dockerhub: 'Docker Hub',
  habr: 'Habr',
  vk: 'VK',
  vcru: 'vc.ru',
  note: 'note',
  geeknews: 'GeekNews',
  wechat: 'WeChat',
  csdn: 'CSDN',
  v2ex: 'V2EX',
  seo: 'SEO',
}
/** Words that keep their small first letter. */
const SMALL = /^(?:npm|npx|pip|pnpm|pgbench|crates\.io|docs\.rs|vc\.ru|iOS|k6|r\/|\/)/

const upperFirst = (text: string): string => (text === '' ? text : (text[0] ?? '').toLocaleUpperCase('en') + text.slice(1))
const plain = (id: string): string => upperFirst(id.replace(/[-_]+/g, ' '))

/** "devto" → "Dev.to"; an unknown id as words. */
export const channelName = (id: string): string => CHANNELS[id] ?? plain(id)
/** "press-release" → "Press release". */
export const formatName = (id: string): string => plain(id)
/** A title as a person wrote it, with a capital first letter and without what a cut left at its edges. */
export function tidy(text: string): string {
  const clean = text.replace(/^[\s)\]:;,.–—-]+/, '').replace(/[\s(:;,–—-]+$/, '')
  return SMALL.test(clean) ? clean : upperFirst(clean)
}
/**
 * "Inklog: launch and adoption" below "Inklog" is "Launch and adoption"; null where nothing is left to say.
 * @param documents how many the plan was read from: the title is that of the first
 */
export function titleBelow(title: string | null, name: string, documents: number): string | null {
  if (title === null) return null
  const after = title.startsWith(name) ? title.slice(name.length) : null
  const rest = tidy(after === null || /^[\p{L}\d]/u.test(after) ? title : after)
  if (rest === '') return null
  return documents > 1 ? m.overview.andMore(rest, documents - 1) : rest
}
