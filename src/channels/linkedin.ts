/** LinkedIn, as a person: by API with a token, else by hand. */
import { ChannelError } from './channel.ts'
import type { ChannelContext } from './channel.ts'
import { connectSettings } from './tools/connect.ts'
import { cannotLook } from './tools/define.ts'
import { defineEither } from './tools/either.ts'
import {
  askLinkedIn,
  byHand,
  commentAs,
  connect,
  limits,
  publishAs,
  register,
  settings,
  sources,
  sunset,
  takeDown,
  version,
} from './tools/linkedin.ts'
import { textAt } from './tools/read.ts'

export const channel = defineEither(
  {
    name: 'linkedin',
    title: 'LinkedIn',
    help: 'Posts as yourself, with images, by API; without a token a person posts, as themselves or for a page, with the text filled in.',
    mode: 'api',
    hosts: ['api.linkedin.com'],
    settings: {
      ...connectSettings('LINKEDIN', register),
      page: {
        type: 'url',
        help: 'By hand: the administration of a page, to post for it',
        example: 'https://www.linkedin.com/company/123/admin/',
      },
      ...settings,
    },
    connect: connect(['openid', 'profile', 'w_member_social']),
    // To read what a person posted needs a permission that LinkedIn gives to nobody.
    contract: { idempotency: 'none', settles: 0, apiVersion: version, sunset, pricePerPost: null },
    limits,
    sources,
    async check(ctx) {
      return { account: (await whoAmI(ctx)).name }
    },
    async publish(ctx, rendition) {
      return publishAs(ctx, (await whoAmI(ctx)).urn, rendition)
    },
    find: cannotLook('LinkedIn'),
    async comment(ctx, published, text) {
      return commentAs(ctx, (await whoAmI(ctx)).urn, published, text)
    },
    delete: takeDown,
  },
  byHand,
)

async function whoAmI(ctx: ChannelContext): Promise<{ urn: string; name: string }> {
  const data = (await askLinkedIn(ctx, { path: '/v2/userinfo' })).json()
  const id = textAt(data, 'sub')
  if (id === null) throw new ChannelError('auth', 'LinkedIn does not say whose token it is: it needs the scopes openid and profile.')
  return { urn: `urn:li:person:${id}`, name: textAt(data, 'name') ?? id }
}
