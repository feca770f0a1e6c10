/** Steps on the way to a piece: what is clicked, opened, copied and looked at when it is published, and links that are shared. */
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'

const OPENS = pattern(
  /^(?:(?:click|press(?! release| kit)|log ?in|sign ?in|open(?! source)|go to|navigate|visit|select|choose|copy|paste|preview|proofread|check|double-?check|re-?read|bookmark|retweet|repost|upvote|quote|tailor|customi[sz]e|adjust|klick|öffne|anmelden|kopier|einfügen|prüfe|haz clic|abr[ei]|copi[ae]r?|pega[r]?|clica[r]?|cola[r]?|clique[rz]?|ouvr(?:ir|ez)|coller|apri|copia|incolla|нажать|нажми|открыть|открой|скопир|вставить|nhấn|mở|dán|sao chép|copy|xem lại|đăng nhập|tıkla|kopyala)(?![\p{L}-])|点击|點擊|打开|登录|复制|粘贴|预览|检查)/iu,
)
const CLOSES = /(?:を|\s)?(?:クリック|コピー|貼り付け|プレビュー|클릭|복사|붙여넣기|미리보기)(?:する|します|하기|한다)?$/
const LINKS = pattern(
  /^(?:share|post|comment|drop|send|teile|comparte|compartir|partager|compartilhar?|condividi|chia sẻ)\s(?:the\s|your\s|a\s|el\s|le\s|o\s|den\s)?(?:[\p{L}./]+\s)?(?:links?|urls?|enlaces?|lien)(?!\p{L})|^(?:分享|发)(?:.{0,6})链接|リンクを(?:共有|シェア)/iu,
)
/** "Click “Create post”", "Copy the text of the thread", "Share the link": by which a piece is published, and none. */
export const isStep = fact((text): boolean => OPENS.test(text) || LINKS.test(text) || CLOSES.test(text))
