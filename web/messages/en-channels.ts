/** The strings of the pages Channels and Hand-offs. */
import { figure, n } from './count.ts'

const day = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${n(days, 'day')}`)

export const channelsEn = {
  channels: {
    sub: (ready: number, byHand: number, trouble: number) =>
      [
        ready === 1 ? '1 works by itself' : `${ready} work by themselves`,
        `${byHand} by hand`,
        ...(trouble > 0 ? [`${n(trouble, 'needs', 'need')} you`] : []),
      ].join(', '),
    standing: {
      ready: 'ready',
      byhand: 'by hand',
      unasked: 'not asked yet',
      incomplete: 'token missing',
      failed: 'does not work',
      over: 'connection is over',
      paused: 'paused',
      broken: 'settings are wrong',
      unset: 'not set up',
    },
    held: 'stopped',
    testAll: 'Test all',
    test: 'Test',
    testing: 'Asking …',
    tested: (title: string, account: string | null) => (account === null ? `${title} works` : `${title} works: ${account}`),
    testFailed: (title: string) => `${title} does not work; its card says why`,
    testedAll: (ready: number, failed: number) =>
      failed === 0 ? `${n(ready, 'channel works', 'channels work')}` : `${ready} work, ${failed} ${failed === 1 ? 'does' : 'do'} not`,
    connect: 'Connect',
    connectAgain: 'Connect again',
    disconnect: 'Disconnect',
    sureDisconnect: (title: string) => `Disconnect ${title}? Its tokens are given back and forgotten; a person posts there from then on.`,
    yesDisconnect: 'Disconnect it',
    disconnected: (title: string) => `${title} is disconnected`,
    connected: (title: string, account: string | null) => `${title} is connected${account === null ? '' : ` as ${account}`}`,
    account: 'Account',
    checked: (when: string) => `asked ${when}`,
    posts: 'Posts',
    mode: { api: 'by itself', file: 'as a file in the repository', mail: 'by mail', handoff: 'a person, with the prepared text' },
    connection: 'Connection',
    by: (person: string, when: string) => `connected by ${person}, ${when}`,
    renews: 'renews itself',
    endless: 'does not end',
    until: (date: string, days: number) => (days < 0 ? `ended ${date}` : `until ${date}, ${day(days)}`),
    left: 'Left',
    leftOf: (left: string, limit: string | null) => (limit === null ? left : `${left} of ${limit}`),
    resets: (when: string) => `anew ${when}`,
    limits: 'Limits',
    length: (length: string, counted: string) =>
      `${length} ${counted === 'bytes' ? 'bytes' : 'characters'}${counted === 'weighted' ? ', as X counts' : ''}`,
    endlessText: 'any length',
    threads: (parts: number) => `threads of up to ${parts}`,
    pictures: (count: number) => (count === 0 ? 'no pictures of its own' : `up to ${n(count, 'picture')}`),
    contract: 'Contract',
    idempotency: {
      key: 'repeats are harmless',
      lookup: 'looked up when an answer is lost',
      none: 'cannot be looked up: a person decides',
    },
    version: (version: string) => `API ${version}`,
    sunset: (date: string) => `ends ${date}`,
    price: (price: string) => `from ${price} a post`,
    counts: 'Counts',
    countsNothing: 'tells no numbers of a post',
    month: 'This month',
    spent: (posts: number, cost: string | null) => (posts === 0 ? 'no posts' : `${n(posts, 'post')}${cost === null ? '' : `, ${cost}`}`),
    last: 'Last delivery',
    none: 'none yet',
    secrets: 'Secrets',
    set: 'set',
    unset: 'not set',
    optional: 'not set, not needed',
    instead: 'can be set instead of connecting',
    setHint: (variable: string) => `Where Uptake runs: export ${variable}=…, then start it again.`,
    handoffNote: 'Nothing is sent by itself here. At the time of a piece it appears under Hand-offs, with the text to copy.',
    blocked: (count: number) => `${n(count, 'delivery waits', 'deliveries wait')} for this account.`,
    sendBlocked: 'Send them now',
    sentBlocked: (count: number) => `${n(count, 'delivery goes', 'deliveries go')} out again`,
    planned: 'The plan names it',
    plannedTitle: 'In the plan, not set up',
    plannedHint: 'Write the lines into uptake.yml; the page follows the file.',
    copyLines: 'Copy the lines',
    copied: 'Lines copied',
    copy: 'Copy',
    empty: 'No channels yet',
    emptyHint:
      'A channel is where a piece goes out. Name some in uptake.yml; many need no token, and a person posts there with the prepared text.',
    example: 'channels:\n  hackernews:\n  x:\n  mastodon:\n    base: https://fosstodon.org',
    weak: (variable: string) =>
      `${variable} holds a word, or fewer than 8 characters. Messages that hold it by chance are masked, and in addresses of posts it cannot be hidden: set a longer one.`,
    warning: {
      sunset: (days: number, date: string) =>
        days < 0
          ? `Version of its API ended ${date}. Update Uptake.`
          : `Version of its API ends ${date}, ${day(days)}. Update Uptake before.`,
      token: (days: number, date: string) =>
        days < 0
          ? `The token ended ${date}. Connect again.`
          : `The token ends ${date}, ${day(days)}, and cannot be renewed without you. Connect again before.`,
      refresh: (days: number, date: string) =>
        days < 0 ? `The connection ended ${date}. Connect again.` : `The connection ends ${date}, ${day(days)}. Connect again before.`,
    },
    dialog: {
      title: (title: string) => `Connect ${title}`,
      register: 'Register an app of yours at',
      redirect: 'Give the app this redirect address:',
      https: (title: string) =>
        `${title} leads back to addresses with https only. Give the app any https address of yours, and write it as "redirect" below; nothing need answer there, you paste what it leads to.`,
      client: 'Write its id into uptake.yml:',
      secret: 'Where Uptake runs, set its secret, then start Uptake again:',
      go: (title: string) => `Go to ${title} and say yes`,
      waiting: 'Preparing the way …',
      paste: 'Address that you came out at',
      pasteHint: 'The platform leads to an address that is not this page. Copy it from the browser, also when nothing opens there.',
      finish: 'Connect',
      scopes: 'It will ask for:',
      kept: 'Tokens are kept encrypted; nobody sees them here.',
    },
  },
  handoffs: {
    sub: (now: number, later: number) =>
      now === 0 && later === 0
        ? 'Nothing to post by hand today'
        : [`${figure(now)} to post now`, ...(later > 0 ? [`${figure(later)} later today`] : [])].join(', '),
    copy: 'Copy the text',
    copyPart: (nth: number, of: number) => `Copy post ${nth} of ${of}`,
    copiedMark: 'Copied',
    share: 'Share …',
    open: (title: string) => `Open ${title}`,
    paste: 'Paste the address of the post',
    pasteButton: 'Paste',
    cannotPaste: 'The browser did not allow reading what was copied. Paste it into the field.',
    done: 'Done, it is out',
    withoutUrl: 'Without an address its numbers cannot be measured.',
    skip: 'Do not post it',
    due: (time: string) => `due ${time}`,
    late: (time: string) => `since ${time}`,
    media: 'Attach',
    showText: 'Read the text',
    steps: 'All steps',
    later: 'Later today',
    doneToday: 'Done today',
    address: 'Address',
    empty: 'Nothing to post by hand',
    emptyHint:
      'When a piece is due on a channel where a person posts, it appears here with its text, the page to open, and a place for the address.',
    toCalendar: 'To the calendar',
    held: 'Sending is stopped; nothing new arrives here.',
  },
}
