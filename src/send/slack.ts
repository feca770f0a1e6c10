/** Slack, by an incoming webhook: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
import { textOf, type Way } from './way.ts'

/** Slack cuts longer messages (https://docs.slack.dev/changelog/2018-truncating-really-long-messages). */
const MOST = 4000

export const way: Way = {
  name: 'slack',
  title: 'Slack',
  settings: {
    url: { type: 'secret', required: true, help: 'the variable that holds the address of an incoming webhook', example: 'SLACK_WEBHOOK' },
  },
  async send(ctx, message) {
    const text = message.brief({
      strong: each => `*${each}*`,
      // The three characters that Slack reads as control characters; a zero-width space keeps marks from pairing.
      escape: each =>
        each
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll(/[*_~`]/g, '$&\u200b'),
    })
    await ctx.post(textOf(ctx.settings, 'url'), JSON.stringify({ text: cut(text), unfurl_links: false, unfurl_media: false }))
    return 'Slack took it'
  },
}

const cut = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`)
