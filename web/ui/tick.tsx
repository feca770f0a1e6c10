type TickProps = { checked: boolean; disabled: boolean; label: string; onChange: (checked: boolean) => void; tabIndex?: number }

/** The box of a task, written through to the file. */
export function Tick({ checked, disabled, label, onChange, tabIndex }: TickProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      className="tick"
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={() => onChange(!checked)}
    >
      {checked && (
        <svg viewBox="0 0 12 12" fill="none" aria-hidden="true">
          <path d="M2 6.5 4.8 9 10 3" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </button>
  )
}
