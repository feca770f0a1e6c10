import { m } from '../messages/index.ts'
import { Icon } from './icon.tsx'

type FilterBoxProps = { label: string; value: string; onChange: (value: string) => void }

/** A box that narrows a list as one types; "/" goes to it, Escape empties it. */
export function FilterBox({ label, value, onChange }: FilterBoxProps) {
  return (
    <label className="field filter">
      <Icon name="find" size={14} />
      <input
        type="search"
        aria-label={label}
        placeholder={m.filter}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          if (value === '') event.currentTarget.blur()
          onChange('')
        }}
      />
    </label>
  )
}
