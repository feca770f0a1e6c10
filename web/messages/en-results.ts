/** The strings of the page of results: what came of posts, added up. */
import { figure, n } from './count.ts'

export const resultsEn = {
  results: {
    sub: (pieces: number, posts: number) => `${n(pieces, 'piece')} out, ${n(posts, 'post')}`,
    by: 'Added up by',
    keys: { item: 'Plan item', theme: 'Theme', channel: 'Channel', tier: 'Tier', format: 'Format', campaign: 'Campaign' },
    without: {
      item: 'No line of the plan',
      theme: 'No theme',
      channel: 'No channel',
      tier: 'No tier in the plan',
      format: 'No format',
      campaign: 'No campaign',
    },
    measure: 'What came of it',
    table: (measure: string, by: string) => `${measure}, by ${by.toLowerCase()}`,
    assumed: (tier: string) => `${tier} in the plan`,
    pieces: 'Pieces',
    posts: (count: number) => n(count, 'post'),
    untold: (count: number) => `${figure(count)} not known`,
    all: 'In all',
    perPiece: 'A piece',
    perHour: 'An hour',
    perMoney: (currency: string) => `1 ${currency}`,
    took: (hours: string, known: number, pieces: number) =>
      known < pieces ? `${hours} h, of ${known} of ${n(pieces, 'piece')}` : `${hours} h`,
    cost: (amount: string, currency: string) => `${amount} ${currency} in all`,
    unknown: 'not known',
    beats: (one: string, tier: string, measure: string, other: string, otherTier: string) =>
      `${one} (${tier}) brought more ${measure.toLowerCase()} a piece than ${other} (${otherTier}).`,
    beatsTitle: 'Not as the plan assumed',
    noHours: 'No file says how long its piece took. Write “hours: 1.5” there, and what came is told by the hour.',
    someHours: (known: number, pieces: number) =>
      known === pieces
        ? 'By the hour: what came, by the hours that the files say.'
        : `By the hour: of the pieces whose files say “hours:” (${known} of ${pieces}), and of those alone.`,
    onlyTold: 'What a platform does not tell is left out of every average: it is not 0.',
    empty: 'Nothing is out yet',
    emptyHint: 'Once a piece is published its likes, replies and views are collected here, and added up by what the plan says of it.',
    emptyExample: 'uptake publish --due',
    nothingTold: 'No platform told anything yet',
    nothingToldHint: '“uptake up” asks hourly at first. “uptake results --ask” asks now.',
  },
}
