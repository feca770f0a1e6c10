/** Plain text as platforms show it: addresses, tags and names in their colour. */
import { Fragment, type ReactNode } from 'react'
import { addressesIn } from '../../../../src/content/links.ts'

const NAMES = /(?<![\p{L}\p{N}_#@/])(?:[#＃][\p{L}\p{M}\p{N}_]*[\p{L}][\p{L}\p{M}\p{N}_]*|@[\w][\w.-]*(?:@[\w.-]+\w)?)/gu

/** `show` is how the platform writes an address. */
export function Rich({ text, show = address => address }: { text: string; show?: (address: string) => string }) {
  const parts: ReactNode[] = []
  let last = 0
  for (const { address, from, to } of addressesIn(text)) {
    parts.push(<Names key={`t${last}`} text={text.slice(last, from)} />, <b key={from}>{show(address)}</b>)
    last = to
  }
  parts.push(<Names key={`t${last}`} text={text.slice(last)} />)
  return <div className="skin-text">{parts}</div>
}

function Names({ text }: { text: string }) {
  const parts: ReactNode[] = []
  let last = 0
  for (const match of text.matchAll(NAMES)) {
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
