import { count, groupBy, list, type Rule } from '../rule.ts'

/** Tasks without an owner, in a plan that names owners for others. */
export const noOwner: Rule = {
  id: 'no-owner',
  title: 'A task has no owner',
  severity: 'info',
  *check({ plan }) {
    for (const tasks of groupBy(
      plan.tasks.filter(task => task.stateful && !task.done),
      task => task.source.file,
    ).values()) {
      const open = tasks.filter(task => task.owner === null)
      if (open.length === 0 || open.length === tasks.length) continue
      yield {
        message: `${count(open.length, 'open task')} of ${count(tasks.length, 'task')} ${open.length === 1 ? 'has' : 'have'} no owner: ${list(
          open.map(task => `"${task.title}"`),
          3,
        )}`,
        expected: '@name at the end of the task',
        source: open[0]!.source,
        related: open.slice(1, 21).map(task => ({ message: task.title, source: task.source })),
      }
    }
  },
}

/** Files that the plan names and the repository lacks. */
export const missingFile: Rule = {
  id: 'missing-file',
  title: 'A file that the plan names does not exist',
  severity: 'warning',
  *check({ plan, exists }) {
    if (!exists) return
    for (const references of groupBy(
      plan.references.filter(reference => !reference.planned && !exists(reference.path, reference.source.file)),
      reference => reference.source.file,
    ).values()) {
      yield {
        message: `${count(references.length, 'file')} that the plan names ${references.length === 1 ? 'does' : 'do'} not exist: ${list(
          references.map(reference => reference.path),
          4,
        )}`,
        expected: 'the file, its right path, or the word "planned" beside it',
        source: references[0]!.source,
        related: references.slice(1).map(reference => ({ message: reference.path, source: reference.source })),
      }
    }
  },
}

/** TBD, [link], X%: what was to be filled in. */
export const placeholder: Rule = {
  id: 'placeholder',
  title: 'A placeholder was left in the text',
  severity: 'warning',
  *check({ plan }) {
    for (const holes of groupBy(plan.placeholders, hole => hole.source.file).values()) {
      yield {
        message: `${count(holes.length, 'placeholder')} left: ${list([...new Set(holes.map(hole => hole.text))], 4)}`,
        expected: 'the text that belongs there',
        source: holes[0]!.source,
        related: holes.slice(1).map(hole => ({ message: hole.text, source: hole.source })),
      }
    }
  },
}

/** Text that was decoded with the wrong character set. */
export const encoding: Rule = {
  id: 'encoding',
  title: 'Text was decoded with the wrong character set',
  severity: 'warning',
  *check({ documents }) {
    for (const document of documents) {
      if (document.repairs.length > 0) {
        const places = document.repairs.map(repair => ({
          source: document.source(repair.from, repair.to),
          text: document.text.slice(repair.from, repair.to),
        }))
        const first = document.repairs[0]!
        yield {
          message: `${count(places.length, 'stretch', 'stretches')} of UTF-8 ${places.length === 1 ? 'was' : 'were'} read as Windows-1252: "${document.raw.slice(first.rawFrom, first.rawTo).slice(0, 12)}" should be "${document.text.slice(first.from, first.to).slice(0, 12)}"`,
          expected: 'UTF-8; uptake reads it repaired, and --fix repairs the file',
          source: places[0]!.source,
          related: places.slice(1, 11).map(place => ({ message: place.text, source: place.source })),
          fix: { title: `Repair ${count(places.length, 'stretch', 'stretches')}`, safe: true, edits: places },
        }
      }
      if (document.damages.length > 0)
        yield {
          message: `${count(document.damages.length, 'stretch', 'stretches')} lost bytes when the file was converted and cannot be repaired: "${document.damages[0]!.text}"`,
          expected: 'the text as it was meant, typed again',
          source: document.source(document.damages[0]!.from, document.damages[0]!.to),
          related: document.damages.slice(1).map(damage => ({ message: damage.text, source: document.source(damage.from, damage.to) })),
        }
    }
  },
}
