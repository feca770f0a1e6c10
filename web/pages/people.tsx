import type { Audience, PlanChannel, Role } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { number } from '../format.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { Head } from '../shell/head.tsx'
import { Badge } from '../ui/badge.tsx'
import { Bar } from '../ui/bar.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Titled } from '../ui/source-link.tsx'

/** Who does the work, for whom, and where it is published. */
export function People({ view }: { view: WorkspaceView }) {
  const { roles, audiences, channels } = view.plan
  const total = roles.reduce((sum, role) => sum + (role.fte ?? 0), 0)
  const most = Math.max(1, ...roles.map(role => role.fte ?? 0))
  return (
    <>
      <Head view={view} title={m.pages.people} sub={m.people.sub(roles.length, audiences.length, channels.length)} />
      <div className="grid">
        <Card span="c6" flush title={m.people.roles} aside={total > 0 ? m.people.fte(number(total)) : null}>
          {roles.length === 0 ? (
            <Empty icon="people" title={m.people.noRoles} hint={m.people.noRolesHint} example={m.people.rolesExample} />
          ) : (
            <ul className="rows">
              {roles.map(role => (
                <RoleRow key={role.id} role={role} most={most} />
              ))}
            </ul>
          )}
        </Card>
        <Card span="c6" flush title={m.people.audiences}>
          {audiences.length === 0 ? (
            <Empty icon="people" title={m.people.noAudiences} hint={m.people.noAudiencesHint} example={m.people.audiencesExample} />
          ) : (
            <ul className="rows">
              {audiences.map(audience => (
                <AudienceRow key={audience.id} audience={audience} />
              ))}
            </ul>
          )}
        </Card>
        {channels.length > 0 && <Channels channels={channels} />}
      </div>
    </>
  )
}

function RoleRow({ role, most }: { role: Role; most: number }) {
  return (
    <li>
      <div className="grow progress-row">
        <span>
          <Titled source={role.source}>{tidy(role.title)}</Titled> {role.holder && <Badge>{role.holder}</Badge>}
        </span>
        <span className="num">{role.fte === null ? '' : m.people.share(number(role.fte))}</span>
        {role.fte !== null && <Bar value={(100 * role.fte) / most} label={`${role.title} ${role.fte}`} />}
        {role.duties && <span className="under">{tidy(role.duties)}</span>}
      </div>
    </li>
  )
}

function AudienceRow({ audience }: { audience: Audience }) {
  // The size is on the title's line; saying it again below helps nobody.
  const facts = audience.facts.filter(fact => fact.text !== audience.size)
  return (
    <li>
      <div className="grow">
        <div className="spread">
          <Titled source={audience.source}>{tidy(audience.name)}</Titled>
          {audience.size && <span className="under num">{audience.size}</span>}
        </div>
        {facts.length > 0 && (
          <dl className="kv facts">
            {facts.map(fact => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function Channels({ channels }: { channels: readonly PlanChannel[] }) {
  const tiers = [...Map.groupBy(channels, channel => channel.tier)].sort((a, b) => Number(a[0] === null) - Number(b[0] === null))
  return (
    <Card span="c12" title={m.people.channels} aside={m.people.channelCount(channels.length)}>
      <div className="tiers">
        {tiers.map(([tier, list]) => (
          <section key={tier ?? ''} className={tier === null ? 'c12' : ''}>
            <h3>
              {tier === null ? (tiers.length > 1 ? m.people.noTier : m.people.all) : tidy(tier)}{' '}
              <span className="faint">{list.length}</span>
            </h3>
            <ul className="chips">
              {list.map(channel => (
                <li key={channel.id} className="chip">
                  <Titled source={channel.source}>{tidy(channel.name)}</Titled>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}
