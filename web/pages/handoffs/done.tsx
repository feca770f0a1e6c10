/** The end of a hand-off: the address of the post, pasted with one touch, and the word that it is out. */
import { useState } from 'react'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeed } from '../../ui/use-deed.ts'

type Props = { delivery: Pick<Delivery, 'id' | 'kind'>; title: string; reload: () => void }

export function Done({ delivery, title, reload }: Props) {
  const { run, said } = useServer()
  const [url, setUrl] = useState('')
  const deed = useDeed()
  const wrong = url !== '' && !isAddress(url) ? m.deliveries.badUrl : null
  const paste = (): void => {
    navigator.clipboard.readText().then(
      text => setUrl(text.trim()),
      () => said(m.handoffs.cannotPaste),
    )
  }
  const done = (): void => {
    deed.start(run('decide-delivery', { id: delivery.id, decision: 'published', url: url === '' ? null : url }), () => {
      said(m.deliveries.done.published(title))
      reload()
    })
  }
  return (
    <form
      className="handoff-done"
      onSubmit={event => {
        event.preventDefault()
        if (wrong === null) done()
      }}
    >
      <div className="paste">
        <Labelled label={m.handoffs.paste} wrong={wrong}>
          <input
            type="url"
            inputMode="url"
            autoComplete="off"
            value={url}
            placeholder={m.deliveries.urlHint}
            onChange={event => setUrl(event.target.value.trim())}
          />
        </Labelled>
        <button type="button" className="button big" onClick={paste} aria-label={`${m.handoffs.pasteButton}: ${title}`}>
          {m.handoffs.pasteButton}
        </button>
      </div>
      <Trouble error={deed.error} />
      <button
        type="submit"
        className="button big good"
        disabled={deed.working || wrong !== null}
        aria-label={`${m.handoffs.done}: ${title}`}
      >
        {m.handoffs.done}
      </button>
      {url === '' && delivery.kind === 'post' && <p className="faint">{m.handoffs.withoutUrl}</p>}
    </form>
  )
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
