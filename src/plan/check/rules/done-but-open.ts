import type { Kpi } from '../../model.ts'
import { count, groupBy, list, type Rule } from '../rule.ts'

/** Said to be done, but the box is open; ticked, though it is a target still to be reached. */
export const doneButOpen: Rule = {
  id: 'done-but-open',
  title: 'The state that is written contradicts itself',
  severity: 'warning',
  *check({ plan, today }) {
    const open = plan.tasks.filter(task => task.box !== null && task.done && task.box.endColumn - task.box.column === 3 && task.open)
    for (const tasks of groupBy(open, task => task.source.file).values()) {
      yield {
        message: `${count(tasks.length, 'task')} ${tasks.length === 1 ? 'is' : 'are'} marked as done, but the box is open: ${list(
          tasks.map(task => `"${task.title}"`),
          4,
        )}`,
        expected: 'a ticked box',
        source: tasks[0]!.source,
        related: tasks.slice(1).map(task => ({ message: task.title, source: task.source })),
        fix: {
          title: `Tick ${count(tasks.length, 'box', 'boxes')}`,
          safe: false,
          edits: tasks.map(task => ({ source: task.box!, text: '[x]' })),
        },
      }
    }
    const ticked = plan.kpis.filter(kpi => kpi.ticked === true && !(kpi.due !== null && today !== null && kpi.due <= today))
    for (const kpis of groupBy(ticked, kpi => kpi.source.file).values()) {
      if (kpis.length < 2) continue
      yield {
        message: `${count(kpis.length, 'target')} ${kpis.length === 1 ? 'is' : 'are'} ticked before ${kpis.length === 1 ? 'it is' : 'they are'} due: ${list(kpis.map(name), 4)}`,
        expected: 'a tick once the target is reached, a plain bullet before',
        source: kpis[0]!.source,
        related: kpis.slice(1).map(kpi => ({ message: name(kpi), source: kpi.source })),
      }
    }
    for (const phase of plan.phases) {
      if (phase.status !== 'done') continue
      const left = plan.tasks.filter(task => task.phase === phase.id && task.box !== null && !task.done)
      if (left.length > 0)
        yield {
          message: `"${phase.title}" is said to be done, but ${count(left.length, 'box is', 'boxes are')} open`,
          expected: 'ticked boxes, or a phase that is still open',
          source: phase.source,
          related: left.map(task => ({ message: task.title, source: task.source })),
        }
    }
  },
}
const name = (kpi: Kpi): string => `"${kpi.metric}"`
