import { m } from '../messages/index.ts'
import { Panel } from '../ui/dialog.tsx'
import { LETTERS, titleOf } from './pages.ts'

/** The keys that the pages know. */
export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Panel open={open} onClose={onClose} title={m.shortcuts}>
      {m.keys.map(([where, keys]) => (
        <section key={where}>
          <h3>{where}</h3>
          <dl className="keys">
            {keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map(each => (
                    <kbd key={each}>{each}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h3>{m.pages.byLetter}</h3>
        <dl className="keys">
          {Object.entries(LETTERS).map(([letter, page]) => (
            <div key={letter}>
              <dt>
                <kbd>g</kbd>
                <kbd>{letter}</kbd>
              </dt>
              <dd>{titleOf(page)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Panel>
  )
}
