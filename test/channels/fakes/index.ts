/** Imitations by the name of their channel. */
import { devto, discourse, ghost, hashnode, wordpress } from './blogs.ts'
import { bluesky } from './bluesky.ts'
import { discord, matrix, slack, telegram, webhook } from './chats.ts'
import type { FakeApi } from './fake.ts'
import { discussion, release } from './github.ts'
import { mastodon } from './mastodon.ts'

export const fakes: Readonly<Record<string, () => FakeApi>> = {
  bluesky,
  devto,
  discord,
  discourse,
  ghost,
  'github-discussion': discussion,
  'github-release': release,
  hashnode,
  mastodon,
  matrix,
  slack,
  telegram,
  webhook,
  wordpress,
}
