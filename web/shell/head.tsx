import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'

type HeadProps = { view: Pick<WorkspaceView, 'sample'>; title: string; sub?: ReactNode; children?: ReactNode }

/** Title of a page, what it is about, and its tools. */
export function Head({ view, title, sub, children }: HeadProps) {
  return (
    <div className="page-head">
      <div>
        <h1>
          {title} {view.sample && <span className="sample">{m.sample}</span>}
        </h1>
        {sub && <p className="sub">{sub}</p>}
      </div>
      {children && <div className="tools">{children}</div>}
    </div>
  )
}
