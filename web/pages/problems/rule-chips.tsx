import type { Problem } from '../../../src/plan/model.ts'
import { m } from '../../messages/index.ts'
import { ruleName } from '../../messages/rules.ts'

type RuleChipsProps = { problems: readonly Problem[]; rule: string | null; onChange: (rule: string | null) => void }

/** The rules that found something, each with how often. */
export function RuleChips({ problems, rule, onChange }: RuleChipsProps) {
  const rules = [...Map.groupBy(problems, problem => problem.rule)].sort((a, b) => b[1].length - a[1].length)
  if (rules.length < 2 && rule === null) return null
  return (
    <div className="chips one-line" role="group" aria-label={m.problems.rules}>
      {rules.map(([id, list]) => (
        <button key={id} type="button" className="chip" aria-pressed={rule === id} onClick={() => onChange(rule === id ? null : id)}>
          {ruleName(id)} <span className="faint">{list.length}</span>
        </button>
      ))}
    </div>
  )
}
