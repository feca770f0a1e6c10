import { Link } from 'wouter'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'

/** Says what measuring would add, above a plan of which nothing is measured. */
export function Invite() {
  const { href } = useActions()
  return (
    <section className="card invite">
      <div>
        <h2>{m.measured.inviteTitle}</h2>
        <p className="muted">{m.measured.invite}</p>
        <p className="tools">
          <Link className="more" href={href('collectors')}>
            {m.measured.collectors}
          </Link>
          <Link className="more" href={href('metrics')}>
            {m.measured.enter}
          </Link>
        </p>
      </div>
      <pre tabIndex={0}>{m.measured.inviteExample}</pre>
    </section>
  )
}
