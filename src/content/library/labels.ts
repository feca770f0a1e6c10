/** The labels of libraries of posts, in the languages that plans are written in: "Copy:", "Visual:", "Call to action:". */

export type FieldName =
  | 'copy'
  | 'title'
  | 'theme'
  | 'visual'
  | 'cta'
  | 'tags'
  | 'channel'
  | 'format'
  | 'language'
  | 'audience'
  | 'date'
  | 'time'
  | 'link'
  | 'alt'
  | 'campaign'

/** Whole labels, lower case, without numbers and emoji. */
const WORDS: Readonly<Record<FieldName, string>> = {
  copy: 'copy|post copy|text|post text|body|content|post content|post|caption|message|tweet text|draft|script|beitrag|beitragstext|inhalt|texto|contenido|conteúdo|texte|contenu|testo|contenuto|текст|контент|文案|正文|内容|本文|본문|내용|nội dung',
  title:
    'title|headline|subject|subject line|hook|titel|überschrift|betreff|título|titre|titolo|заголовок|тема письма|标题|タイトル|件名|제목|tiêu đề',
  theme:
    'theme|topic|pillar|content pillar|category|type|content type|angle|thema|kategorie|säule|tema|pilar|categoría|categoria|thème|sujet|catégorie|тема|рубрика|категория|主题|类别|テーマ|カテゴリ|주제|chủ đề',
  visual:
    'visual|visuals|image|image idea|graphic|picture|photo|asset|creative|video|media|screenshot|bild|grafik|visuell|imagen|imagem|gráfico|visuel|immagine|картинка|изображение|визуал|配图|图片|视觉|画像|ビジュアル|이미지|hình ảnh',
  cta: "cta|call to action|call-to-action|handlungsaufforderung|aufruf|llamada a la acción|llamado a la acción|chamada para ação|appel à l’action|appel à l'action|invito all’azione|призыв к действию|призыв|行动号召|行动呼吁|行動喚起|행동 유도|kêu gọi hành động",
  tags: 'hashtags|hashtag|tags|keywords|schlagworte|etiquetas|mots-clés|хештеги|теги|标签|话题|ハッシュタグ|해시태그',
  channel:
    'channel|channels|platform|platforms|network|kanal|kanäle|plattform|canal|canales|canais|plataforma|canale|plateforme|канал|площадка|渠道|平台|チャネル|媒体|채널|플랫폼|kênh',
  format: 'format|post type|formato|формат|格式|形式|フォーマット|형식|định dạng',
  language: 'language|lang|sprache|idioma|langue|lingua|язык|语言|言語|언어|ngôn ngữ',
  audience: 'audience|target audience|zielgruppe|audiencia|público|cible|pubblico|аудитория|受众|対象|대상|đối tượng',
  date: 'date|publish date|day|scheduled|datum|tag|fecha|data|date de publication|дата|日期|日付|날짜|ngày',
  time: 'time|publish time|best time|uhrzeit|zeit|hora|heure|ora|время|时间|時間|시간|giờ',
  link: 'link|url|landing page|enlace|lien|ссылка|链接|リンク|링크|liên kết',
  alt: 'alt|alt text|alternative text|alternativtext|texto alternativo|texte alternatif|альтернативный текст|替代文本|代替テキスト|대체 텍스트',
  campaign: 'campaign|kampagne|campaña|campanha|campagne|campagna|кампания|活动|キャンペーン|캠페인|chiến dịch',
}
const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([field, words]) => words.split('|').map(word => [word, field as FieldName] as const)),
)

/** The field that a label or a heading names; null when it names none. Emoji and marks of emphasis do not count. */
export function fieldOf(label: string): FieldName | null {
  const plain = label
    .replaceAll(/[*_`#]|\p{Extended_Pictographic}\uFE0F?/gu, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .trim()
    .toLowerCase()
  return BY_WORD.get(plain) ?? null
}

const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'english|englisch|inglés|inglês|anglais|inglese|английский|英文|英语|英語|영어|tiếng anh|en',
  de: 'german|deutsch|alemán|alemão|allemand|tedesco|немецкий|德文|德语|ドイツ語|독일어|de',
  es: 'spanish|spanisch|español|castellano|espanhol|espagnol|spagnolo|испанский|西班牙语|スペイン語|스페인어|es',
  fr: 'french|französisch|français|francés|francês|francese|французский|法文|法语|フランス語|프랑스어|fr',
  pt: 'portuguese|portugiesisch|português|portugués|portugais|portoghese|португальский|葡萄牙语|ポルトガル語|포르투갈어|pt|pt-br',
  it: 'italian|italienisch|italiano|italien|итальянский|意大利语|イタリア語|이탈리아어|it',
  ru: 'russian|russisch|русский|ruso|russo|russe|俄文|俄语|ロシア語|러시아어|ru',
  zh: 'chinese|chinesisch|chino|chinês|chinois|cinese|китайский|中文|简体中文|中国語|중국어|zh',
  ja: 'japanese|japanisch|japonés|japonês|japonais|giapponese|японский|日文|日语|日本語|일본어|ja',
  ko: 'korean|koreanisch|coreano|coréen|корейский|韩文|韩语|韓国語|한국어|ko',
  vi: 'vietnamese|vietnamesisch|tiếng việt|vi',
}
const LANGUAGE_BY_WORD = new Map(Object.entries(LANGUAGES).flatMap(([tag, words]) => words.split('|').map(word => [word, tag] as const)))
/** The tag of a language that a heading or value names and nothing else: "Deutsch", "EN", "English version". */
export function languageOf(text: string): string | null {
  const plain = text
    .replaceAll(/[*_`#()[\]]|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}/gu, '')
    .replaceAll(/(?<![\p{L}])(?:version|copy|text|fassung|versión|versão|versione|версия)(?![\p{L}])/giu, '')
    .trim()
    .toLowerCase()
  // "Versão em inglês", "auf Deutsch".
  const named = plain.replace(/^(?:in|em|en|auf|на)\s+/u, '')
  return LANGUAGE_BY_WORD.get(plain) ?? LANGUAGE_BY_WORD.get(named) ?? null
}
