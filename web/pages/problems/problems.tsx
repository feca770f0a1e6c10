/** Problems with their lines, the lines that contradict them, and the fix where there is one. */
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Problem, Severity } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { ProblemList } from './list.tsx'
import { RuleChips } from './rule-chips.tsx'

const ORDER: Severity[] = ['error', 'warning', 'info']

/** The filter stands in the address, so that it can be linked to and survives a reload. */
export function Problems({ view }: { view: WorkspaceView }) {
  const { problems } = view.plan
  const [params, setParams] = useSearchParams()
  const [query, setQuery] = useState('')
  const severity = params.get('severity') ?? 'all'
  const rule = params.get('rule')
  const set = (key: string, value: string | null): void =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true },
    )
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const said = ({ message, source, rule: id }: Problem): string => `${message} ${source.file} ${id}`.toLowerCase()
  const loud = problems.filter(problem => severity === 'all' || problem.severity === severity)
  const shown = loud.filter(problem => (rule === null || problem.rule === rule) && words.every(word => said(problem).includes(word)))
  const count = (each: Severity): number => problems.filter(problem => problem.severity === each).length
  return (
    <>
      <Head view={view} title={m.pages.problems} sub={problems.length > 0 ? m.problems.sub : undefined}>
        {problems.length > 0 && (
          <>
            <FilterBox label={m.problems.filter} value={query} onChange={setQuery} />
            <Segments
              label={m.problems.severity}
              value={severity}
              onChange={value => set('severity', value === 'all' ? null : value)}
              options={[
                ['all', m.problems.all(problems.length)],
                ...ORDER.filter(each => count(each) > 0).map(each => [each, m.problems[each](count(each))] as const),
              ]}
            />
          </>
        )}
      </Head>
      <RuleChips problems={loud} rule={rule} onChange={next => set('rule', next)} />
      <ProblemList problems={shown} filtered={problems.length > 0} />
    </>
  )
}
