/** What is sent, as a mail, in a chat and as Markdown. */
import { useState } from 'react'
import type { ReportPreview } from '../../../src/server/report.ts'
import { m } from '../../messages/index.ts'
import { useApi } from '../../store/hooks.ts'
import { Segments } from '../../ui/segments.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { Asked } from './send-dialog.tsx'

const FORMS = ['mail', 'brief', 'markdown'] as const
type Form = (typeof FORMS)[number]

export function Preview({ workspace, asked: { kind, at, phase } }: { workspace: string; asked: Asked }) {
  const [form, setForm] = useState<Form>('mail')
  const query = new URLSearchParams({ kind, ...(at === null ? {} : { at }), ...(phase === null ? {} : { phase }) })
  const { data, error } = useApi<ReportPreview>(`/workspaces/${encodeURIComponent(workspace)}/report/preview?${query.toString()}`)
  return (
    <section className="report-preview">
      <header>
        <h3>{m.send.preview}</h3>
        <Segments label={m.send.preview} value={form} onChange={setForm} options={FORMS.map(each => [each, m.send.forms[each]] as const)} />
      </header>
      <Trouble error={error} />
      {data && form === 'mail' && (
        <>
          <p className="faint">
            {m.send.subject}: {data.subject}
          </p>
          {/* Nothing may run or load in it. */}
          <iframe title={m.send.frame} sandbox="" srcDoc={data.mail} />
        </>
      )}
      {data && form !== 'mail' && <pre tabIndex={0}>{data[form]}</pre>}
    </section>
  )
}
