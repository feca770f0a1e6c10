/** The texts of a hand-off, each copied with one touch, the next one first; or handed to another app where the device can. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Icon } from '../../ui/icon.tsx'

export function CopyButtons({ texts, title }: { texts: readonly string[]; title: string }) {
  const { said } = useServer()
  const [copied, setCopied] = useState<ReadonlySet<number>>(new Set())
  const copy = (text: string, index: number): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(before => new Set([...before, index])),
      () => said(m.deliveries.notCopied),
    )
  }
  const next = texts.findIndex((_, index) => !copied.has(index))
  // Only some devices have it, and only phones have apps to hand a text to.
  const share = 'share' in navigator && texts.length === 1 ? texts[0]! : null
  return (
    <div className="copy-buttons">
      {texts.map((text, index) => {
        const label = texts.length === 1 ? m.handoffs.copy : m.handoffs.copyPart(index + 1, texts.length)
        return (
          <button
            key={index}
            type="button"
            className={`button big ${texts.length === 1 || index === next ? 'primary' : ''}`}
            onClick={() => copy(text, index)}
            aria-label={`${label}: ${title}`}
          >
            {copied.has(index) && <Icon name="check" />}
            {copied.has(index) ? `${m.handoffs.copiedMark} · ${label}` : label}
            {texts.length > 1 && <span className="beginning">{text}</span>}
          </button>
        )
      })}
      {share !== null && (
        <button
          type="button"
          className="button big"
          aria-label={`${m.handoffs.share}: ${title}`}
          // Closing the sheet without choosing anything is no failure.
          onClick={() => void navigator.share({ text: share }).catch(() => undefined)}
        >
          {m.handoffs.share}
        </button>
      )}
    </div>
  )
}
