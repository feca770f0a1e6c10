/** Line icons on a grid of 16: drawn here, so that a page loads no icon font. */
const PATHS = {
  overview: 'M2.5 2.5h4.5v6H2.5zM9 2.5h4.5v3.5H9zM9 8.5h4.5v5H9zM2.5 11h4.5v2.5H2.5z',
  timeline: 'M2.5 3.5h6M5.5 8h6M8.5 12.5h5',
  plan: 'M2.5 4l1.2 1.2L6 3M2.5 9l1.2 1.2L6 8M8.5 4.2h5M8.5 9.2h5M8.5 13h5',
  content: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h3.5',
  targets: 'M2.5 13.5v-11M2.5 13.5h11M5 10.5l2.5-3 2 1.5 3.5-5',
  budget: 'M8 2.2v11.6M11 4.8c-.6-1-1.7-1.4-3-1.4-1.8 0-3 .8-3 2.2 0 3.2 6.2 1.5 6.2 4.7 0 1.5-1.4 2.3-3.2 2.3-1.5 0-2.7-.6-3.2-1.7',
  risks: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.2v.3',
  people:
    'M6 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM2 13c0-2.2 1.8-3.5 4-3.5s4 1.3 4 3.5M10.5 3.3a2.2 2.2 0 0 1 0 4M11.5 9.7c1.5.4 2.5 1.6 2.5 3.3',
  journey: 'M3.5 12.5a1.5 1.5 0 1 0 0-.1M5 12.4h4a2.2 2.2 0 0 0 0-4.4H7a2.2 2.2 0 0 1 0-4.4h4M11 3.6a1.5 1.5 0 1 0 0-.1',
  problems: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 5v3.8M8 11v.2',
  metrics: 'M2.5 12.5l3-4 2.5 2 2.5-5 3 2.5M2.5 3.5h2M12 3.5h1.5',
  collectors: 'M8 2.5v7M5.2 6.8L8 9.6l2.8-2.8M2.5 10v3.5h11V10',
  competitors: 'M2.5 13.5h11M2.5 10.5l3.5-4 3 2 4.5-6M2.5 12l4-1.5 3.5.5 3.5-3',
  reports: 'M4 2.5h8v11H4zM6 10.5v-2M8 10.5v-5M10 10.5v-3.5',
  audit: 'M8 2.2l5 2v3.6c0 3-2 5-5 6-3-1-5-3-5-6V4.2zM5.8 7.8l1.6 1.6 3-3',
  automations: 'M9 2.2L4 9h3.5L7 13.8 12 7H8.5z',
  find: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.3 9.6A5.6 5.6 0 0 1 6.4 2.7a5.6 5.6 0 1 0 6.9 6.9z',
  help: 'M6 6a2 2 0 1 1 2.8 1.9c-.5.3-.8.7-.8 1.3M8 11.5v.2M8 14.2a6.2 6.2 0 1 0 0-12.4 6.2 6.2 0 0 0 0 12.4z',
  all: 'M2.5 4.5l5.5-2.3 5.5 2.3L8 6.8zM2.5 8L8 10.3 13.5 8M2.5 11.4L8 13.7l5.5-2.3',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  down: 'M4 6.2L8 10.2 12 6.2',
  right: 'M6.2 4L10.2 8 6.2 12',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  close: 'M4 4l8 8M12 4l-8 8',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  calendar: 'M2.5 3.8h11v9.7h-11zM2.5 6.8h11M5.5 2.2v2.8M10.5 2.2v2.8',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v6h-3zM10.5 3h3v8h-3z',
  editor: 'M10.8 2.8l2.4 2.4L5.8 12.6l-3.2.8.8-3.2zM9.2 4.4l2.4 2.4',
  review: 'M8 4C4.8 4 2.6 6.3 1.8 8c.8 1.7 3 4 6.2 4s5.4-2.3 6.2-4C13.4 6.3 11.2 4 8 4zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  deliveries: 'M13.8 2.2L7 9M13.8 2.2l-4.3 11.6L7 9 2.2 6.5z',
  expand: 'M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5 11.5 10',
  collapse: 'M4.5 2.5L8 6 11.5 2.5M4.5 13.5L8 10l3.5 3.5',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.4 8.9a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  file: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3',
  check: 'M3 8.5L6.5 12 13 4.5',
  play: 'M5 3.2v9.6L12.5 8z',
  error: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2',
  warning: 'M8 2.3l6.2 11H1.8zM8 6.5v3.2M8 11.3v.2',
  info: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 7.5v3.5M8 5v.2',
} as const
export type IconName = keyof typeof PATHS

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
