import type { ReactNode } from 'react'

type Props = { label: string; accept: string; onFile: (file: File) => void; children: ReactNode }

/** Takes a file: chosen, or dropped on it. */
export const FileField = ({ label, accept, onFile, children }: Props) => (
  <label
    className="drop-zone"
    onDragOver={event => event.preventDefault()}
    onDrop={event => {
      event.preventDefault()
      const file = event.dataTransfer.files[0]
      if (file) onFile(file)
    }}
  >
    <input
      type="file"
      accept={accept}
      aria-label={label}
      onChange={event => {
        const file = event.target.files?.[0]
        if (file) onFile(file)
      }}
    />
    {children}
  </label>
)
