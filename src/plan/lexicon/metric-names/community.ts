/** Places where the community meets, and its programmes. */
import type { MetricName } from './types.ts'

export const community: readonly MetricName[] = [
  [
    'discord.members',
    'count',
    'discord',
    'discord(?: server| community)? (?:members?|users?|mitglieder|miembros|membros|membres|участник\\p{L}*)|(?:members?|membres|miembros|membros|mitglieder|участник\\p{L}*) (?:on |in |sur |du |en |no |do |auf |в )?(?:the |le |unser\\p{L}* )?discord|discord 成员数?|discord メンバー数?',
  ],
  ['slack.members', 'count', 'slack', 'slack(?: workspace| community)? (?:members?|users?)|members? (?:on|in) slack'],
  ['slack.messages', 'count', 'slack', 'slack messages'],
  [
    'telegram.members',
    'count',
    'telegram',
    'telegram(?: group| channel| chat)? (?:members?|subscribers?|users?|miembros|membros|подписчик\\p{L}*|участник\\p{L}*)|(?:подписчик\\p{L}*|участник\\p{L}*) (?:в )?(?:telegram|телеграм\\p{L}*)',
  ],
  ['discourse.members', 'count', 'discourse', '(?:forum|discourse) (?:members?|users?)'],
  ['discourse.topics', 'count', 'discourse', '(?:forum|discourse) (?:topics|threads|discussions)'],
  ['discourse.posts', 'count', 'discourse', '(?:forum|discourse) posts'],
  [
    'community.members',
    'count',
    'discord',
    '(?:technical |active )?community (?:members?|size)|(?:telegram|slack|discord) ?/ ?(?:telegram|slack|discord)(?: members?)?|members?|mitglieder|miembros|membros|membres|membri|участник\\p{L}*|成员数?|社区成员|コミュニティメンバー|メンバー数?|회원|thành viên',
  ],
  ['community.content', 'count', null, 'community(?:-generated)? (?:content|posts?|articles?|tutorials?)|user-generated content|ugc'],
  [
    'community.feedback',
    'count',
    null,
    '(?:user |customer |detailed |actionable |qualitative )?feedback(?: items| responses| reports)?|community-sourced ideas|feature requests|retours(?: utilisateurs)?|rückmeldungen|comentarios de usuarios|反馈|フィードバック|отзыв\\p{L}*|피드백',
  ],
  [
    'community.reviews',
    'count',
    null,
    '(?:app |store |app store |product |user |g2 )?reviews?|レビュー数?|评价数|评论数|리뷰|reseñas|avaliações|bewertungen|avis|recensioni',
  ],
  ['stackoverflow.questions', 'count', 'stackexchange', 'stack ?overflow.*'],
  [
    'programme.champions',
    'count',
    null,
    '(?:\\p{L}+ )?champions|ambassadors?|botschafter|embajadores|embaixadores|ambassadeurs|大使|アンバサダー|амбассадор\\p{L}*|앰배서더',
  ],
  ['programme.participation', 'share', null, '(?:feedback |programme? |monthly )?participation(?: rate)?|teilnahmequote|参与率|参加率'],
]
