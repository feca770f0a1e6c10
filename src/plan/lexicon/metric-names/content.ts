/** What is published, spoken and held. */
import type { MetricName } from './types.ts'

export const content: readonly MetricName[] = [
  [
    'newsletter.subscribers',
    'count',
    'buttondown',
    '(?:developer )?newsletter(?:[- ]list)? ?(?:subscribers?|subs|signups?|list|abonnenten|abonnés)?|(?:developer )?e-?mail(?:[- ]list)? ?(?:subscribers?|subs|signups?|list)|mailing list|e-mail-liste|lista de (?:e-?mails?|correo)|liste (?:e-?mail|de diffusion)|subscribers?|suscriptores|assinantes|abonnenten|inscritos|iscritti|lista de espera|waitlist(?: signups?)?|waiting list|订阅者|订阅数|邮件列表|購読者数?|登録者数?|подписчик\\p{L}* рассылки|구독자|(?:bülten|e-posta) abone\\p{L}*|iscritti alla newsletter',
  ],
  [
    'newsletter.open_rate',
    'share',
    'buttondown',
    '(?:e-?mail |newsletter )?open(?:ing)? rate|(?:e-?mail )?öffnungsrate|taxa de abertura|tasa de apertura|taux d.ouverture|tasso di apertura|打开率|開封率|открываемост\\p{L}*|오픈율',
  ],
  [
    'newsletter.click_rate',
    'share',
    'buttondown',
    '(?:e-?mail|newsletter) (?:click(?:-?through)? rate|ctr)|taxa de cliques? (?:de |em |dos |nos )?e-?mails?|taxa de clique|tasa de clics? (?:de |en )?e-?mails?',
  ],
  [
    'content.posts_published',
    'count',
    'rss',
    '(?:blog )?posts? published|blog posts?|blog-?(?:artikel|beiträge)|articles? published|published articles?|posts syndicated.*|artículos publicados|artigos publicados|articles publiés|博客文章|记事|ブログ記事|стат\\p{L}* в блог\\p{L}*',
  ],
  [
    'content.views',
    'count',
    null,
    'blog post performance|(?:average )?views? per post|(?:blog |post |article )views?|views|reads|(?:blog-?)?aufrufe|vistas|lecturas|visualiza(?:ciones|ções)|reproducciones|reproduções|leituras|vues|lectures|visualizzazioni|letture|görüntülenme\\p{L}*|lượt xem|阅读量|阅读数?|播放量|閲覧回数|再生(?:回)?数|視聴回数|прочтени\\p{L}*|조회수|재생수',
  ],
  [
    'content.languages',
    'count',
    'rss',
    '(?:documentation |docs |translated |supported )?languages|translations?|traducciones|traduções|traductions|übersetzungen|traduzioni|idiomas|sprachen|翻译|语言数|翻訳|対応言語数?|перевод\\p{L}*|번역',
  ],
  [
    'content.case_studies',
    'count',
    null,
    'case stud(?:y|ies).*|testimonials?|customer stories|success stories|user stories published|casos de (?:uso|éxito|sucesso|estudio)|testimonios|depoimentos|études de cas|témoignages|fallstudien|referenzen|casi di studio|客户案例|成功案例|案例|事例|導入事例|кейс\\p{L}*|사례',
  ],
  ['content.downloads', 'count', null, '(?:whitepaper|white paper|e-?book|guide|pdf) downloads?'],
  [
    'press.mentions',
    'count',
    null,
    '(?:press|media|partner) (?:mentions?|hits|pickups)|press coverage|media coverage|press articles|medienberichte|presseberichte|menciones en (?:prensa|medios)|retombées presse|媒体报道|メディア掲載|публикаци\\p{L}* в сми|언론 보도',
  ],
  [
    'talks.accepted',
    'count',
    null,
    '(?:conference |meetup )?talks? (?:accepted|delivered|given|submitted)|(?:conference |lightning )?talks?|speaking (?:opportunities|invitations|engagements?|slots)|conference speaking.*|conference presentations|presentations?|charlas|palestras|conférences données|vorträge|演讲|登壇|доклад\\p{L}*|발표',
  ],
  ['papers.submitted', 'count', null, '(?:academic|research) papers?.*|citations'],
  [
    'events.held',
    'count',
    null,
    '(?:community |public |virtual )?(?:webinars|meetups|workshops|hackathons|office hours|events|livestreams|live streams)(?: held| hosted| organi[sz]ed| run)?|veranstaltungen|eventos|événements|eventi|线下活动|活动场次|イベント数|мероприяти\\p{L}*',
  ],
  [
    'events.attendees',
    'count',
    null,
    '(?:webinar|summit|executive webinar|meetup|event|workshop|conference|hackathon) ?(?:attendees|attendance|participants|registrations)?|attendees|attendance|(?:launch-?)?(?:webinar-?)?\\s?teilnehmer\\p{L}*|asistentes|participantes|participants|partecipanti|线上活动参与|参与人数|参与|参加者数?|участник\\p{L}* (?:вебинара|митапа|события)|참석자|참가자',
  ],
]
