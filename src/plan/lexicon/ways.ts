import { pattern } from '../text/pattern.ts'

/** Ways to reach people that are no platforms, as marketing plans call them: "Influencer marketing", "Paid ads", "Relations presse". */
const WAYS = [
  '(?:social media|direct|cold|e-?mail|cold e-?mail|digital|developer|account-based|content|influencer|affiliate|event|community|video|search engine|referral|partner(?:ship)?|paid|organic|digital pr)(?:[- ](?:marketing|outreach))',
  'paid (?:advertising|ads|media|search|social|acquisition|campaigns)|advertising|sponsorships?|word[ -]of[ -]mouth',
  'social media|influencers?|(?:strategic |influencer |brand |media )?partnerships?|referral programs?|affiliate programs?|direct sales|trade shows?|webinars?',
  '(?:public|press|media|analyst) relations|PR|events?|conferences?|(?:conferences? (?:&|and) events?|events? (?:&|and) conferences?)',
  'öffentlichkeitsarbeit|presse(?:arbeit)?|partnerschaften|veranstaltungen|konferenzen|(?:bezahlte )?werbung|mundpropaganda|soziale medien|empfehlungsmarketing|influencer-marketing',
  'relations? presse|partenariats?(?: stratégiques)?|conférences?|événements|conférences? et événements|publicité(?: payante)?|marketing d.influence|marketing de contenu|bouche[ -]à[ -]oreille|réseaux sociaux',
  'relaciones públicas|alianzas(?: estratégicas)?|eventos(?: y conferencias)?|publicidad(?: pagada| de pago)?|redes sociales|boca a boca|marketing de (?:contenidos?|influencers?|afiliados)',
  'relações públicas|assessoria de imprensa|parcerias(?: estratégicas)?|eventos(?: e conferências)?|publicidade|redes sociais|mídia paga|tráfego pago|marketing de (?:conteúdo|influência|afiliados)',
  'relazioni pubbliche|eventi|conferenze|pubblicità|passaparola|influencer marketing',
  'партн[её]рства|реклама|мероприятия|конференции|контент-маркетинг|социальные сети|сарафанное радио',
  '内容营销|社交媒体|付费广告|行业活动|合作伙伴|客户推荐|线下活动|口碑营销|KOL ?(?:营销|合作)?|公关|媒体关系',
  '広報|イベント|広告|パートナーシップ|コンテンツマーケティング|インフルエンサーマーケティング|口コミ',
  '파트너십|광고|이벤트|콘텐츠 ?마케팅|인플루언서 ?마케팅|입소문|소셜 ?미디어',
]
const WAY = pattern(new RegExp(`^(?:${WAYS.join('|')})$`, 'iu'))
const LONGEST = 48

/** Is a title nothing but the name of such a way, a remark in brackets left out? */
export const isWay = (title: string): boolean =>
  title.length <= LONGEST &&
  WAY.test(
    title
      .replace(/\s*[(（][^()（）]*[)）]/g, '')
      .replace(/\s*[:：]\s*$/, '')
      .trim(),
  )
