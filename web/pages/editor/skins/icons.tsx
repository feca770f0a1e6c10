/** Signs below posts: outlines on a grid of 24. Seen, not read. */
const PATHS = {
  reply: 'M12 4c5 0 9 3.1 9 7.2 0 4-4 7.2-9 7.2-1 0-2-.1-2.9-.4L4 20.5l1.3-4C3.9 15.2 3 13.3 3 11.2 3 7.1 7 4 12 4z',
  repost: 'M7 7h10a2 2 0 0 1 2 2v5M16 11l3 3 3-3M17 17H7a2 2 0 0 1-2-2v-5M8 13l-3-3-3 3',
  like: 'M12 20.3S3.5 15.3 3.5 9.4A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 8.5 2.4c0 5.9-8.5 10.9-8.5 10.9z',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M5 13v6h14v-6',
  views: 'M5 20v-7M10 20V5M15 20v-9M20 20V9',
  bookmark: 'M6.5 4h11v16.5L12 16.5l-5.5 4z',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z',
  thumb: 'M7 10.5l4-7c1.5 0 2.3 1 2 2.5L12.3 9.5H18c1.4 0 2.3 1.2 2 2.5l-1.3 6c-.3 1.1-1.1 1.9-2.2 1.9H7zM7 10.5H4v9.4h3z',
  send: 'M20.5 3.5L3.5 10l6.5 3.5L13.5 20z',
  up: 'M12 5l6 8h-4v6h-4v-6H6z',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
} as const
export type SkinIcon = keyof typeof PATHS

export function Signs({ names, words = [] }: { names: readonly SkinIcon[]; words?: readonly string[] }) {
  return (
    <div className="skin-signs" aria-hidden="true">
      {names.map((name, index) => (
        <span key={name}>
          <svg
            width="18"
            height="18"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.7"
            strokeLinejoin="round"
            strokeLinecap="round"
          >
            <path d={PATHS[name]} />
          </svg>
          {words[index]}
        </span>
      ))}
    </div>
  )
}
