/** One problem: what is said here beside what is said there, and the way out. */
import { useEffect, useRef, useState } from 'react'
import type { Problem, Source } from '../../../src/plan/model.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { ruleName } from '../../messages/rules.ts'
import { useActions } from '../../store/actions.ts'
import { Sev } from '../../ui/badge.tsx'
import { Excerpt } from '../../ui/excerpt.tsx'
import type { Mark } from '../../ui/excerpt-rows.ts'
import { Icon } from '../../ui/icon.tsx'
import { Place } from '../../ui/source-link.tsx'
import { FixDialog } from './fix-dialog.tsx'

const FEW = 6

export function ProblemCard({ problem, current = false }: { problem: Problem; current?: boolean }) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { fix } = useActions()
  const [fixing, setFixing] = useState(false)
  const { severity } = problem
  return (
    <section className={current ? 'card problem current' : 'card problem'} ref={card}>
      <div className="problem-head">
        <Sev severity={severity} />
        <h2>{tidy(problem.message)}</h2>
        {problem.fix && fix && (
          <button type="button" className="button small" onClick={() => setFixing(true)}>
            {m.problems.preview}
          </button>
        )}
      </div>
      <p className="problem-meta">
        <span title={problem.rule}>{ruleName(problem.rule)}</span>
        {problem.expected && <span>{m.problems.expected(problem.expected)}</span>}
      </p>
      <Lines problem={problem} />
      {fixing && problem.fix && fix && <FixDialog problem={problem} onClose={() => setFixing(false)} onApply={() => fix(problem)} />}
    </section>
  )
}

/** What is said here beside what is said there. Of a file that is no text nothing can be shown. */
function Lines({ problem: { rule, severity, source, related, message } }: { problem: Problem }) {
  if (rule === 'unreadable') return null
  const isHere = (each: Source): boolean => each.file === source.file && each.line === source.line
  const here = related.filter(each => isHere(each.source))
  const files = [...Map.groupBy(related, each => each.source.file)].flatMap(([file, list]) => {
    const others = list.filter(each => !isHere(each.source))
    return others.length > 0 ? [[file, others] as const] : []
  })
  return (
    <div className="beside">
      <figure>
        <figcaption>
          <span>{files.length > 0 ? m.problems.here : m.problems.line}</span>
          <Place source={source} related={related} title={message} />
        </figcaption>
        <Excerpt marks={[{ source }, ...here]} around={1} severity={severity} />
      </figure>
      {files.map(([file, list]) => (
        <There key={file} marks={list.map(each => ({ source: each.source, message: each.message }))} lead={source} severity={severity} />
      ))}
    </div>
  )
}

/** The related lines of one file, few at first. */
function There({ marks, lead, severity }: { marks: Mark[]; lead: Source; severity: Problem['severity'] }) {
  const [all, setAll] = useState(false)
  const first = marks[0]
  if (!first) return null
  const many = marks.length > FEW + 2
  const shown = all || !many ? marks : marks.slice(0, FEW)
  return (
    <figure>
      <figcaption>
        <span>{saidThere(first.source.file !== lead.file, marks.length, severity)}</span>
        <Place source={first.source} />
      </figcaption>
      <Excerpt marks={shown} around={0} severity={severity} />
      {many && (
        <button type="button" className="more" onClick={() => setAll(!all)}>
          <Icon name={all ? 'collapse' : 'expand'} size={12} /> {all ? m.problems.fewer : m.showMore(marks.length - FEW)}
        </button>
      )}
    </figure>
  )
}

/** A note ("3 targets have no deadline") lists lines; anything graver sets them against each other. */
function saidThere(elsewhere: boolean, count: number, severity: Problem['severity']): string {
  if (severity === 'info') return m.problems.also(count)
  return elsewhere ? m.problems.elsewhere : m.problems.there(count)
}
