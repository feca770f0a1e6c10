/** What stands beside the text besides the previews: problems, claims, pictures, what changed since the approval. */
import type { EditorAsset, EditorSetup } from '../../../src/content/editor.ts'
import type { ContentItem } from '../../../src/content/model.ts'
import type { Problem, Source } from '../../../src/plan/model.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Badge, Sev } from '../../ui/badge.tsx'
import { Empty } from '../../ui/empty.tsx'

type ProblemsProps = { problems: readonly Problem[]; onGo: (source: Source) => void; onFix: (problem: Problem) => void }

export function Problems({ problems, onGo, onFix }: ProblemsProps) {
  if (problems.length === 0) return <Empty icon="check" title={m.editor.noProblems} hint={m.editor.noProblemsHint} />
  return (
    <ul className="rows side-rows">
      {problems.map((problem, index) => (
        <li key={index}>
          <Sev severity={problem.severity} />
          <span className="grow">
            {problem.message}
            {problem.expected !== null && <span className="under">{problem.expected}</span>}
            <span className="tools close">
              <button type="button" className="button small" onClick={() => onGo(problem.source)}>
                {m.editor.goTo(problem.source.line)}
              </button>
              {problem.fix !== null && (
                <button type="button" className="button small" onClick={() => onFix(problem)}>
                  {problem.fix.title}
                </button>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

type ClaimsProps = { setup: EditorSetup; item: ContentItem; onUse: (id: string, on: boolean) => void }

export function Claims({ setup, item, onUse }: ClaimsProps) {
  const { claims, claimsRequired } = setup
  if (claims === null)
    return <Empty icon="check" title={m.editor.noLedger} hint={m.editor.noLedgerHint} example={m.editor.noLedgerExample} />
  return (
    <div className="stack">
      <p className="muted">{m.editor.claimsHint}</p>
      {claimsRequired && <p className="banner note">{m.editor.claimsRequired}</p>}
      <ul className="rows side-rows">
        {claims.map(([id, { says, state, why }]) => (
          <li key={id}>
            <input
              type="checkbox"
              aria-label={m.editor.useClaim(id)}
              checked={item.claims.includes(id)}
              onChange={event => onUse(id, event.target.checked)}
            />
            <span className="grow">
              {says === '' ? id : says}
              <span className="under">
                <span className="mono">{id}</span>
                {why !== null && ` · ${why}`}
              </span>
            </span>
            <Badge kind={state === 'proven' ? 'good' : state === 'failed' ? 'error' : 'warning'}>{m.editor.claimState[state]}</Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}

type ChecklistProps = { setup: EditorSetup; item: ContentItem; onTick: (channel: string, entry: string, on: boolean) => void }

/** What a person ticks before the piece goes out, channel by channel. */
export function Checklists({ setup, item, onTick }: ChecklistProps) {
  const lists = item.channels.flatMap(({ name }) => {
    const channel = setup.channels.find(each => each.name === name)
    return channel && channel.checklist.length > 0 ? [channel] : []
  })
  return (
    <>
      {lists.map(({ name, title, checklist }) => (
        <fieldset key={name} className="choices">
          <legend>{m.editor.checklist(title)}</legend>
          {checklist.map(entry => (
            <label key={entry}>
              <input
                type="checkbox"
                checked={(item.checks[name] ?? []).includes(entry)}
                onChange={event => onTick(name, entry, event.target.checked)}
              />{' '}
              {entry}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  )
}

type AssetsProps = {
  assets: readonly EditorAsset[]
  item: ContentItem
  text: string
  picture: (name: string) => string
  onAdd: (files: File[]) => void
}

const KB = 1024
const sizeText = (bytes: number): string => (bytes < KB * KB ? `${number(Math.ceil(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`)

export function Assets({ assets, item, text, picture, onAdd }: AssetsProps) {
  return (
    <div className="stack">
      <p className="tools">
        <label className="button">
          {m.editor.addPicture}
          <input
            type="file"
            className="sr"
            accept="image/*"
            multiple
            onChange={event => {
              onAdd([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
        <span className="muted">{m.editor.dropHint}</span>
      </p>
      {assets.length === 0 && <p className="quiet">{m.editor.noPictures}</p>}
      <ul className="asset-list">
        {assets.map(({ name, type, size, width, height }) => {
          const alt = item.assets.find(each => each.file === name)?.alt ?? altIn(text, name)
          return (
            <li key={name}>
              {type.startsWith('image/') && <img src={picture(name)} alt={alt ?? ''} loading="lazy" />}
              <span className="grow">
                <span className="mono breaks">{name}</span>
                <span className="under">
                  {width !== null && height !== null ? m.editor.size(width, height, sizeText(size)) : sizeText(size)}
                </span>
                <span className={`under ${alt === null || alt === '' ? 'late' : ''}`}>
                  {alt === null || alt === '' ? m.editor.noAlt : alt}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The alt text of a picture that the text itself names. */
function altIn(text: string, name: string): string | null {
  const at = text.indexOf(`](${name})`)
  if (at < 0) return null
  return text.slice(text.lastIndexOf('![', at) + 2, at)
}
