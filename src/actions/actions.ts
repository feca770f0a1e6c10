/** Every action that a door may call by name: its input, checked once, and what it does. The CLI and the API share this table. */
import * as v from 'valibot'
import type { ActionContext } from './action.ts'
import { applyFix } from './apply-fix.ts'
import { applyFixes } from './apply-fixes.ts'
import { setLaunch } from './set-launch.ts'
import { setStart } from './set-start.ts'
import { tick } from './tick.ts'
import { undo } from './undo.ts'

type Action<Input, Output> = { input: v.GenericSchema<unknown, Input>; run(context: ActionContext, input: Input): Promise<Output> }
/** Input and output are plain data: they cross the wire between a command and a running server. */
const action = <Input, Output>(input: v.GenericSchema<unknown, Input>, run: Action<Input, Output>['run']): Action<Input, Output> => ({
  input,
  run,
})
const date = v.object({ date: v.string(), dryRun: v.optional(v.boolean(), true), today: v.string() })

export const actions = {
  tick: action(v.object({ taskId: v.string(), done: v.boolean() }), tick),
  'apply-fix': action(v.object({ rule: v.string(), file: v.string(), line: v.number() }), applyFix),
  'apply-fixes': action(v.object({ unsafe: v.boolean(), files: v.nullable(v.array(v.string())) }), applyFixes),
  'set-launch': action(date, setLaunch),
  'set-start': action(date, setStart),
  undo: action(v.object({}), undo),
}
export type ActionName = keyof typeof actions
export type InputOf<Name extends ActionName> = (typeof actions)[Name] extends Action<infer Input, unknown> ? Input : never
export type OutputOf<Name extends ActionName> =
  (typeof actions)[Name] extends Action<never, infer Output> ? Output : Awaited<ReturnType<(typeof actions)[Name]['run']>>

/** Runs an action by name with input that was checked already. */
export async function runAction<Name extends ActionName>(
  name: Name,
  context: ActionContext,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const run = actions[name].run as (context: ActionContext, input: InputOf<Name>) => Promise<OutputOf<Name>>
  return run(context, input)
}
