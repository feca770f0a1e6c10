/** The site, its documentation and search engines. */
import type { MetricName } from './types.ts'

export const web: readonly MetricName[] = [
  [
    'docs.pageviews',
    'count',
    'plausible',
    '(?:documentation|docs?) (?:page ?)?(?:views?|visits?|traffic|visitors)|文档访问量?|ドキュメント閲覧数?|просмотр\\p{L}* документации|vistas de (?:la )?documentación|doku-?aufrufe',
  ],
  [
    'web.pageviews',
    'count',
    'plausible',
    '(?:blog |site |website |web )?page ?views?|官网 ?pv|pv|浏览量|页面浏览|ページビュー|閲覧数|просмотр\\p{L}*|páginas vistas|páginas visitadas|pages vues|seitenaufrufe|visualizzazioni di pagina|visualizações de página|페이지뷰',
  ],
  [
    'web.visitors',
    'count',
    'plausible',
    '(?:website|unique|monthly|blog|site|web|landing page|homepage|organic) (?:visitors?|traffic|visits|users)|website-?traffic|visitors?|visites?|visitas|visitantes|visiteurs|visitatori|besucher|官网流量|官网 ?uv|自然流量|访问官网|网站访问量?|访客数?|访问量|uv|訪問者数?|посетител\\p{L}*|посещаемост\\p{L}*|방문자|lượt truy cập|ziyaretçi\\p{L}*|lượt truy cập',
  ],
  [
    'web.bounce_rate',
    'share',
    'plausible',
    'bounce rate|跳出率|直帰率|absprungrate|tasa de rebote|taxa de rejeição|taux de rebond|показатель отказов|이탈률',
  ],
  [
    'web.time_on_site',
    'time',
    'plausible',
    '(?:average )?time on (?:site|page)|平均停留(?:时间|时长)?|滞在時間|session duration|engagement time|verweildauer|tiempo en (?:el sitio|página)|temps passé|время на сайте|체류 ?시간',
  ],
  [
    'web.conversion',
    'share',
    null,
    '(?:free-to-paid |trial |landing page |signup |sign-up |sales )?conversion(?: rate)?|konversion(?:srate)?|conversão|taxa de conversão|conversión|tasa de conversión|taux de conversion|tasso di conversione|конверси\\p{L}*|转化率|试用转化率|销售转化率|転換率|コンバージョン率|전환율|tỷ lệ chuyển đổi',
  ],
  [
    'web.click_rate',
    'share',
    null,
    '(?:documentation |ad |banner |link )?click-?through(?: rate)?|点击率|クリック率|taxa de cliques?|tasa de clics|taux de clics?|klickrate|ctr',
  ],
  ['web.demo_completion', 'share', null, 'demo completion.*|playground completion.*'],
  ['search.clicks', 'count', 'search-console', '(?:organic|search|google)(?: search)? clicks|organic search (?:traffic|visits)|搜索点击'],
  ['search.impressions', 'count', 'search-console', '(?:organic|search|google|seo)(?: search)? impressions|搜索展示'],
  ['search.ctr', 'share', 'search-console', '(?:organic|search|serp|google)(?: search)? (?:ctr|click-?through rate)'],
  [
    'search.position',
    'rank',
    'search-console',
    '(?:average |mean )?(?:search|google|serp|organic|keyword)(?: search)? (?:position|rank|ranking)|seo rank(?:ing)?|ranking for .*',
  ],
  [
    'search.keywords',
    'count',
    null,
    '(?:ranking |ranked |seo )keywords?|keyword rankings?|keywords? (?:in|on) (?:the )?(?:top|page).*|关键词排名|キーワード順位',
  ],
  [
    'search.backlinks',
    'count',
    null,
    '(?:quality |new )?backlinks?|referring domains|inbound links|外部链接|外链|被リンク|обратн\\p{L}* ссыл\\p{L}*|백링크',
  ],
]
