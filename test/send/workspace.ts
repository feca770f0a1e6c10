/** A workspace whose reports go somewhere, and how a sending of it ends. */
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { sendReport, type SendRequest, type SentReport } from '../../src/actions/send-report.ts'
import { UserError } from '../../src/lib/errors.ts'
import { workspace, type Workspace } from '../actions/workspace.ts'
import { WEEK } from '../report/made.ts'

export const PLAN = `# Wren

## Week 3

- [ ] Call the *first* user <now> & @everyone (due: 2026-11-17)
- [ ] Call the second user (due: 2026-11-20)

**Targets**:
- GitHub stars: 100+
`
/** @param send lines below \`reports: send:\`, indented by four */
export const wren = (t: TestContext, send: string): Promise<Workspace> =>
  workspace(t, {
    'uptake.yml': `project:\n  name: Wren\nstart: 2026-11-02\ntimezone: UTC\nreports:\n  send:\n${send}`,
    'plan/plan.md': PLAN,
  })

export const request = (way: string, more: Partial<SendRequest> = {}): SendRequest => ({
  ...WEEK,
  way,
  again: false,
  arrived: false,
  ...more,
})

export type Ending = Pick<SentReport, 'state'> | { error: string; message: string }
/** How it ended: the state, or the error of the user. Other errors are thrown. */
export async function ending(context: ActionContext, asked: SendRequest): Promise<Ending> {
  try {
    return { state: (await sendReport(context, asked)).state }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { error: error.code, message: `${error.message} ${error.hint ?? ''}` }
  }
}
export const codeOf = (end: Ending): string => ('error' in end ? end.error : end.state)

/** Everything that is stored, as one text: no secret may be in it. */
export async function stored(context: ActionContext): Promise<string> {
  const rows = [await context.db.selectFrom('sending').selectAll().execute(), await context.db.selectFrom('audit').selectAll().execute()]
  return JSON.stringify(rows)
}
