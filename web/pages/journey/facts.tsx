import { tidy } from '../../messages/names.ts'

/** A short list below its name; nothing when it is empty. */
export function Facts({ title, list }: { title: string; list: string[] }) {
  return list.length === 0 ? null : (
    <div>
      <p className="under">{title}</p>
      <ul className="bullets">
        {list.map(text => (
          <li key={text}>{tidy(text)}</li>
        ))}
      </ul>
    </div>
  )
}
