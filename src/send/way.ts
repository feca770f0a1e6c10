/** The one interface of everything that a report can be sent by. A way is one file in this folder, found by its name. */
import type { Settings, SettingValues } from '../lib/setting-values.ts'
import type { Report } from '../report/view.ts'

/** What is sent: the same report in every form, each way takes its own. */
export type Message = {
  /** The same for the same report, period and way: a receiver can tell a repetition by it. */
  id: string
  workspace: string
  /** daily, weekly, monthly, quarterly, phase. */
  report: string
  /** As `ReportPeriod.name`: 2026-W47. */
  period: string
  subject: string
  markdown: string
  /** HTML that mail programs show: no variables, no drawings. */
  mail: string
  /** A few lines for a chat; `strong` is how it marks what stands out, `escape` how it keeps text text. */
  brief(format: { strong(text: string): string; escape(text: string): string }): string
  /** Null: it is no report but a notice, and `markdown` is all there is. */
  data: Report | null
}

/** The only door to the network. Errors hold no secrets. */
export type SendContext = {
  /** Checked against `settings`; secrets are looked up. */
  settings: SettingValues
  /** UTC epoch milliseconds. */
  now: number
  /** Sends once, follows nothing. @throws SendError */
  post(url: string, body: string, headers?: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>
  /** A checked address of a host: private ones only where the user allows the host. @throws SendError */
  address(host: string): Promise<string>
  signal: AbortSignal
}

export type Way = {
  /** The name in `via:` and of the file. */
  name: string
  title: string
  settings: Settings
  /** Sends once and repeats nothing. @returns what the other side said @throws SendError */
  send(ctx: SendContext, message: Message): Promise<string>
}

/** `failed`: it did certainly not arrive. `unconfirmed`: nobody knows. */
export class SendError extends Error {
  readonly kind: 'failed' | 'unconfirmed'
  readonly hint: string | null
  constructor(kind: 'failed' | 'unconfirmed', message: string, hint: string | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SendError'
    this.kind = kind
    this.hint = hint
  }
}

/** The text of a setting that is required, so that it is there. */
export const textOf = (settings: SettingValues, name: string): string => String(settings[name] ?? '')
