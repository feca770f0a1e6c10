/** The task that a person means by an id or a part of its title. Pure. */
import { userError } from '../lib/errors.ts'
import { distance } from '../lib/suggest.ts'
import type { Task } from '../plan/model.ts'

/** Tasks of several workspaces: `where` tells which, `place` is the file and line as the terminal shows them. */
export type Candidate = { task: Task; place: string; where: number }

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * By id, else by whole title, else by a part of the title that fits one task. Where several fit, those whose state
 * the command would change are preferred.
 * @throws UserError task-missing, task-ambiguous
 */
export function findTask(text: string, tasks: readonly Candidate[], done: boolean): Candidate {
  const byId = tasks.filter(({ task }) => task.id === text)
  if (byId[0] !== undefined) return byId[0]
  const wanted = plain(text)
  const whole = tasks.filter(({ task }) => plain(task.title) === wanted)
  const part = wanted === '' ? [] : tasks.filter(({ task }) => plain(task.title).includes(wanted))
  for (const fits of [whole, part]) {
    const changing = fits.filter(({ task }) => (task.box === null ? task.done !== done : task.open === done))
    const rest = changing.length > 0 ? changing : fits
    const boxed = rest.filter(({ task }) => task.box !== null)
    const best = boxed.length > 0 ? boxed : rest
    if (best.length === 1 && best[0] !== undefined) return best[0]
    if (best.length > 1) throw userError('task-ambiguous', text, listed(best))
  }
  throw userError('task-missing', text, listed(near(wanted, tasks)))
}

const mostListed = 12

function listed(tasks: readonly Candidate[]): string[] {
  const lines = tasks.slice(0, mostListed).map(({ task, place }) => `${task.id}  ${task.title}  (${place})`)
  return tasks.length > mostListed ? [...lines, `and ${tasks.length - mostListed} more`] : lines
}

/** The three titles that share most words with what was typed, spelling slips forgiven. */
function near(wanted: string, tasks: readonly Candidate[]): Candidate[] {
  const words = wanted.split(' ').filter(word => word.length > 2)
  const score = ({ task }: Candidate): number => {
    const own = plain(task.title).split(' ')
    return words.filter(word => own.some(each => each.startsWith(word) || (word.length > 3 && distance(word, each) <= 1))).length
  }
  return tasks
    .map(candidate => ({ candidate, points: score(candidate) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
