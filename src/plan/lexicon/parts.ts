import { pattern } from '../text/pattern.ts'

/** What a block of a piece or of a kind of pieces is called: what it is made of, how it is to be made, who makes it with what. */
const SPACED = [
  // What it is made of.
  'outlines?|structures?|same (?:shape|pattern|format)|anatomy|skeleton|sections?|(?:asset|creative|design|production|content|video|image) briefs?|(?:scripts?|storyboard|shot list)(?: outline)?|key (?:points?|takeaways?|messages?)|talking points?|elements|hooks|opening lines?|agenda|show notes|timestamps?|thumbnails?|captions?|hashtags?|tags|descriptions?|copy points|(?:title|headline|subject line) (?:options|candidates|variants|variations|alternatives)',
  'gliederung|aufbau|struktur|skript|kernpunkte|kernaussagen|inhaltspunkte',
  // How it is to be made.
  '(?:(?:writing|style|editorial|quality|content|posting) )?(?:guidelines?|standards|principles|rules|tips|requirements|specifications?|specs|criteria)|best practices|(?:brand )?(?:voice|tone)(?: (?:and|&) (?:tone|style|voice))?|tone of voice|(?:seo|search) (?:focus|optimi[sz]ation)|(?:[a-z-]+ )?keywords|categor(?:y|ies)',
  'richtlinien|qualitätsstandards|tonalität|suchbegriffe|kategorien|kriterien|schlüsselwörter',
  // How the work goes.
  '(?:content |creation |publishing |review |production |editing )?(?:workflow|process)(?:es)?|(?:video |content )?production(?: (?:plan|process|notes|steps|schedule))?|equipment(?: (?:and|&) [a-z ]+)?|(?:daily |weekly )?routines?|automations?|expertise(?: areas?)?|areas of expertise|capabilities|core responsibilities|(?:[a-z]+ (?:and|&) )?(?:repurposing|recycling)(?: (?:strategy|plan|workflow))?',
  'arbeitsablauf|produktion|ausrüstung',
].join('|')
const UNSPACED =
  '标题(?:备选|候选)|备选标题|タイトル(?:案|候補)|제목 ?후보|구조 ?제안|再利用|二次利用|复用|二次创作|提纲|大纲|结构|脚本|要点|核心信息|话题标签|规范|原则|标准|要求|技巧|关键词|关键字|分类|注意事项|流程|工作流|设备|構成|台本|ポイント|アウトライン|ハッシュタグ|ガイドライン|原則|ルール|キーワード|カテゴリ|ワークフロー|制作工程|機材|구성|구조|재활용(?: ?(?:전략|계획))?|스크립트|핵심 ?(?:포인트|내용)|해시태그|대본|가이드라인|원칙|규칙|키워드|카테고리|기준|워크플로우|프로세스|장비'
/** The same in languages whose first word says what it is. */
const FIRST = [
  'estructura|esquema|gui[oó]n|puntos clave|mensajes clave|pautas|principios|requisitos|consejos|buenas prácticas|palabras clave|categorías|flujo de trabajo|producción|equipo técnico',
  'estrutura|roteiro|pontos-chave|mensagens-chave|diretrizes|princípios|boas práticas|palavras-chave|categorias|fluxo de trabalho|produção',
  'structure|points clés|messages clés|lignes directrices|bonnes pratiques|mots[- ]clés|catégories|déroulé',
  'struttura|scaletta|punti chiave|linee guida|parole chiave|categorie',
  'структура|сценарий|ключевые (?:тезисы|пункты|сообщения|слова|запросы)|правила|принципы|требования|категории|процесс',
  'cấu trúc|dàn ý|từ khóa|yapı|anahtar (?:noktalar|kelimeler)',
].join('|')
const LAST = new RegExp(`(?:(?:^|\\s)(?:${SPACED})|(?:${UNSPACED}))$`, 'i')
const OPENS = pattern(new RegExp(`^(?:${FIRST})(?!\\p{L})`, 'iu'))
/** Kinds of pieces, and what they are about: titles below them are pieces, and nothing else there is. */
const KINDS = pattern(
  /(?:^|\s)(?:pillars|types?|formats?|themes|mix|buckets|säulen|formate|themenfelder|rubriken)$|^(?:pilares|tipos|formatos|piliers|types|pilastri|tipi|рубрики|форматы|типы)(?!\p{L})|(?:类型|形式|支柱|方向|タイプ|フォーマット|타입|유형|포맷)$/iu,
)
const LONGEST = 56

/** Without what stands in brackets behind it, its number and its colon. */
const bare = (title: string): string =>
  title
    .replace(/\s*[(（][^()（）]*[)）]/g, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim()

/** Does a title head what a piece is made of ("Outline"; not "Pillar 2: Best practices"), how it is made, or who makes it? */
export function headsParts(title: string): boolean {
  const name = bare(title)
  return name.length <= LONGEST && !/[:：]/.test(name) && (LAST.test(name) || OPENS.test(name))
}
/** Does it head kinds of pieces, and no pieces? */
export function headsKinds(title: string): boolean {
  const name = bare(title)
  return name.length <= LONGEST && KINDS.test(name)
}
