/** What is named like a piece and is none: documentation, questions, profiles, things to read, comments, people to write to. */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isQuoted } from './piece-name.ts'
import { type Context, leadKind, titleOf } from './context.ts'

export const DOCS = /documentation|\bdocs?\b|readme|dokumentation|documentaci[oó]n|documentação|文档|ドキュメント|문서|документаци/i
export const isDocs = fact(text => DOCS.test(text))
/** Questions that are answered when they are asked. */
export const isFaq = fact(text =>
  /\bFAQs?\b|frequently asked|häufige fragen|preguntas frecuentes|perguntas frequentes|questions fréquentes|частые вопросы|常见问题|よくある質問|자주 묻는/i.test(
    text,
  ),
)
/** "@name - Bio: "…"": what a profile says. */
export const isProfile = fact(text => /\bbio(?:graphy|grafie|grafía)?\s*[:：]/i.test(text))
export const isPage = fact(text => /\b(?:web ?)?pages?\b|landing/i.test(text) && !/blog/i.test(text))
/** "Forum: https://…": where something is. */
export const isAddress = fact(text => text.includes('://') && /^[^:：]{1,60}[:：]\s*https?:\/\/\S+$/i.test(text))
/** Things that others wrote, for the reader of the plan. */
const READING =
  /^(?:(?:recommended|useful|helpful|further|additional|external|learning|related) (?:resources?|reading|links?|reads?|articles?)|resources?|references?|bibliography|(?:weiterführende|nützliche) (?:links|quellen|ressourcen)|ressourcen|quellen|recursos(?: útiles| úteis)?|referencias|referências|lecturas|ressources(?: utiles)?|références|полезные ссылки|ресурсы|источники|(?:推荐|参考|学习|相关|延伸)(?:资源|资料|阅读|链接|文章|文献)|参考(?:文献|リンク|資料)?|参考リンク|참고 ?(?:자료|링크|문헌))$/i
const isReading = fact(text => READING.test(titleOf(text)))
/** "Related files": what the repository holds besides. */
const BESIDE =
  /^(?:related|see also|linked|supporting|zugehörige|relacionad\w+)(?: (?:files?|documents?|docs|documentation|dateien|dokumente))?$|^(?:archivos|arquivos|documentos) relacionados$|^(?:相关|参考)(?:文件|文档)$|^関連(?:ファイル|ドキュメント)$/i
const isBeside = fact(text => BESIDE.test(titleOf(text)))
export const ofOthers = (context: Context, line: Line): boolean =>
  line.box === null &&
  (line.links.some(link => /^https?:/i.test(link.url))
    ? context.above(line).some(at => isReading(at) || isBeside(at))
    : line.codes.length + line.links.length > 0 && context.above(line).some(isBeside))

/** "Format: long read", "Tags: …": says how a piece is made, and is none itself. */
export function describes(line: Line): boolean {
  const label = line.rest !== '' ? leadKind(line) : null
  return label === 'format' || label === 'craft' || label === 'audience' || label === 'owner'
}

/** "4 articles in total", "At least 2 published articles": what will then have been published. */
export const isSum = fact(
  text =>
    /^at least \d+ (?:published|live)\b/i.test(text) ||
    (/total|insgesamt|cumul/i.test(text) && /(?:\b(?:in|au|en|no|im) total|insgesamt|cumul\w*)[\s)）.]*$/i.test(text)),
)
/** "Every release = a short video": what will come of what nobody can count yet. */
export const isTrigger = fact(text =>
  /^(?:every|each|jede[nrs]?|cada|a cada|chaque|ogni|кажд\p{L}+|每(?:个|次|当)|毎回)\s?.{3,60}?\s?(?:=|→|->|=>)\s/iu.test(text),
)
/** "Post the first comment", "Maker's comment": below a piece, and none by itself. */
export const ANSWERS =
  /^(?:do not|don'?t|never|no|avoid|kein[e]?|nicht)\s|^(?:(?:the |our )?(?:maker|founder|author|op)(?:['’]?s)? (?:first )?|(?:the |our )?(?:first|top|pinned|opening|follow-up) )comments?\b|^(?:erster kommentar|primer comentario|primeiro comentário|premier commentaire|первый комментарий|首条评论|首评|最初のコメント|첫 댓글)|^(?:post|write|publish|pin)\b.{0,24}\b(?:comments?|repl(?:y|ies)|answers?|conversations?)\b/i
