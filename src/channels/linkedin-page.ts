/** LinkedIn, as the page of an organisation: by API with a token, else by hand. */
import type { ChannelContext } from './channel.ts'
import { connectSettings } from './tools/connect.ts'
import { defineEither } from './tools/either.ts'
import {
  askLinkedIn,
  byHand,
  commentAs,
  connect,
  countsOf,
  findCommentOf,
  findOf,
  limits,
  publishAs,
  register,
  settings,
  sources,
  standingOf,
  sunset,
  takeDown,
  version,
} from './tools/linkedin.ts'
import { need, textAt } from './tools/read.ts'

export const channel = defineEither(
  {
    name: 'linkedin-page',
    title: 'LinkedIn page',
    help: 'Posts as the page of an organisation, with images, by API; without a token a person posts, with the text filled in.',
    mode: 'api',
    hosts: ['api.linkedin.com'],
    settings: {
      organization: {
        type: 'text',
        help: 'The number of the page, from the address of its administration',
        required: true,
        example: '2414183',
      },
      ...connectSettings('LINKEDIN_PAGE', register),
      ...settings,
    },
    connect: connect(['w_organization_social', 'r_organization_social', 'rw_organization_admin']),
    contract: { idempotency: 'lookup', settles: 60_000, apiVersion: version, sunset, pricePerPost: null },
    limits,
    sources: [
      ...sources,
      {
        about: 'api',
        url: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api',
      },
    ],
    async check(ctx) {
      const reply = await askLinkedIn(ctx, { path: `/rest/organizations/${encodeURIComponent(need(ctx, 'organization'))}` })
      return { account: textAt(reply.json(), 'localizedName') ?? `page ${need(ctx, 'organization')}` }
    },
    publish: (ctx, rendition) => publishAs(ctx, page(ctx), rendition),
    find: (ctx, rendition) => findOf(ctx, page(ctx), rendition),
    counts: {
      metrics: ['likes', 'replies'],
      source: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/network-update-social-actions',
    },
    metrics: countsOf,
    comment: (ctx, published, text) => commentAs(ctx, page(ctx), published, text),
    findComment: (ctx, published, text) => findCommentOf(ctx, page(ctx), published, text),
    look: standingOf,
    delete: takeDown,
  },
  {
    ...byHand,
    open: (_, written) =>
      `https://www.linkedin.com/company/${encodeURIComponent(written['organization'] ?? '')}/admin/page-posts/published/`,
  },
)

const page = (ctx: ChannelContext): string => `urn:li:organization:${need(ctx, 'organization')}`
