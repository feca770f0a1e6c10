import { count, groupBy, list, type Rule } from '../rule.ts'

/** Tasks without an owner, in a plan that names owners for others. */
export const noOwner: Rule = {
  id: 'no-owner',
  title: 'A task has no owner',
  severity: 'info',
  *check({ plan }) {
    const open = plan.tasks.filter(task => task.stateful && !task.done)
    for (const tasks of groupBy(open, task => task.source.file).values()) {
      const ownerless = tasks.filter(task => task.owner === null)
      // A plan that names nobody at all is one person's plan.
      if (ownerless.length === 0 || ownerless.length === tasks.length) continue
      const titles = ownerless.map(task => `"${task.title}"`)
      yield {
        message: `${count(ownerless.length, 'open task')} of ${count(tasks.length, 'task')} ${ownerless.length === 1 ? 'has' : 'have'} no owner: ${list(titles, 3)}`,
        expected: '@name at the end of the task',
        source: ownerless[0]!.source,
        related: ownerless.slice(1, 21).map(task => ({ message: task.title, source: task.source })),
      }
    }
  },
}
