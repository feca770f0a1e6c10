/** Sales, money, partners and surveys. */
import type { MetricName } from './types.ts'

export const business: readonly MetricName[] = [
  ['sales.pipeline_value', 'money', null, '(?:sales )?pipeline(?: value)?|销售管道|パイプライン'],
  [
    'sales.conversations',
    'count',
    null,
    '(?:enterprise |technical |sales |customer )?conversations?|enterprise inquiries|inquiries|(?:qualified |new |sales |marketing qualified )?leads?|获取线索|线索数?|lead generation|lead-?generierung|qualified opportunities|opportunities|演示预约率?|demos? (?:booked|requests?|calls)|(?:discovery|sales) calls|user interviews|anfragen|consultas|demandes|リード(?:数|獲得)?|商談数?|лид\\p{L}*|리드',
  ],
  [
    'sales.customers',
    'count',
    null,
    '(?:paying |enterprise |paid |new |pro )?(?:customers?|clients?|subscriptions?)|users? paid|paid users?|paying users?|付费客户|付费用户|design partners?|kunden|zahlende kunden|clientes|clientes de pago|clients(?: payants)?|clienti|顧客数?|有料(?:ユーザー|会員)数?|клиент\\p{L}*|유료 ?(?:고객|사용자)|khách hàng|müşteri\\p{L}*',
  ],
  [
    'sales.pilots',
    'count',
    null,
    '(?:enterprise |paid |customer )?pilots?(?: programs?| projects?| customers?)?|proofs? of concepts?|pocs?|pilotprojekte|pilotos|projets pilotes|试点',
  ],
  [
    'sales.contracts',
    'count',
    null,
    '(?:enterprise |annual |support |signed |maintenance )*contracts?(?: signed)?|verträge|contratos|contrats|合同|契約',
  ],
  [
    'sales.referrals',
    'count',
    null,
    '(?:customer |champion |user )?referrals?|referred (?:customers|users)|empfehlungen|parrainages|推荐客户|紹介数?',
  ],
  ['sales.mrr', 'money', null, 'mrr|(?:monthly )?recurring revenue.*|月收入|月度经常性收入.*|月次経常収益'],
  ['sales.arr', 'money', null, 'arr|annual recurring revenue.*|年度经常性收入.*'],
  [
    'sales.revenue',
    'money',
    null,
    '(?:total |attributed |cumulative |net )?revenues?|sales revenue|umsatz|einnahmen|ingresos|receita|faturamento|facturación|chiffre d.affaires|ca cumulé|ricavi|fatturato|выручк\\p{L}*|доход\\p{L}*|营收|收入|売上高?|매출|doanh thu|gelir(?:i|ler\\p{L}*)?|ciro',
  ],
  [
    'sales.cac',
    'money',
    null,
    'cac|customer acquisition costs?.*|cost per (?:acquisition|lead|customer)|cpa|cpl|custo de aquisição.*|costo de adquisición.*|coût d.acquisition.*|kundenakquisekosten|客户获取成本|获客成本|獲得単価|顧客獲得コスト|стоимост\\p{L}* привлечени\\p{L}*',
  ],
  ['sales.ltv', 'any', null, 'ltv(?:/cac.*)?|(?:customer )?lifetime value.*|客户生命周期价值.*|顧客生涯価値'],
  [
    'ads.roi',
    'any',
    null,
    '(?:marketing )?roi|roas|return on (?:ad spend|investment|marketing).*|retorno (?:sobre|de) .*|retour sur investissement|投资回报率?|投資対効果|окупаемост\\p{L}*',
  ],
  [
    'ads.cpc',
    'money',
    null,
    '(?:average )?cpc|cost per click|custo por clique|coste por clic|coût par clic|klickpreis|点击成本|クリック単価',
  ],
  [
    'partners.count',
    'count',
    null,
    '(?:academic |strategic |technology |channel )?partner(?:ship)?s?(?: requests?| signed)?|(?:framework |third-party |tool |official )?integrations?|partnerschaften|alianzas|parcerias|partenariats|partnership|合作伙伴|集成|パートナー数?|提携|партнёр\\p{L}*|партнер\\p{L}*|интеграци\\p{L}*|파트너|연동',
  ],
  ['survey.nps', 'mark', null, 'nps(?: score)?|net promoter score.*|净推荐值|推奨度'],
  ['survey.documentation', 'mark', null, '(?:documentation|docs) (?:satisfaction|quality|rating|score|helpfulness)|文档满意度'],
  ['survey.performance', 'mark', null, 'performance (?:satisfaction|rating|score)'],
  ['survey.support', 'mark', null, '(?:community )?support (?:satisfaction|rating|quality|score)|community support'],
  [
    'survey.awareness',
    'share',
    null,
    '(?:aided |unaided )?brand (?:awareness|recognition|recall)|markenbekanntheit|notoriété|品牌知名度|認知度|узнаваемост\\p{L}*',
  ],
  [
    'survey.satisfaction',
    'mark',
    null,
    '(?:user |customer |developer |overall |community )?satisfaction(?: score| rate| rating)?|csat|survey.*|ratings?|feedback (?:de|von|des) (?:usuarios|nutzern?|utilisateurs)|satisfacción|satisfação|soddisfazione|zufriedenheit|客户满意度|用户满意度|满意度|満足度|удовлетворённост\\p{L}*|удовлетворенност\\p{L}*|만족도',
  ],
]
