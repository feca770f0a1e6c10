/** One open file: its text on one side, what follows from it on the other. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EditorAsset, EditorSetup } from '../../../src/content/editor.ts'
import { usesOf } from '../../../src/content/examine.ts'
import { parseContent } from '../../../src/content/file.ts'
import type { Use } from '../../../src/content/lint/rule.ts'
import type { Problem, Source } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { api } from '../../store/api.ts'
import { useServer } from '../../store/actions.ts'
import { Failed } from '../../ui/failed.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AltDialog, type Placed } from './alt-dialog.tsx'
import { Code } from './code.tsx'
import { filesOf, setupOf } from './examine.ts'
import { base64Of, withAsset, withChannel, withClaim, withFix, withPicture, withTick } from './edits.ts'
import { PreviewTools } from './preview-tools.tsx'
import { Previews } from './previews.tsx'
import { Assets, Checklists, Claims, Problems } from './side.tsx'
import { useExamined } from './use-examined.ts'
import { useServerCheck } from './use-server-check.ts'
import { plain, usePiece } from './use-piece.ts'

const Conflict = lazy(() => import('./conflict.tsx').then(module => ({ default: module.Conflict })))
const Changes = lazy(() => import('./changes.tsx').then(module => ({ default: module.Changes })))

type Tab = 'previews' | 'problems' | 'claims' | 'assets' | 'changes'
type Props = { view: WorkspaceView; setup: EditorSetup; file: string; onOpen: (file: string | null) => void; onNew: () => void }

export function Workbench({ view, setup, file, onOpen, onNew }: Props) {
  const piece = usePiece(view.id, file)
  const { run, said, failed } = useServer()
  const { text, setText, disk, dirty, save: store } = piece
  const [tab, setTab] = useState<Tab>('previews')
  const [pane, setPane] = useState<'write' | 'views'>('write')
  const [jump, setJump] = useState<Source | null>(null)
  const [pictures, setPictures] = useState<File[]>([])
  const [added, setAdded] = useState<readonly EditorAsset[]>([])
  const [comparing, setComparing] = useState(false)
  const [look, setLook] = useState<'light' | 'dark'>(() => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'))
  const [only, setOnly] = useState<string | null>(null)

  const assets = useMemo(() => {
    const known = disk?.assets ?? []
    return [...known, ...added.filter(each => known.every(other => other.name !== each.name))]
  }, [disk, added])
  const files = useMemo(() => filesOf(assets), [assets])
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  }, [text])
  const { item } = useMemo(() => parseContent(text, file), [text, file])
  const own = useExamined(disk === null ? null : text, file, assets, setup)
  const problems = useServerCheck(view.id, file, text, own)
  const picture = useCallback(
    (name: string) =>
      `/api/workspaces/${encodeURIComponent(view.id)}/editor/assets?path=${encodeURIComponent(file)}&name=${encodeURIComponent(name)}`,
    [view.id, file],
  )
  const known = useMemo(
    () => ({ channels: setup.channels.map(each => each.name), claims: (setup.claims ?? []).map(([id]) => id) }),
    [setup],
  )

  const save = useCallback(() => {
    store().then(
      done => {
        if (!done) setComparing(true)
        else if (dirty) said(m.editor.saved, 'undo')
      },
      (reason: unknown) => failed(reason),
    )
  }, [store, dirty, said, failed])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || event.defaultPrevented) return
      event.preventDefault()
      save()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [save])
  /** Puts a changed text in place; null says that it could not be changed. */
  const change = (next: string | null): void => (next === null ? said(m.editor.cannotEdit) : setText(next))
  const go = (source: Source): void => {
    setPane('write')
    setJump({ ...source })
  }
  const fix = (problem: Problem): void => change(withFix(text, problem))
  /** Takes a picture back that was just added, and what it put into the text, unless that was edited since. */
  const takeBack = async (name: string, before: string, after: string): Promise<void> => {
    try {
      await run('undo', {})
      setAdded(old => old.filter(each => each.name !== name))
      if (latest.current === after) setText(before)
      piece.reload()
    } catch (reason) {
      failed(reason)
    }
  }
  const addPicture = async (image: File, placed: Placed): Promise<void> => {
    const asset = await api<EditorAsset>(`/workspaces/${encodeURIComponent(view.id)}/editor/assets`, {
      file,
      name: image.name,
      data: await base64Of(image),
    })
    setAdded(old => [...old, asset])
    const next = placed.where === 'text' ? withPicture(text, asset.name, placed.alt) : withAsset(text, asset.name, placed)
    change(next)
    setPictures(old => old.slice(1))
    said(m.editor.added(asset.name), () => void takeBack(asset.name, text, next ?? text))
  }

  if (disk === null) return piece.error ? <Failed error={piece.error} /> : <Skeleton />
  const broken = problems.find(each => each.rule === 'content-file' && each.severity === 'error')?.message ?? null
  const unproven = problems.filter(each => each.rule === 'unproven-number').length
  const count = (words: string, number: number): string => (number === 0 ? words : `${words} ${number}`)
  return (
    <div className="workbench" data-pane={pane}>
      <header className="workbench-head">
        <button type="button" className="icon-button" aria-label={m.editor.all} title={m.editor.all} onClick={() => onOpen(null)}>
          <Icon name="all" />
        </button>
        <div className="workbench-title">
          <h1>{item.title ?? item.id}</h1>
          <p className="under mono">{file}</p>
        </div>
        <div className="tools">
          <span className="faint" role="status">
            {piece.saving ? m.editor.saving : piece.gone ? m.editor.fileGoneShort : piece.dirty ? m.editor.unsaved : m.editor.onDisk}
          </span>
          <button type="button" className="button" onClick={onNew}>
            <Icon name="plus" size={14} />
            {m.editor.new}
          </button>
          <button type="button" className="button primary" title={m.editor.saveKey} disabled={!piece.dirty || piece.saving} onClick={save}>
            {m.editor.save}
          </button>
        </div>
      </header>
      {piece.conflict !== null && (
        <p className="banner note tools">
          <span className="grow">
            {m.editor.changedTitle}. {m.editor.changedHint}
          </span>
          <button type="button" className="button small" onClick={() => setComparing(true)}>
            {m.editor.compare}
          </button>
        </p>
      )}
      {piece.gone && <p className="banner note">{m.editor.fileGone}</p>}
      {piece.restored && piece.conflict === null && (
        <p className="banner note tools">
          <span className="grow">{m.editor.restored}</span>
          <button type="button" className="button small" onClick={piece.takeDisk}>
            {m.editor.discard}
          </button>
        </p>
      )}
      <div className="workbench-panes">
        <Segments
          label={m.editor.views}
          value={pane}
          onChange={setPane}
          options={[
            ['write', m.editor.write],
            ['views', m.editor.tabs.previews],
          ]}
        />
      </div>
      <div className="workbench-split">
        <Code text={text} problems={problems} known={known} onChange={setText} onSave={save} onPictures={setPictures} jump={jump} />
        <div className="workbench-side">
          <Segments
            label={m.editor.views}
            value={tab}
            onChange={setTab}
            options={[
              ['previews', m.editor.tabs.previews],
              ['problems', count(m.editor.tabs.problems, problems.length)],
              ['claims', count(m.editor.tabs.claims, unproven)],
              ['assets', count(m.editor.tabs.assets, assets.length)],
              ['changes', m.editor.tabs.changes],
            ]}
          />
          {tab === 'previews' && (
            <>
              <PreviewTools
                setup={setup}
                item={item}
                look={look}
                onLook={setLook}
                only={only}
                onOnly={setOnly}
                onAdd={name => change(withChannel(text, item, name))}
              />
              <Previews item={item} broken={broken} files={files} setup={setup} picture={picture} look={look} only={only} />
            </>
          )}
          {tab === 'problems' && (
            <>
              <Checklists setup={setup} item={item} onTick={(channel, entry, on) => change(withTick(text, channel, entry, on))} />
              <Problems problems={problems} onGo={go} onFix={fix} />
            </>
          )}
          {tab === 'claims' && <Claims setup={setup} item={item} onUse={(id, on) => change(withClaim(text, id, on))} />}
          {tab === 'assets' && <Assets assets={assets} item={item} text={text} picture={picture} onAdd={setPictures} />}
          {tab === 'changes' && (
            <Suspense fallback={<Skeleton />}>
              <Changes approved={disk.approved} item={item} files={files} setup={setup} zone={setup.zone} />
            </Suspense>
          )}
        </div>
      </div>
      {pictures[0] && (
        <AltDialog
          key={`${pictures[0].name}${pictures.length}`}
          file={pictures[0]}
          {...shapeOf(usesOf(item, files, setupOf(setup)))}
          onClose={() => setPictures(old => old.slice(1))}
          onAdd={placed => addPicture(pictures[0]!, placed)}
        />
      )}
      {comparing && piece.conflict !== null && (
        <Suspense fallback={null}>
          <Conflict
            disk={plain(piece.conflict.text)}
            mine={text}
            onClose={() => setComparing(false)}
            onKeep={async chosen => {
              if (await piece.settle(chosen)) setComparing(false)
            }}
            onTake={() => {
              piece.takeDisk()
              setComparing(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Into how many posts the text is cut at most, and whether it is an article everywhere. */
const shapeOf = (uses: readonly Use[]): { posts: number; article: boolean } => ({
  posts: Math.max(1, ...uses.map(each => each.rendition?.parts.length ?? 1)),
  article: uses.length > 0 && uses.every(each => each.limits?.format === 'markdown'),
})
