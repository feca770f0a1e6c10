/** Phases as a tree. */
import type { Phase } from '../model.ts'

/** Every phase after its parent, else in the order given; a phase that is its own ancestor counts as a root. */
export function outermostFirst(phases: readonly Phase[]): Phase[] {
  const known = new Map(phases.map(phase => [phase.id, phase]))
  const placed = new Set<string>()
  const out: Phase[] = []
  for (const phase of phases) {
    const path: Phase[] = []
    const onPath = new Set<string>()
    for (
      let at: Phase | undefined = phase;
      at && !placed.has(at.id) && !onPath.has(at.id);
      at = at.parent === null ? undefined : known.get(at.parent)
    ) {
      path.push(at)
      onPath.add(at.id)
    }
    for (const each of path.reverse()) {
      placed.add(each.id)
      out.push(each)
    }
  }
  return out
}
