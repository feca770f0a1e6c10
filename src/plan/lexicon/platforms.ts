import { alternatives, Phrases, type Vocabulary } from './phrases.ts'

/** Platforms by the names that plans use, with the id of the channel plug-in that serves them. */
export type Platform = { id: string; name: string; from: number; to: number }

const NAMES: [string, string][] = [
  ['hackernews', 'hacker ?news|show hn|ask hn|HN|해커 ?뉴스|ハッカーニュース'],
  ['reddit', 'reddit|/?r/[A-Za-z]\\w+|subreddits?|서브레딧|레딧'],
  ['devto', 'dev\\.to|dev community'],
  ['hashnode', 'hashnode'],
  ['medium', 'medium|미디엄'],
  [
    'x',
    'twitter(?: ?/ ?x)?|x ?/ ?twitter|x\\.com|트위터|推特|ツイッター|x \\(twitter\\)|x \\(formerly twitter\\)|x（twitter）|x（旧twitter）|x',
  ],
  ['linkedin', 'linkedin|링크드인|领英|リンクトイン'],
  ['bluesky', 'bluesky|bsky'],
  ['mastodon', 'mastodon|fosstodon'],
  ['threads', 'meta threads|threads\\.net|threads'],
  ['youtube', 'youtube|yt shorts|유튜브|ユーチューブ'],
  ['discord', 'discord|디스코드|ディスコード'],
  ['slack', 'slack|슬랙'],
  ['telegram', 'telegram|텔레그램|телеграм\\p{L}*|тг-канал\\p{L}*'],
  ['github', 'github(?: discussions| readme| releases?| sponsors| trending)?'],
  ['producthunt', 'product ?hunt|프로덕트 ?헌트|プロダクトハント|製品ハント'],
  ['lobsters', 'lobste\\.?rs'],
  ['stackoverflow', 'stack ?overflow|stack ?exchange|ask ubuntu'],
  ['facebook', 'facebook|페이스북|フェイスブック|脸书'],
  ['instagram', 'instagram|인스타(?:그램)?|インスタ(?:グラム)?'],
  ['tiktok', '틱톡|tiktok(?: ?/ ?reels ?/ ?shorts)?|reels'],
  ['twitch', 'twitch|트위치'],
  ['indiehackers', 'indie ?hackers'],
  ['wordpress', 'wordpress'],
  ['ghost', 'ghost blog'],
  ['substack', 'substack'],
  ['quora', 'quora'],
  ['hackernoon', 'hacker ?noon'],
  ['devhunt', 'dev ?hunt'],
  ['peerlist', 'peerlist(?: launchpad)?'],
  ['betalist', 'beta ?list'],
  ['alternativeto', 'alternative\\.?to\\.net|alternativeto'],
  ['dailydev', 'daily\\.dev'],
  ['lemmy', 'lemmy'],
  ['xing', 'xing'],
  ['techcommunity', '(?:microsoft )?tech community'],
  ['pypi', 'pypi(?: package page)?'],
  ['npm', 'npm(?:js)?'],
  ['crates', 'crates\\.io'],
  ['dockerhub', 'docker ?hub'],
  ['habr', 'habr|хабр\\p{L}*'],
  ['vk', 'vk(?:ontakte)?|вконтакте|вк'],
  ['vcru', 'vc\\.ru'],
  ['qiita', 'qiita'],
  ['zenn', 'zenn'],
  ['note', 'note\\.com|note'],
  ['hatena', 'hatena|はてな(?:ブログ|ブックマーク)?'],
  ['naver', 'naver|네이버'],
  ['geeknews', 'geeknews|긱뉴스'],
  ['velog', 'velog'],
  ['tistory', 'tistory|티스토리'],
  ['zhihu', '知乎(?:专栏)?|zhihu'],
  ['wechat', '微信公众号|公众号|微信|wechat'],
  ['weibo', '微博|weibo'],
  ['csdn', 'CSDN'],
  ['juejin', '(?:稀土)?掘金|juejin'],
  ['bilibili', 'B ?站|bilibili|哔哩哔哩'],
  ['v2ex', 'V2EX'],
  ['oschina', '开源中国|oschina'],
  ['segmentfault', '思否|segmentfault'],
  ['xiaohongshu', '小红书'],
  ['jike', '即刻'],
  ['sspai', '少数派'],
  ['jianshu', '简书'],
  ['toutiao', '今日头条|头条号'],
  ['shipinhao', '视频号'],
  ['cnblogs', '博客园'],
  ['ruanyf', '阮一峰(?:的)?(?:科技爱好者)?周刊'],
  ['douyin', '抖音'],
  ['baidu', '百度(?: ?SEM|推广)?'],
  ['googleads', 'google (?:search |display )?ads|adwords|谷歌 ?ads|谷歌广告|google 広告|구글 광고'],
  ['yandexdirect', '(?:yandex|яндекс)[ .]?(?:direct|директ)'],
  ['so360', '360搜索'],
  ['sogou', '搜狗(?:推广)?'],
  ['chromewebstore', 'chrome web ?store'],
  ['firefoxaddons', '(?:firefox|mozilla) add-?ons'],
  ['edgeaddons', '(?:microsoft )?edge add-?ons'],
  ['vscode', '(?:vs ?code|visual studio(?: code)?) marketplace'],
  ['jetbrains', 'jetbrains marketplace'],
  ['openvsx', 'open ?vsx'],
  ['appstore', '(?:apple |ios |mac )?app store'],
  ['playstore', 'google play(?: store)?|play store'],
  ['jiqizhixin', '机器之心'],
  ['36kr', '36 ?氪|36kr'],
  ['qbitai', '量子位'],
  ['huxiu', '虎嗅(?:网)?'],
  ['infoq', 'infoq'],
  ['51cto', '51CTO'],
  ['moments', '朋友圈'],
  ['dzone', 'dzone'],
  ['freecodecamp', 'freecodecamp'],
  ['tds', 'towards data science'],
  ['techcrunch', 'techcrunch'],
  ['appsumo', 'appsumo'],
  ['capterra', 'capterra'],
  ['saashub', 'saashub'],
  ['uneed', 'uneed'],
  ['microlaunch', 'microlaunch'],
  ['consoledev', 'console\\.dev'],
  ['whatsapp', 'whatsapp'],
  ['pinterest', 'pinterest'],
  ['nostr', 'nostr'],
  ['newsletter', 'newsletters?|e-?mail(?: marketing| list| newsletter)?|mailing list|рассылк\\p{L}+|뉴스레터|ニュースレター|メルマガ'],
  ['blog', '(?:project |company |technical |personal |dev |official )?blog(?: posts?)?|官网博客|博客|ブログ|블로그|блог\\p{L}*'],
  ['podcast', 'podcasts?|подкаст\\p{L}*|팟캐스트|ポッドキャスト'],
  ['conference', 'conferences?(?: talks?)?|meetups?|конференци\\p{L}*'],
  ['seo', 'SEO|搜索引擎优化'],
  ['press', 'press'],
  ['lists', 'awesome[- ](?:lists?|[\\p{L}-]+)'],
  ['mirror', 'mirror\\.xyz'],
  ['farcaster', 'farcaster|warpcast'],
]
/** "Threads" between names of places, after "on" or before what is posted there; threads are pieces elsewhere. */
const POSTED = /^\s(?:threads?|posts?|account|follow)/
const isPlaceOfThreads = (line: string, at: Platform, all: readonly Platform[]): boolean =>
  at.name === 'Threads' &&
  (POSTED.test(line.slice(at.to, at.to + 12)) ||
    /\b(?:on|to) $/.test(line.slice(Math.max(0, at.from - 4), at.from)) ||
    all.some(
      other => other !== at && (LISTED.test(line.slice(other.to, at.from) || 'x') || LISTED.test(line.slice(at.to, other.from) || 'x')),
    ))
