/** What is written and is no piece: e-mails, and advertisements that are paid for. Readers of lines, rows and prepared texts ask here. */
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { readFormat } from './cadences.ts'
import { readPlatforms } from './channel-name.ts'
import { titleOf } from './context.ts'

/** Where a title in quotes, a remark or what is said of the head begins. */
const REMARK = /["“”„«»「」『』《》(（]|[:：]\s*\S|\s[-–—→]\s/
const MAIL = pattern(
  /(?<![\p{L}@])(?:e-?mails?|mails|mailings?|correos?(?: electrónicos?)?|courriels?|письм[оа]|писем)(?![\p{L}@])|邮件|電子郵件|メール(?!マガ)|이메일|메일링/iu,
)
const LETTER = /newsletter|mailing ?list|substack|рассылк|ニュースレター|メルマガ|뉴스레터|周刊|简报|通讯|bolet[ií]n/i
const ADS = pattern(
  /(?<![\p{L}-])(?:ads?|adverts?|advertisements?|advertising|paid (?:traffic|media|social|search|acquisition|promotion|campaigns?)|retargeting|remarketing|(?:werbe)?anzeigen|bezahlte werbung|anuncios|publicidad|anúncios|tráfego pago|tráfico pagado|publicités?|annonces payantes|inserzioni)(?![\p{L}-])|реклам|广告|廣告|広告|광고/iu,
)
const head = (text: string): string => {
  const end = text.search(REMARK)
  return end < 0 ? text : text.slice(0, end)
}
/** "Email 3 (10/1): “Join us”", "Launch announcement email", "Send e-mail to the list": not "Newsletter", nor "Article about e-mail". */
export const isMail = fact(text => saysMail(text))
export const saysMail = (text: string): boolean => {
  const said = head(titleOf(text))
  const at = MAIL.exec(said)
  if (at === null || LETTER.test(said)) return false
  const format = readFormat(said)
  return format === null || format.from > at.index || (format.format === 'post' && format.to + 1 === at.index)
}
/** "Email marketing", "Welcome sequence (5 emails)": a block of them. One that names other places or formats as well holds pieces. */
export const isMailing = fact(text => onlyMail(titleOf(text)))
const SEQUENCE = pattern(
  /[(（]\s*\d+\s*(?:e-?mails?|mails|correos|courriels|писем|письма)(?!\p{L})|(?<!\p{L})(?:nurture|nurturing|drip)[- ](?:sequen\p{L}+|secuencia|sequência|séquence|campaigns?|series|kampagne|strecke)/iu,
)
export const onlyMail = (text: string): boolean =>
  (saysMail(text) || SEQUENCE.test(text)) && readFormat(text) === null && readPlatforms(text).every(({ id }) => id === 'newsletter')
/** "A post of value (not an ad)". */
const NO_ADVERT = /\b(?:not|never|no|without) (?:an? )?(?:ads?|adverts?|advertising)\b/gi
/** "Google Ads", "Ad creatives", "Paid media": what is paid for is no piece. */
export const isAdvert = fact((text): boolean => {
  const said = head(titleOf(text)).replace(NO_ADVERT, ' ')
  return ADS.test(said) && !LETTER.test(said)
})
