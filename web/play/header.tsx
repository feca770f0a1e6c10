import { useRef } from 'react'
import { m } from '../messages/index.ts'
import { Icon } from '../ui/icon.tsx'
import { ThemeButton } from '../ui/theme-button.tsx'

type HeaderProps = {
  start: string
  onStart: (date: string) => void
  onSample: () => void
  onFile: (file: File) => void
  onShare: () => void
}

export function Header({ start, onStart, onSample, onFile, onShare }: HeaderProps) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <header>
      <div className="play-title">
        <h1 className="brand">
          <img src="../mark.svg" alt="" />
          <span>{m.app}</span>
          <span className="muted">{m.play.title}</span>
        </h1>
        <p className="faint">{m.play.sub}</p>
      </div>
      <div className="tools">
        <label className="field">
          {m.play.start}
          <input type="date" value={start} onChange={event => onStart(event.target.value)} />
        </label>
        <button type="button" className="button" onClick={onSample}>
          {m.play.sample}
        </button>
        <button type="button" className="button" title={m.play.drop} onClick={() => chooser.current?.click()}>
          <Icon name="file" size={14} />
          {m.play.open}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={m.play.open}
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={event => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) onFile(file)
          }}
        />
        <button type="button" className="button primary" onClick={onShare}>
          <Icon name="link" size={14} />
          {m.play.share}
        </button>
        <ThemeButton />
      </div>
    </header>
  )
}
