/** The deeds of automations: a task in the plan, a message, the plan's own words for a risk, a note beside the charts. */
import { createHash } from 'node:crypto'
import type { Outcome } from '../db/automations.ts'
import { annotationId, putAnnotations } from '../db/annotations.ts'
import { UserError } from '../lib/errors.ts'
import type { Plan } from '../plan/model.ts'
import type { Automation, Deed } from '../rules/condition.ts'
import { deedText } from '../rules/print.ts'
import { openDoor } from '../send/door.ts'
import { prepare } from '../send/settings.ts'
import { SendError, type Message } from '../send/way.ts'
import type { Loaded } from '../workspace/load.ts'
import { fresh, textOf, type ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { claimLedger, elsewhere } from './one-ledger.ts'
import { checkSpeaks } from './send-report.ts'

type Occasion = { deed: Deed; automation: Automation; because: string }

/** A deed that fails says why; the others are done all the same. Faults of ours are thrown. */
export async function doDeed(context: ActionContext, occasion: Occasion): Promise<Outcome> {
  const deed = deedText(occasion.deed)
  try {
    return { deed, state: 'done', detail: await perform(context, occasion) }
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof SendError)) throw error
    return { deed, state: 'failed', detail: error.hint === null ? error.message : `${error.message} ${error.hint}` }
  }
}

async function perform(context: ActionContext, { deed, automation, because }: Occasion): Promise<string> {
  const { loaded, plan } = await fresh(context)
  switch (deed.kind) {
    case 'task':
      return addTask(context, loaded, plan, deed)
    case 'notify':
      return notify(context, loaded, deed.name, automation, because)
    case 'contingency':
      return contingency(plan, deed.text)
    case 'note': {
      const label = deed.text ?? because
      const note = {
        id: annotationId('automation', automation.id, String(context.now)),
        at: context.now,
        label: label.slice(0, 300),
        kind: 'automation',
        source: automation.id,
        metric: null,
      }
      await putAnnotations(context.db, loaded.id, [note], context.now)
      return label
    }
  }
}

/** An open box at the end of a document, below the list that ends it when one does. One that is open already is enough. */
async function addTask(
  context: ActionContext,
  loaded: Loaded,
  plan: Plan,
  { title, file }: Extract<Deed, { kind: 'task' }>,
): Promise<string> {
  const path = file ?? loaded.files[0]?.path ?? ''
  const there = plan.tasks.find(
    task => !task.done && task.source.file === path && task.title.trim().toLowerCase() === title.trim().toLowerCase(),
  )
  if (there !== undefined) return `It is open already: ${path}:${there.source.line}.`
  const before = textOf(loaded, path)
  const newline = before.includes('\r\n') ? '\r\n' : '\n'
  const trimmed = before.replace(/\s+$/, '')
  const lastLine = trimmed.slice(trimmed.lastIndexOf('\n') + 1)
  const joint = trimmed === '' ? '' : /^[-*+] /.test(lastLine) ? newline : newline + newline
  const bullet = /^([-*+]) /.exec(lastLine)?.[1] ?? '-'
  const after = `${trimmed}${joint}${bullet} [ ] ${title.replaceAll(/\s+/g, ' ').trim()}${newline}`
  await changeFiles(context, { action: 'automation', subject: `task ${title}`, files: [{ path, before, after }] })
  return `Added to ${path}.`
}

/** What the plan says to do about a risk, found by its name. */
function contingency({ risks }: Plan, text: string): string {
  const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim().toLowerCase()
  const risk = risks.find(each => plain(each.risk) === plain(text)) ?? risks.find(each => plain(each.risk).includes(plain(text)))
  if (risk === undefined)
    throw new UserError('risk-unknown', `The plan names no risk "${text}".`, {
      hint: 'Write it as the plan does; "uptake inspect" lists the risks.',
    })
  const words = risk.contingency ?? risk.mitigation
  const place = `${risk.source.file}:${risk.source.line}`
  return words === null ? `The plan says nothing of what to do then (${place}).` : `${words} (${place})`
}

/** By a way of `reports: send:`, else for a person of `people:` to see in Uptake. */
async function notify(context: ActionContext, loaded: Loaded, name: string, automation: Automation, because: string): Promise<string> {
  const { reports, people } = loaded.config
  if (Object.hasOwn(reports.send, name)) {
    checkSpeaks(context)
    const other = await claimLedger(context)
    if (other !== null) throw elsewhere(other)
    const ready = await prepare(reports.send, name, context.env ?? process.env)
    const door = openDoor(ready.allow, AbortSignal.timeout(60_000))
    try {
      return ready.redact(
        await ready.way.send({ ...door, settings: ready.settings, now: context.now }, messageOf(context, loaded, automation, because)),
      )
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      throw new SendError(error.kind, ready.redact(error.message), error.hint === null ? null : ready.redact(error.hint))
    }
  }
  const wanted = name.replace(/^@/, '').toLowerCase()
  const person = people.find(each => [each.id, each.name, ...Object.values(each.handles)].some(own => own.toLowerCase() === wanted))
  if (person === undefined)
    throw new UserError('notify-unknown', `"${name}" is neither under "reports: send:" nor under "people:" in uptake.yml.`, {
      hint: 'Name one of them.',
    })
  return `${person.name} sees it in Uptake; a way under "reports: send:" would also send it.`
}

function messageOf({ now }: ActionContext, loaded: Loaded, automation: Automation, because: string): Message {
  const title = automation.risk ?? automation.id
  const subject = `${loaded.name}: ${title}`
  const markdown = `# ${title}\n\n${because}\n\nCondition: \`${automation.when}\`\n`
  const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return {
    id: createHash('sha256')
      .update(JSON.stringify([loaded.id, automation.id, now]))
      .digest('hex')
      .slice(0, 32),
    workspace: loaded.name,
    report: 'automation',
    period: new Date(now).toISOString().slice(0, 10),
    subject,
    markdown,
    mail: `<h1>${html(title)}</h1><p>${html(because)}</p><p>Condition: <code>${html(automation.when)}</code></p>`,
    brief: ({ strong, escape }) => `${strong(escape(subject))}\n${escape(because)}`,
    data: null,
  }
}
