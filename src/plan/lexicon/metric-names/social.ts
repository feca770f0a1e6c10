/** Social platforms, and those where news are voted on. */
import type { MetricName } from './types.ts'

export const social: readonly MetricName[] = [
  [
    'linkedin.followers',
    'count',
    null,
    'linkedin (?:followers?|connections?|follower|seguidores|abonnés)|(?:followers?|seguidores|abonnés) (?:on|en|no|sur|auf) linkedin',
  ],
  [
    'x.followers',
    'count',
    null,
    '(?:twitter|x)(?: ?/ ?(?:x|twitter))? (?:followers?|follower|seguidores|abonnés)|(?:followers?|seguidores|abonnés) (?:on|en|no|sur|auf) (?:twitter|x)',
  ],
  ['bluesky.followers', 'count', 'bluesky', 'bluesky followers?|followers? on bluesky'],
  ['mastodon.followers', 'count', 'mastodon', '(?:mastodon|fediverse) followers?|followers? on mastodon'],
  ['hashnode.followers', 'count', 'hashnode', 'hashnode followers?'],
  [
    'youtube.subscribers',
    'count',
    'youtube',
    'youtube (?:subscribers?|subs|suscriptores|abonnenten|abonnés|inscritos)|youtube (?:abone\\p{L}*|iscritti)|подписчик\\p{L}* (?:на )?youtube|youtube подписчик\\p{L}*',
  ],
  [
    'youtube.views',
    'count',
    'youtube',
    '(?:youtube|video|channel|demo video) views?|video plays|视频播放量|動画再生数?|просмотр\\p{L}* видео|video görüntülenme\\p{L}*|lượt xem video|visualizzazioni video',
  ],
  ['youtube.videos', 'count', 'youtube', 'youtube videos?|videos? (?:on|published on) youtube'],
  ['wechat.followers', 'count', null, '微信公众号粉丝数?|公众号粉丝数?|粉丝数?'],
  ['zhihu.followers', 'count', null, '知乎关注数?|知乎粉丝数?'],
  [
    'social.followers',
    'count',
    null,
    'social (?:media )?(?:followers?|following|follower)|followers?|seguidores|abonnés|abonnés sociaux|seguaci|подписчик\\p{L}*|SNSフォロワー数?|フォロワー数?|팔로워|follower|người theo dõi|takipçi\\p{L}*',
  ],
  [
    'social.engagement',
    'any',
    null,
    '(?:social (?:media )?|average )?engagement(?: rate)?|(?:social |blog |post )?(?:comments|reactions|shares|likes|retweets|reposts|replies)|互动|互动率|点赞数?|转发数?|いいね|エンゲージメント率?|interacci\\p{L}+|interações|interaktionen|вовлечённост\\p{L}*|вовлеченност\\p{L}*|лайк\\p{L}*|참여율|좋아요',
  ],
  [
    'social.reach',
    'count',
    null,
    '(?:social media |campaign |total |post )?reach|(?:monthly |total |twitter |linkedin |post )*impressions?|曝光|曝光量|品牌曝光|インプレッション数?|リーチ数?|охват|alcance|portée|reichweite|impressionen|impresiones|impressões|도달|노출',
  ],
  [
    'social.mentions',
    'count',
    null,
    '(?:social |brand |online |twitter |x |reddit |hashtag )?mentions?|menciones|menções|erwähnungen|menzioni|упоминани\\p{L}*|提及|提及量|メンション|言及数?|언급',
  ],
  ['hackernews.points', 'count', 'hackernews', '(?:hn|hacker ?news|show hn) (?:points|score|upvotes|votes|front ?page)|front[- ]page'],
  ['reddit.upvotes', 'count', null, '(?:reddit )?(?:upvotes?|karma)|reddit (?:total )?karma|reddit score'],
  ['reddit.comments', 'count', null, 'reddit comments?'],
  ['reddit.members', 'count', 'reddit', '(?:sub)?reddit (?:members?|subscribers?|joiners)'],
  ['producthunt.upvotes', 'count', null, '(?:product ?hunt|ph) (?:upvotes?|votes|points)'],
  ['producthunt.rank', 'rank', null, 'product ?hunt(?: .{0,20})?|ph rank(?:ing)?|product of the day|top \\d+ (?:on|in) product hunt'],
  ['devto.views', 'count', 'devto', 'dev(?:\\.to| community) (?:total |article )?views?'],
  ['devto.reactions', 'count', 'devto', 'dev(?:\\.to| community) (?:reactions?|likes)'],
  ['hashnode.views', 'count', 'hashnode', 'hashnode (?:article |post )?views?'],
]
