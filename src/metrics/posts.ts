/** What is measured of published posts: one series for each piece, channel and campaign. */
import type { MetricInfo } from './sample.ts'

const info = (unit: string, help: string): MetricInfo => ({ kind: 'level', unit, help })

/** By metric id. Platforms take back likes, and people their words: all of them can fall. */
export const POSTS: Readonly<Record<string, MetricInfo>> = {
  'post.likes': info('likes', 'Likes, reactions, favourites or points of a published post'),
  'post.reposts': info('reposts', 'How often a published post was passed on'),
  'post.quotes': info('quotes', 'How often a published post was quoted'),
  'post.replies': info('replies', 'Replies to a published post, or comments below it'),
  'post.views': info('views', 'How often a published post was seen, as the platform counts it'),
  'post.clicks': info('clicks', 'Clicks on the links of a published post, as the platform counts them'),
  'post.bookmarks': info('bookmarks', 'How often a published post was put aside for later'),
  'post.upvoted': info('%', 'Votes on a published post that were for it'),
  'post.downloads': info('downloads', 'Downloads of the files of a published post'),
}

/** Is a count (`upvoted`) a part of a hundred? Then it is no number of things, and two of it cannot be added up. */
export const isShare = (count: string): boolean => POSTS[`post.${count}`]?.unit === '%'

/** How the id of an event begins that stands for a published piece: nobody takes it off a chart. */
export const POST_MARK = 'post '
