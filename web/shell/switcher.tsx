/** Which plan is open, and the way to the others on the same page. */
import { Menu } from '@base-ui/react/menu'
import { Link } from 'wouter'
import type { WorkspaceSummary } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { Icon } from '../ui/icon.tsx'

type SwitcherProps = { all: WorkspaceSummary[]; id: string; page: string }

export function Switcher({ all, id, page }: SwitcherProps) {
  const name = all.find(each => each.id === id)?.name ?? m.pages.choose
  if (all.length < 2) return <p className="switcher alone">{name}</p>
  return (
    <Menu.Root>
      <Menu.Trigger className="switcher" aria-label={m.pages.plans(name)}>
        <span className="grow">{name}</span>
        <Icon name="expand" size={14} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-place" align="start" sideOffset={4}>
          <Menu.Popup className="menu">
            {all.map(each => (
              <Menu.LinkItem
                key={each.id}
                render={<Link href={`/w/${each.id}${page ? `/${page}` : ''}`} />}
                aria-current={each.id === id ? 'true' : undefined}
                closeOnClick
              >
                <span className="grow">{each.name}</span>
                {each.errors > 0 && (
                  <span className="count bad" title={m.portfolio.errors(each.errors)}>
                    {each.errors}
                  </span>
                )}
              </Menu.LinkItem>
            ))}
            <Menu.Separator className="menu-line" />
            <Menu.LinkItem render={<Link href="/" />} closeOnClick>
              <Icon name="all" size={14} />
              <span className="grow">{m.pages.portfolio}</span>
            </Menu.LinkItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
