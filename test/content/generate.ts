/** Seeded texts in ten scripts with emoji, joined emoji, addresses, mentions and tags: the same ones in every run. */

/** mulberry32: a small generator with a known state. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  latin: ['index', 'search', 'naïve', 'façade', 'e.g.', 'Größe', 'n-gram', 'it’s', 'cafe\u0301', 'v0.3.1', '99.9%', 'coöperate'],
  cyrillic: ['поиск', 'вектор', 'данные', 'ёлка', 'т. е.', 'скорость'],
  greek: ['διάνυσμα', 'αναζήτηση', 'μνήμη', 'ταχύτητα'],
  arabic: ['بحث', 'قاعدة', 'البيانات', 'سُرعة', 'الذاكرة،'],
  hebrew: ['חיפוש', 'מסד', 'נתונים', 'מְהִירוּת'],
  devanagari: ['खोज', 'क्षत्रिय', 'डेटाबेस', 'स्मृति', 'तेज़'],
  thai: ['ค้นหา', 'ฐานข้อมูล', 'ความเร็ว', 'น้ำ'],
  hangul: ['검색', '데이터베이스', '속도가', '빠르다'],
  han: ['向量数据库', '搜索', '速度很快', '内存'],
  kana: ['ベクトル', 'けんさく', 'データベース', 'が', 'ﾊﾝｶｸ'],
}
const EMOJI = ['🚀', '👨‍👩‍👧‍👦', '👩🏽‍💻', '🏳️‍🌈', '🇩🇪', '1️⃣', '❤️', '☺', '🧑🏿‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']
const ADDRESSES = [
  'https://lumen.example.com/blog/filters',
  'http://a.io',
  'https://example.org/a_(b)?q=1&r=%20#part',
  'https://example.com/very/long/path/that/counts/as/twenty/three/only/on/some/channels',
  'https://münchen.de/straße',
  'https://例え.jp/パス',
  'example.com',
  'docs.example.io/start,',
]
const NAMES = [
  '@ada',
  '@ada.bsky.social',
  '@grace@hachyderm.io',
  '@jo.example',
  '#search',
  '#ベクトル',
  '#2026',
  '#v2',
  '＃全角',
  '$LUM',
  '#a\u200b',
]
const ENDS: Readonly<Record<string, string>> = { han: '。', kana: '。', devanagari: '।', arabic: '؟' }

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

/** One text of one to sixty words. */
export function textFrom(random: () => number): string {
  const script = pick(random, Object.keys(WORDS))
  const spaced = !['han', 'kana', 'thai'].includes(script)
  const count = 1 + Math.floor(random() * 60)
  let text = ''
  for (let n = 0; n < count; n++) {
    const kind = random()
    const from = random() < 0.1 ? pick(random, Object.keys(WORDS)) : script
    const word =
      kind < 0.06
        ? pick(random, EMOJI)
        : kind < 0.1
          ? pick(random, ADDRESSES)
          : kind < 0.15
            ? pick(random, NAMES)
            : pick(random, WORDS[from]!)
    const free = kind >= 0.06 && kind < 0.15
    const gap = random()
    text += free && !/\s$|^$/.test(text) && random() < 0.8 ? ` ${word}` : word
    if (gap < 0.12) text += `${ENDS[script] ?? '.'}${spaced ? ' ' : ''}`
    else if (gap < 0.15) text += '\n\n'
    else if (gap < 0.18) text += ', '
    else if (spaced || free) text += ' '
  }
  return text.trim()
}
export function textsOf(count: number, seed: number): string[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => textFrom(random))
}
