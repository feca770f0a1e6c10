/** The pages of a newsletter: subscribe, confirm, leave. HTML without any script, for readers who have no login here. */
import { escape } from '../report/svg.ts'
import { plainPage } from './plain-page.ts'

const STYLE = `
input[type=email],input[type=text]{width:100%;font:inherit;padding:.6rem;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:8px;margin-bottom:.9rem}
.trap{position:absolute;left:-6000px}
`

export type Page = { title: string; body: string }

export const newsletterHtml = ({ title, body }: Page, nonce: string): string => plainPage(title, body, nonce, STYLE)

const words = (title: string, ...paragraphs: string[]): Page => ({
  title,
  body: `<h1>${escape(title)}</h1>${paragraphs.map(text => `<p>${escape(text)}</p>`).join('')}`,
})

/** `said`: why the form comes again, and what was written in it. */
export function subscribePage(from: string, action: string, said: { address: string; error: string } | null = null): Page {
  const title = `Letters of ${from}`
  return {
    title,
    body: `<h1>${escape(title)}</h1>
${said === null ? '' : `<p class="note" role="alert">${escape(said.error)}</p>`}
<section><form method="post" action="${escape(action)}">
<label for="address">Your mail address</label>
<input id="address" name="address" type="email" autocomplete="email" required value="${escape(said?.address ?? '')}">
<label for="name">Your name <span class="soft">(if you like)</span></label>
<input id="name" name="name" type="text" autocomplete="name" maxlength="80">
<p class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></p>
<div class="buttons"><button class="yes">Subscribe</button></div>
<p class="soft">You get one mail with a link to confirm. Without that nothing is sent to you, and each letter has a link to leave.</p>
</form></section>`,
  }
}

export const askedPage = (): Page =>
  words(
    'Look into your mailbox',
    'A mail with a link is on its way to you, if the address is not on the list already. Only when you follow it you get letters.',
    'Nothing there after some minutes? Look among unwanted mail, or try again in an hour.',
  )

/** One button: programs that look through mail follow links, and must change nothing by it. */
export const askPage = (title: string, text: string, button: string): Page => ({
  title,
  body: `<h1>${escape(title)}</h1><p>${escape(text)}</p><form method="post"><div class="buttons"><button class="yes">${escape(button)}</button></div></form>`,
})

export const confirmedPage = (address: string): Page =>
  words('You are on the list', `Letters go to ${address} from now on. Each has a link to leave.`)
export const leftPage = (address: string): Page => words('You are off the list', `No more letters go to ${address}.`)
export const refusedPage = (message: string, hint: string | null): Page => words(message, ...(hint === null ? [] : [hint]))
