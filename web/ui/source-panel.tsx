/** The lines of a document that something was read from, with the lines marked. */
import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import type { Source } from '../../src/plan/model.ts'
import { m } from '../messages/index.ts'
import { useActions } from '../store.ts'

export type Opened = { source: Source; related: { message: string; source: Source }[]; title: string | null }

/** Lines around a place; the marked ones are those that it covers. */
export function Excerpt({ source, around = 2, error = false }: { source: Source; around?: number; error?: boolean }) {
  const { textOf } = useActions()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let alive = true
    textOf(source.file).then(
      value => {
        if (alive) setText(value)
      },
      () => {
        if (alive) setText('')
      },
    )
    return () => {
      alive = false
    }
  }, [source.file, source.line, textOf])
  if (text === null)
    return (
      <div className="source">
        <div>
          <span /> <span>{m.loading}</span>
        </div>
      </div>
    )
  const lines = text.split(/\r\n|\n|\r/)
  const from = Math.max(1, source.line - around)
  const to = Math.min(lines.length, Math.max(source.endLine, source.line) + around)
  return (
    <div className="source" tabIndex={0} role="region" aria-label={`${source.file} ${m.source.line(source.line)}`}>
      {lines.slice(from - 1, to).map((line, i) => {
        const number = from + i
        const hit = number >= source.line && number <= source.endLine
        return (
          <div key={number} className={hit ? `hit ${error ? 'error' : ''}` : ''}>
            <span>{number}</span>
            <span>{line || ' '}</span>
          </div>
        )
      })}
    </div>
  )
}

export function SourcePanel({ opened, onClose }: { opened: Opened | null; onClose: () => void }) {
  return (
    <Dialog.Root
      open={opened !== null}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="drawer">
          {opened && (
            <>
              <div className="row" style={{ padding: 0, border: 0, justifyContent: 'space-between' }}>
                <Dialog.Title render={<h2 />}>{opened.title ?? m.source.title}</Dialog.Title>
                <Dialog.Close className="icon-button">{m.close}</Dialog.Close>
              </div>
              <p className="place">
                {opened.source.file}:{opened.source.line}
              </p>
              <Excerpt source={opened.source} around={opened.related.length > 0 ? 2 : 8} />
              {opened.related.map((related, i) => (
                <div key={i} style={{ display: 'grid', gap: 6 }}>
                  <p>
                    {related.message}{' '}
                    <span className="place">
                      {related.source.file}:{related.source.line}
                    </span>
                  </p>
                  <Excerpt source={related.source} around={1} />
                </div>
              ))}
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
