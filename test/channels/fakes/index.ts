/** Imitations by the name of their channel. */
import { devto, discourse, ghost, hashnode, wordpress } from './blogs.ts'
import { bluesky } from './bluesky.ts'
import { discord, slack, telegram, webhook } from './chats.ts'
import type { FakeApi } from './fake.ts'
import { discussion, release } from './github.ts'
import { buttondown, listmonk } from './letters.ts'
import { linkedinPage, linkedinPerson } from './linkedin.ts'
import { mastodon } from './mastodon.ts'
import { matrix } from './matrix.ts'
import { threads } from './threads.ts'
import { x } from './x.ts'

export const fakes: Readonly<Record<string, () => FakeApi>> = {
  bluesky,
  buttondown,
  devto,
  discord,
  discourse,
  ghost,
  'github-discussion': discussion,
  'github-release': release,
  hashnode,
  linkedin: linkedinPerson,
  'linkedin-page': linkedinPage,
  listmonk,
  mastodon,
  matrix,
  slack,
  telegram,
  threads,
  webhook,
  wordpress,
  x,
}