const LISTED = /^(?:\s?[/|,、·&+]\s?|\s(?:and|und|y|e|et)\s)$/
/** Short names that are words in lower case. */
const CASED = /^(?:X|HN|SEO)$/
/** What must follow a name that is a common word as well. */
const GUARD: Record<string, RegExp> = {
  medium: /^(?:$|[\s,.:;)/|])(?! ?-?(?:term|priority|risk|size|roi|impact|effort|high|low|sized))/i,
  'awesome pr': /^(?!)/,
  press: /^(?! ?(?:kit|page|coverage|mention|asset|contact|event))/i,
  x: /^(?:$| (?:(?:launch|announcement|teaser|promo|recap) )?(?:thread|post|ads|スペース)| (?:account|profile|\(@)| ?[+&] ?[a-z]{4}|:| ?\/ |\/(?!y\b)[a-z]{4}|,|\)|（|、|アカウント|投稿|[でにへ](?=[\u3040-\u30ff\u4e00-\u9fff])|에 )/i,
  note: /^(?: ?(?:記事|アカウント)|に(?:投稿|記事|公開)|で(?:投稿|公開|発信|記事))/,
}
const UNSPACED = /[\u2e80-\u9fff\uac00-\ud7af]/
const LONGEST = 500
let names: Phrases<string> | null = null

/** Names in scripts without spaces may stand anywhere, all others between other signs. */
function vocabulary(): Vocabulary<string> {
  return NAMES.map(([value, source]) => {
    const [runs, words] = [true, false].map(unspaced =>
      alternatives(source)
        .filter(each => UNSPACED.test(each) === unspaced)
        .join('|'),
    )
    return { value, ...(words ? { words } : {}), ...(runs ? { runs } : {}) }
  })
}

/** Platforms named in `text`, in order, each with its place; the same platform may occur more than once. */
export function platforms(text: string): Platform[] {
  const line = text.length > LONGEST ? text.slice(0, LONGEST) : text
  const out: Platform[] = []
  names ??= new Phrases(vocabulary(), 'word', 'name')
  names.scan(line, (id, from, length) => {
    const to = from + length
    const name = line.slice(from, to)
    if (/^(?:x|hn|seo)$/i.test(name) && !CASED.test(name)) return
    // "| HIGH | MEDIUM |": how much, and no place; "MEDIUM ARTICLES" shouts as a whole.
    if (name === 'MEDIUM' && (line.length < 10 || line !== line.toUpperCase())) return
    const guard = GUARD[name.toLowerCase()]
    if (guard && !guard.test(line.slice(to))) return
    if (out.some(other => other.id === id && other.to > from)) return
    out.push({ id, name, from, to })
  })
  const places = out.some(({ id }) => id === 'threads')
    ? out.filter(at => !/^threads$/i.test(at.name) || isPlaceOfThreads(line, at, out))
    : out
  if (places.length < 2) return places
  return places
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((platform, i, all) => i === 0 || platform.from >= all[i - 1]!.to || platform.to > all[i - 1]!.to)
}