/** "Respond to all comments", "Engage with everyone": what is said below the pieces of others, or one's own. */
export const isReply = (text: string): boolean => REPLY.test(text)
const REPLY =
  /^(?:(?:continue to |keep )?(?:respond(?:ing)?|reply(?:ing)?|answer(?:ing)?|engag(?:e|ing)) (?:\S+ )?(?:to|with|in|on|every|all|questions|comments)\b|(?:monitor|watch|track|continue)\b.{0,24}\b(?:comments|mentions|replies|feedback|discussions?|questions|engagement)\b|thank (?:everyone|all|you|the)\b|follow[- ]up (?:with|on)\b|auf .{0,30}(?:kommentare|fragen) (?:antworten|reagieren)|kommentare beantworten|responder (?:a )?(?:tod|cad|los |as |os |coment|pregunt|pergunt)|répondre (?:à|aux)|rispondere (?:a|ai)|отвечать на|ответить на|回复|回應|コメント(?:に|へ)?返信|댓글)|댓글 ?(?:모니터링|대응|응대|답변|달기|관리)/i
/** "Reach out to 10 podcasts": whom to speak to. */
export const isTalk = fact(text => /^(?:reach out|contact|get in touch|(?:send|write) (?:\d+ )?(?:\w+ )?e-?mails?)\b/i.test(text))
/** "POST /api/users", "GET and POST {id}": what a program is asked. */
export const isRequest = fact(
  text => text.includes('POST') && /(?:^|[\s,/|(→])POST(?:\s*[/{`]|$|\s+(?:to\s+)?\/|\s+(?:request|endpoint|body))/.test(text),
)
/** "Post at 12:01 AM": when it is done. */
export const isWhen = fact(text =>
  /^(?:post|publish|submit|launch)\s+(?:at |between |around |during |before |after )?(?:\d{1,2}(?::\d\d)?\s?(?:[-–]\s?\d{1,2}(?::\d\d)?\s?)?(?:[ap]m|uhr|h)\b|(?:the )?(?:peak|midnight|optimal|best|right|high-traffic)\b|(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?|a|one|two|a few) (?:hours?|days?|weeks?) (?:after|before)\b)/i.test(
    text,
  ),
)
/** "TLDR newsletter" below "Reach out to newsletters": whom to write to. */
export const isContact = (line: Line): boolean =>
  line.parent?.kind === 'item' && isOutreach(line.parent) && line.links.length === 0 && !isQuoted(line)
const isOutreach = fact(text => /^(?:reach out|contact|pitch|e-?mail|write to)\b/i.test(text))
export const isOutline = fact(text =>
  /^(?:outline|structure|agenda|gliederung|aufbau|esquema|estructura|estrutura|plan de l'article|大纲|提纲|構成|개요)\s*[:：]?$/i.test(
    text,
  ),
)
/** "Create a component for all posts", "Update the endpoint", "<article>": what a program is made of. */
export const isProgram = fact(text => text.startsWith('<') || FILE.test(text) || (PROGRAM.test(text) && !/["“„«「『《]/.test(text)))
/** "blog-new.sh: creates a post". */
const FILE = /^[\w./-]+\.(?:sh|[jt]sx?|py|rb|go|rs|json|ya?ml|toml|css)\s?[:：(–—-]/
const PROGRAM =
  /^(?:[a-z-]+\s){0,6}(?:components?|endpoints?|(?:api )?routes?|handlers?|schemas?|middleware|migrations?|webhooks?|(?:unit|integration|e2e) tests?)(?:\s*$|\s*[(（:：,]|\s(?:for|to|with|in|and)\s)|\b(?:worker|main|background|single|multiple|os|ui) threads?\b|\bthread(?:ing|[- ](?:safe|pool|safety|count|local|dump))|\bpost-(?:sign|install|deploy|process|build|commit|merge|purchase|onboard)|\ball \d+ (?:posts|articles|videos)\b|\bcreate\/read\/update/i
/** "Start a blog", "Launch the newsletter": where pieces will be published, and none. */
export const isPlace = fact(text => PLACE.test(text))
const PLACE =
  /^(?:[^:：]{2,14}[:：]\s)?(?:create|start|launch|set ?up|build|establish|begin|open|grow|maintain|crear|criar|créer|lancer|lanzar|lançar|starten?|aufsetzen)\s(?:an?\s|the\s|our\s|your\s|un[ae]?\s|uma?\s|den\s|einen\s)?(?:(?!post|article)[a-zà-ÿ-]+\s){0,2}(?:[a-z]+\/)?(?:blogs?|newsletters?|podcasts?|(?:video|youtube) channels?)(?:\s*$|\s*[(（]|\s(?:on|with|for|to|at|in|about)\s)/i
