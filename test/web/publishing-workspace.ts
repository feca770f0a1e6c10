/** A workspace with a plan, content files in every stage, and two channels: one that publishes nowhere, one by hand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const CONFIG = `project:
  name: Kestrel
timezone: Europe/Berlin
start: 2027-03-01
channels:
  rehearsal:
    channel: "null"
  refusing:
    channel: "null"
    refuse: true
  news:
    channel: handoff
    url: https://news.example.org/submit
    steps: [Choose the category "Releases"]
`
export const PLAN = `# Kestrel launch

## Week 1: Teasers

### Content
- [ ] Blog post: "Why we wrote Kestrel"
- [ ] Blog post: "Kestrel in five minutes"
- [ ] Article: "How Kestrel stays small"
- [ ] LinkedIn post: "Meet the people behind Kestrel" (due 2027-03-05)
- [ ] Dev.to article: "Kestrel and its neighbours"

## Week 4: Launch
- [ ] Publish the release
`
const file = (front: string, body: string): string => `---\n${front}\n---\n\n${body}\n`
export const FILES: Record<string, string> = {
  'why.md': file(
    'id: why\ntitle: Why we wrote Kestrel\nstate: ready\ntheme: origin\nchannels: [rehearsal, news]\nschedule: 2027-03-02 09:00',
    'Kestrel reads your logs where they are. No agent, no daemon.\n\nHere is why.',
  ),
  'five.md': file(
    'id: five\ntitle: Kestrel in five minutes\nstate: ready\nchannels: [rehearsal]',
    'Install it, point it at a folder, ask.',
  ),
  'small.md': file('id: small\ntitle: How Kestrel stays small\nstate: draft\nchannels: [rehearsal]', 'One file, no dependencies.'),
  'refused.md': file('id: refused\ntitle: A piece that is refused\nstate: ready\nchannels: [refusing]', 'Nobody wants to hear this.'),
  'summer.md': file('id: summer\ntitle: On summer time\nstate: ready\nchannels: [rehearsal]', 'The clock leaps.'),
  'elsewhere.md': file('id: elsewhere\ntitle: For a channel that is not there\nstate: ready\nchannels: [nowhere]', 'Text.'),
}

/** Writes it below `folder` as "kestrel". */
export function writeWorkspace(folder: string, files: Record<string, string> = FILES, config = CONFIG): void {
  const root = join(folder, 'kestrel')
  mkdirSync(join(root, 'plan'), { recursive: true })
  mkdirSync(join(root, 'content'), { recursive: true })
  writeFileSync(join(root, 'uptake.yml'), config)
  writeFileSync(join(root, 'plan/launch.md'), PLAN)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'content', name), text)
}
