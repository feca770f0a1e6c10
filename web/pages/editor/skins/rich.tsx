/** Plain text as platforms show it: addresses, tags and names in their colour. */
import { Fragment, type ReactNode } from 'react'
import { addressesIn } from '../../../../src/content/links.ts'

const TAG = '[#＃][\\p{L}\\p{M}\\p{N}_]*[\\p{L}][\\p{L}\\p{M}\\p{N}_]*'
const namesOf = (...forms: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_#@/])(?:${forms.join('|')})`, 'gu')
/** What of a text each platform turns into a link to a tag or an account; what it leaves as it is leads nowhere. */
const NAMES: Readonly<Record<string, RegExp>> = {
  // A handle is the name of a host.
  bluesky: namesOf(TAG, '@(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z][a-zA-Z0-9-]*(?![\\w@])'),
  mastodon: namesOf(TAG, '@\\w[\\w.-]*(?:@[\\w.-]+\\w)?'),
  x: namesOf(TAG, '@\\w{1,15}(?![\\w@])'),
  threads: namesOf(TAG, '@\\w[\\w.]{0,29}(?![\\w@])'),
  telegram: namesOf(TAG, '@\\w{5,32}(?![\\w@])'),
  // People are named there by who writes by hand only.
  linkedin: namesOf(TAG),
  slack: namesOf('(?!)'),
  discord: namesOf('(?!)'),
  matrix: namesOf('(?!)'),
}
const ANY = namesOf(TAG, '@\\w[\\w.-]*(?:@[\\w.-]+\\w)?')

type RichProps = { text: string; platform: string; show?: (address: string) => string }
/** `show` is how the platform writes an address. */
export function Rich({ text, platform, show = address => address }: RichProps) {
  const names = NAMES[platform] ?? ANY
  const parts: ReactNode[] = []
  let last = 0
  for (const { address, from, to } of addressesIn(text)) {
    parts.push(<Names key={`t${last}`} names={names} text={text.slice(last, from)} />, <b key={from}>{show(address)}</b>)
    last = to
  }
  parts.push(<Names key={`t${last}`} names={names} text={text.slice(last)} />)
  return <div className="skin-text">{parts}</div>
}

function Names({ text, names }: { text: string; names: RegExp }) {
  const parts: ReactNode[] = []
  let last = 0
  for (const match of text.matchAll(names)) {
    parts.push(<Fragment key={`t${last}`}>{text.slice(last, match.index)}</Fragment>, <b key={match.index}>{match[0]}</b>)
    last = match.index + match[0].length
  }
  parts.push(<Fragment key={`t${last}`}>{text.slice(last)}</Fragment>)
  return <>{parts}</>
}

const bare = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/, '')
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
/** X shows the first of an address. */
export const shortForX = (address: string): string => cut(bare(address).replace(/\/$/, ''), 24)
/** Mastodon shows thirty characters of it. */
export const shortForMastodon = (address: string): string => cut(bare(address), 30)
