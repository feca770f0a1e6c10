/** In whose name somebody speaks, and who wrote a file. */
import { gitIn } from '../channels/door/git.ts'
import { personCalled, whoIs } from '../content/review/people.ts'
import { UserError } from '../lib/errors.ts'
import type { Person } from '../workspace/settings.ts'
import type { ActionContext } from './action.ts'

/** Doors that know no login: they say who speaks, and are believed as far as their machine is. */
const WITHOUT_LOGIN: ReadonlySet<string> = new Set(['cli', 'dashboard'])

/**
 * The person in whose name an action is done: whoever is signed in, or `as`, where there is no login. The audit log keeps
 * both. @throws UserError not-you, person-unknown
 */
export function speakerOf(context: ActionContext, people: readonly Person[], as: string | null | undefined): string {
  const { kind, name } = context.actor
  if (as === null || as === undefined) return whoIs(people, name)
  const person = personCalled(people, as)
  if (person === null)
    throw new UserError('person-unknown', `There is nobody called "${as}" under "people:" in uptake.yml.`, {
      hint: people.length === 0 ? 'Add people there: "- Ada Lovelace".' : `There are: ${people.map(each => each.id).join(', ')}.`,
    })
  if (!WITHOUT_LOGIN.has(kind) && whoIs(people, name) !== person.id)
    throw new UserError('not-you', `You are signed in as ${name} and cannot speak for ${person.name}.`, {
      hint: `Let ${person.name} sign in.`,
    })
  return person.id
}

/** `as` only where it says more than the actor: for the audit log. */
export const spoken = (context: ActionContext, speaker: string): { as?: string } => (speaker === context.actor.name ? {} : { as: speaker })

/** A person of `uptake.yml` by name or address of a commit, also GitHub's own address for them; else the name as committed. */
export function committer(people: readonly Person[], name: string, email: string): string {
  const handle = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/i.exec(email)?.[1]
  const called = [email, handle ?? '', name].map(each => personCalled(people, each)).find(each => each !== null)
  return called?.id ?? name
}

const PATIENCE = 10_000
const UNIT = '\u001f'

/**
 * Who wrote a content file: `author:` of its front matter, else whoever committed it last. A file that was edited since its
 * last commit says nothing about who did. Empty: nobody knows.
 */
export async function authorsOf(
  context: ActionContext,
  people: readonly Person[],
  item: { file: string; author: string | null },
): Promise<string[]> {
  if (item.author !== null) return [whoIs(people, item.author)]
  const root = context.ref.root
  const git = gitIn(root, context.env ?? process.env, AbortSignal.timeout(PATIENCE))
  try {
    const [status, last] = await Promise.all([
      git('git', ['status', '--porcelain', '--', item.file]),
      git('git', ['log', '-1', `--format=%an${UNIT}%ae`, '--', item.file]),
    ])
    const [name, email = ''] = last.stdout.trim().split(UNIT)
    const isAsCommitted = status.code === 0 && last.code === 0 && status.stdout.trim() === ''
    return isAsCommitted && name !== undefined && name !== '' ? [committer(people, name, email)] : []
  } catch (error) {
    // No git on this machine: what the file says is all that is known.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
