/** Every string of the interface. Another language is another object of this shape. */
const n = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const en = {
  app: 'Uptake',
  pages: { overview: 'Overview', timeline: 'Timeline', plan: 'Plan', content: 'Content', targets: 'Targets', budget: 'Budget', risks: 'Risks', people: 'People', journey: 'Journey', problems: 'Problems', portfolio: 'All plans', more: 'More', find: 'Find' },
  sample: 'sample data',
  theme: 'Switch between light and dark', shortcuts: 'Keyboard shortcuts', undo: 'Undo', close: 'Close', open: 'Open', show: 'Show',
  keys: [['Ctrl K', 'Find a page, phase, task, target or problem'], ['?', 'These shortcuts'], ['1 – 9', 'Go to a page of the plan'], ['Esc', 'Close what is open']] as const,
  find: { label: 'Find in this plan', hint: 'Page, phase, task, target, problem …', none: 'Nothing matches. Try a word of its title.' },
  status: { live: 'Follows your files', lost: 'The server does not answer. Is "uptake up" still running?' },
  overview: {
    now: 'Now', nothingNow: 'No phase runs today', undatedHint: 'Set "start" or "launch" in uptake.yml to lay this plan on the calendar.',
    progress: 'Progress by phase', due: 'Due', overdue: 'Overdue', upcoming: 'Next 14 days', targets: 'Targets by deadline', problems: 'What contradicts itself', all: (count: number) => `All ${count.toLocaleString('en')}`,
    tasksDone: (done: number, total: number) => `${done} of ${n(total, 'task')} done`, noneDue: 'Nothing is due. Enjoy it, or look at what comes next.', noProblems: 'No contradictions found.', noTargets: 'This plan names no targets.',
    tasks: 'Tasks done', errors: 'Contradictions', launch: 'Launch', launchIn: (days: number) => (days === 0 ? 'today' : days > 0 ? `in ${n(days, 'day')}` : `${n(-days, 'day')} ago`), noLaunch: 'not set', pieces: 'Pieces listed',
  },
  timeline: { today: 'Today', zoom: 'Zoom', fit: 'Fit', quarter: 'Quarter', month: 'Month', week: 'Week', empty: 'No dates yet', emptyHint: 'Set "start: 2026-12-01" (day 1) or "launch:" in uptake.yml, and every week, month and T-7 finds its place.', weeks: 'Weeks', months: 'Months', target: 'target' },
  plan: { empty: 'No tasks in this plan', emptyHint: 'Write them as "- [ ] …" in the document; they appear here as you save.', action: 'an action without a box', ticked: 'Ticked in the file', unticked: 'Unticked in the file', openOnly: 'Open only', noBox: 'Has no box in the file', outside: 'Outside any phase' },
  content: { volumes: 'Declared against listed', declared: 'Declared', listed: 'Listed', short: 'short', over: 'over', matches: 'as declared', frequency: 'By frequency', matrix: 'Pieces by block and channel', cadences: 'Frequencies', shares: 'Theme mix', empty: 'No pieces to publish in this plan', emptyHint: 'Lines such as "3 LinkedIn posts" or "Blog post: …" below a phase are counted here.', total: 'Total', noDate: 'No date' },
  targets: { empty: 'No targets in this plan', emptyHint: 'Lines such as "GitHub stars: 1,000+" below a heading with goals, metrics or KPIs become targets.', conflict: 'contradiction', noMetric: 'no metric', one: 'Single targets', series: 'Over time', filter: 'All deadlines', by: 'by', per: 'a' },
  budget: { empty: 'No budget in this plan', emptyHint: 'Amounts below a heading with budget or costs are read as lines of a tree.', stated: 'stated', adds: 'adds up to', effort: 'Time' },
  risks: { empty: 'No risks in this plan', emptyHint: 'Entries below a heading with risks become rows here, with mitigation and plan B.', risk: 'Risk', mitigation: 'Mitigation', contingency: 'Plan B', level: 'Level' },
  people: { roles: 'Roles', audiences: 'Audiences', channels: 'Channels', fte: (total: number) => `${Math.round(total * 100) / 100} FTE in all`, noRoles: 'No roles named', noRolesHint: 'Lines such as "Technical Writer (0.5 FTE)" below a heading with team or personnel appear here.', noAudiences: 'No audiences named', noAudiencesHint: 'Entries below "Target audience" appear here.', tier: 'Tier', noTier: 'no tier' },
  journey: { stages: 'Stages', programmes: 'Programmes', requirements: 'Requirements', benefits: 'Benefits', touchpoints: 'Touchpoints', metrics: 'Measured by', empty: 'No journey and no programmes in this plan', emptyHint: 'Stages below "Developer journey" and blocks named "… Program" appear here.', dependencies: 'Dependencies', layouts: 'Drawn structures' },
  problems: { empty: 'No problems', emptyHint: 'Every sum adds up and every target agrees with the others.', all: 'All', related: 'Also here', fix: 'Fix', expected: 'Expected', fixed: 'Fixed in the file', rule: 'About this rule', error: (c: number) => n(c, 'error'), warning: (c: number) => n(c, 'warning'), info: (c: number) => n(c, 'note') },
  portfolio: { title: 'All plans', sub: 'Every workspace this server has open.', now: 'Now', noPhase: 'between phases', overdue: (c: number) => `${c} overdue`, errors: (c: number) => n(c, 'contradiction'), targets: (c: number) => n(c, 'target'), empty: 'No plans are open', emptyHint: 'Start with "npm start -- PATH" and name a document or a folder.' },
  source: { title: 'In the document', line: (line: number) => `line ${line}` },
  play: { title: 'Playground', sub: 'Paste a strategy. It is read in this page; nothing leaves it.', plan: 'Plan', timeline: 'Timeline', problems: 'Problems', json: 'JSON', share: 'Copy link', shared: 'Link copied', example: 'Example', drop: 'Drop a .md or .txt file anywhere', editor: 'Document', read: (ms: string) => `read in ${ms} ms`, start: 'Day 1', tooLong: 'The document is too long for a link. Share the file instead.' },
  loading: 'Reading …', failed: 'This could not be loaded', retry: 'Try again',
}
