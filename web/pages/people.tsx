import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { Badge, Bar, Card, Empty, Titled } from '../ui/parts.tsx'

/** Who does the work, for whom, and where it is published. */
export function People({ view }: { view: WorkspaceView }) {
  const { roles, audiences, channels } = view.plan
  const total = roles.reduce((sum, role) => sum + (role.fte ?? 0), 0)
  const most = Math.max(1, ...roles.map(role => role.fte ?? 0))
  const tiers = [...new Set(channels.map(channel => channel.tier))]
  return (
    <>
      <Head view={view} title={m.pages.people} />
      <div className="grid">
        <Card span="c6" flush title={m.people.roles} aside={total > 0 ? <span className="muted num">{m.people.fte(total)}</span> : null}>
          {roles.length === 0 ? (
            <Empty title={m.people.noRoles} hint={m.people.noRolesHint} />
          ) : (
            <ul className="rows">
              {roles.map(role => (
                <li key={role.id}>
                  <div className="grow" style={{ display: 'grid', gap: 5 }}>
                    <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
                      <span>
                        <Titled source={role.source}>{role.title}</Titled> {role.holder && <Badge>{role.holder}</Badge>}
                      </span>
                      <span className="num">{role.fte ?? ''}</span>
                    </div>
                    {role.fte !== null && <Bar value={(100 * role.fte) / most} label={`${role.title} ${role.fte}`} />}
                    {role.duties && <span className="faint">{role.duties}</span>}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card span="c6" flush title={m.people.audiences}>
          {audiences.length === 0 ? (
            <Empty title={m.people.noAudiences} hint={m.people.noAudiencesHint} />
          ) : (
            <ul className="rows">
              {audiences.map(audience => (
                <li key={audience.id}>
                  <div className="grow">
                    <Titled source={audience.source}>{audience.name}</Titled>{' '}
                    {audience.size && <span className="faint">{audience.size}</span>}
                    {audience.facts.length > 0 && (
                      <dl className="kv" style={{ marginTop: 4, fontSize: 'var(--text-s)' }}>
                        {audience.facts.map(fact => (
                          <div key={fact.label} style={{ display: 'contents' }}>
                            <dt>{fact.label}</dt>
                            <dd className="muted">{fact.text}</dd>
                          </div>
                        ))}
                      </dl>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {channels.length > 0 && (
          <Card title={m.people.channels}>
            <div className="stages">
              {tiers.map(tier => (
                <div key={tier ?? ''} style={{ display: 'grid', gap: 6, alignContent: 'start' }}>
                  <p className="muted">{tier ?? m.people.noTier}</p>
                  <ul style={{ display: 'grid', gap: 3 }}>
                    {channels
                      .filter(channel => channel.tier === tier)
                      .map(channel => (
                        <li key={channel.id}>
                          <Titled source={channel.source}>{channel.name}</Titled>
                        </li>
                      ))}
                  </ul>
                </div>
              ))}
            </div>
          </Card>
        )}
      </div>
    </>
  )
}
