import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const budgets = (text: string) =>
  read(text).budgets.map(({ label, min, max, currency, period, total, subtotal, category }) => ({
    label,
    amount: min === max ? `${min} ${currency}` : `${min}-${max} ${currency}`,
    ...(period ? { period } : {}),
    ...(total ? { total } : {}),
    ...(subtotal ? { subtotal } : {}),
    ...(category ? { category } : {}),
  }))

test('lines, ranges, periods and a total', () => {
  assert.deepEqual(budgets('# Plan\n\n## Budget\n\n- Ads: $500-700/month\n- Design (Fiverr): $50\n- **Total: $750**\n'), [
    { label: 'Ads', amount: '500-700 USD', period: 'month' },
    { label: 'Design (Fiverr)', amount: '50 USD' },
    { label: 'Total', amount: '750 USD', total: true },
  ])
})
test('nested lists: the line above is the sum of those below it', () => {
  const found = budgets('# Plan\n\n## Budget\n\n- Content: $300\n  - Writing: $200\n  - Editing: $100\n- Total: $300\n')
  assert.deepEqual(
    found.map(({ label, subtotal, category }) => [label, subtotal ?? false, category ?? null]),
    [
      ['Content', true, null],
      ['Writing', false, 'Content'],
      ['Editing', false, 'Content'],
      ['Total', false, null],
    ],
  )
})
test('amounts in headings: parts of a block that states a total, else totals of their own', () => {
  const parts = '### Content: $300\n\n- Writing: $200\n- Editing: $100\n\n### Events: $700\n\n- Travel: $400\n- Booth: $300\n'
  const marks = (text: string): string[] =>
    budgets(text)
      .filter(each => each.total || each.subtotal)
      .map(each => `${each.label}${each.total ? ' total' : ''}`)
  assert.deepEqual(marks(`# Plan\n\n## Budget\n\n${parts}`), ['Content total', 'Events total'])
  assert.deepEqual(marks(`# Plan\n\n## Budget\n\n${parts}\n**Total: $1,000**\n`), ['Content', 'Events', 'Total total'])
  assert.deepEqual(marks(`# Plan\n\n## Budget: $1,000\n\n${parts}`), ['Budget total', 'Content', 'Events'])
})
test('a table', () => {
  assert.deepEqual(budgets('# Plan\n\n## Budget\n\n| Item | Cost |\n| --- | --- |\n| Ads | $500 |\n| **Total** | **$500** |\n'), [
    { label: 'Ads', amount: '500 USD' },
    { label: 'Total', amount: '500 USD', total: true },
  ])
})
test('prices, revenue and the budgets of others are not spent', () => {
  for (const title of ['Pricing', 'Revenue', 'Target audience'])
    assert.deepEqual(budgets(`# Plan\n\n## ${title}\n\n- Pro plan: $500\n`), [], title)
})
test('time is a budget of its own', () => {
  const [effort, ...lines] = read('# Plan\n\n## Time budget\n\n**Phase 1 (Prep):** 20-30 hours\n- Writing: 10 hours\n').efforts
  assert.deepEqual([effort!.label, effort!.min, effort!.max, effort!.unit, effort!.subtotal], ['Phase 1 (Prep)', 20, 30, 'hours', true])
  assert.deepEqual(
    lines.map(line => [line.label, line.min, line.category]),
    [['Writing', 10, 'Phase 1 (Prep)']],
  )
})
test('in other languages and currencies', () => {
  const amount = (heading: string, line: string): string | undefined => budgets(`# Plan\n\n## ${heading}\n\n- ${line}\n`)[0]?.amount
  assert.equal(amount('Budget', 'Werbung: 1.500 €'), '1500 EUR')
  assert.equal(amount('Presupuesto', 'Anuncios: 1.500 €'), '1500 EUR')
  assert.equal(amount('Orçamento', 'Anúncios: R$ 1.500,50'), '1500.5 BRL')
  assert.equal(amount('Budget', 'Publicité : 1 500 €'), '1500 EUR')
  assert.equal(amount('预算', '广告：¥5,000'), '5000 CNY')
  assert.equal(amount('预算', '广告：5万元'), '50000 CNY')
  assert.equal(amount('予算', '広告：30,000円'), '30000 JPY')
  assert.equal(amount('예산', '광고: 50만원'), '500000 KRW')
  assert.equal(amount('Бюджет', 'Реклама: 15 000 ₽'), '15000 RUB')
})
test('a column per quarter: each amount, and the sum of the row', () => {
  const table =
    '| Item | Q1 | Q2 | Annual |\n| --- | --- | --- | --- |\n| Ads | $2K | $3K | $5K |\n| Travel | - | $1K | $1K |\n| **Total** | $2K | $4K | $6K |\n'
  assert.deepEqual(
    read(`# Plan\n\n## Budget\n\n${table}`).budgets.map(({ label, min, span, total, subtotal, category }) => [
      label,
      min,
      span,
      total ? 'total' : subtotal ? 'subtotal' : category,
    ]),
    [
      ['Ads (Q1)', 2000, 'Q1', 'Ads'],
      ['Ads (Q2)', 3000, 'Q2', 'Ads'],
      ['Ads', 5000, null, 'subtotal'],
      ['Travel (Q2)', 1000, 'Q2', 'Travel'],
      ['Travel', 1000, null, 'subtotal'],
      ['Total (Q1)', 2000, 'Q1', 'total'],
      ['Total (Q2)', 4000, 'Q2', 'total'],
      ['Total', 6000, null, 'total'],
    ],
  )
  const months = read('# Plan\n\n## Presupuesto\n\n| Canal | Mes 1-2 | Mes 3 |\n| --- | --- | --- |\n| Radio | $0 | $50 |\n').budgets
  assert.deepEqual(
    months.map(({ label, min, category }) => [label, min, category]),
    [
      ['Radio (Mes 1-2)', 0, null],
      ['Radio (Mes 3)', 50, null],
    ],
  )
})
test('a monthly and an annual column say the same money twice', () => {
  const table = '| Item | Monthly | Annual |\n| --- | --- | --- |\n| Hosting | $10 | $120 |\n'
  assert.deepEqual(
    budgets(`# Plan\n\n## Budget\n\n${table}`).map(each => each.amount),
    ['10 USD'],
  )
})
test('a paragraph states the amount, the list below it the parts', () => {
  const text = (says: string): string =>
    `# Plan\n\n## Search ads\n\n**Goals:**\n- 50 leads\n\n**Investment:** ${says}\n- Clicks: $20K\n- Pages: $5K (two of them)\n- Owner: Bea\n`
  assert.deepEqual(
    budgets(text('$25K')).map(({ label, subtotal, category }) => [label, subtotal ?? category]),
    [
      ['Investment', true],
      ['Clicks', 'Investment'],
      ['Pages', 'Investment'],
    ],
  )
  assert.deepEqual(read(text('$25K')).kpis.length, 1)
  assert.deepEqual(
    budgets('# Plan\n\n## Budget\n\nBudget: $25k total\n\n- Clicks: $20k\n- Pages: $5k\n').map(({ label, total }) => [
      label,
      total ?? false,
    ]),
    [
      ['Budget', true],
      ['Clicks', false],
      ['Pages', false],
    ],
  )
})
test('labels that end in the word; money for a time is no value of today', () => {
  assert.deepEqual(budgets('# Plan\n\n- **Launch Budget:** $150K (3 months)\n'), [{ label: 'Launch Budget', amount: '150000 USD' }])
  assert.deepEqual(
    budgets('# Plan\n\n## Budget ($150K / 90 days)\n\n### Tools ($50K)\n\n- CRM ($50K)\n\n### Ads ($100K)\n\n- Clicks ($100K)\n')[0],
    {
      label: 'Budget',
      amount: '150000 USD',
      total: true,
    },
  )
})
test('"Budget" again and again is told apart by what it stands in', () => {
  const phase = (name: string, amount: string): string => `### ${name}\n\n- Budget: ${amount}\n`
  assert.deepEqual(
    budgets(`# Plan\n\n## 2. Ads\n\n${phase('Phase 1: Tests', '$5K')}\n${phase('Phase 2: More', '$9K')}`).map(each => each.label),
    ['Budget (Phase 1: Tests)', 'Budget (Phase 2: More)'],
  )
})
test('work and what it costs, outside of a block of money', () => {
  const table = '| Activity | Investment | Outcome |\n| --- | --- | --- |\n| Talks | $30K | 20% of revenue |\n| Launch | - | Awareness |\n'
  assert.deepEqual(budgets(`# Plan\n\n## Phase 1: Community (Months 1-6)\n\n${table}`), [{ label: 'Talks', amount: '30000 USD' }])
  assert.deepEqual(budgets(`# Plan\n\n## Competitors\n\n${table}`), [])
  assert.deepEqual(
    budgets('# Plan\n\n## Expected returns\n\n| Activity | Investment | Net |\n| --- | --- | --- |\n| Talks | $30K | $1K |\n'),
    [],
  )
})

test('amounts that a total sums up, in a list of things or a table of what is needed', () => {
  const lines = (body: string): unknown[] =>
    read(`# Plan\n\n${body}`).budgets.map(({ label, min, max, currency, period, total }) => [label, min, max, currency, period, total])
  assert.deepEqual(
    lines(
      '## Herramientas\n\n### De pago\n- Dominio: €12/año\n- Servidor: €5-10/mes\n- Correo: €0-9/mes\n\n**Total mínimo:** €20-30/mes\n',
    ),
    [
      ['Dominio', 12, 12, 'EUR', 'year', false],
      ['Servidor', 5, 10, 'EUR', 'month', false],
      ['Correo', 0, 9, 'EUR', 'month', false],
      ['Total mínimo', 20, 30, 'EUR', 'month', true],
    ],
  )
  assert.deepEqual(
    lines('## Risorse\n\n| Risorsa | Costo | Note |\n|---|---|---|\n| Hosting | ~€40/mese | |\n| **Totale** | **€40/mese** | |\n'),
    [
      ['Hosting', 40, 40, 'EUR', 'month', false],
      ['Totale', 40, 40, 'EUR', 'month', true],
    ],
  )
  assert.deepEqual(lines('## Tools\n\n| Tool | Cost |\n|---|---|\n| Ours | $10 |\n| Theirs | $99 |\n'), [])
  assert.deepEqual(lines('## Plans\n\n- Basic: $9/month\n- Pro: $29/month\n- Team: $99/month\n'), [])
})

test('what an aside says of the return does not turn a budget into revenue', () =>
  assert.deepEqual(
    read('# Plan\n\n## Ads\n\n- Search ads: for the word\n- Budget: $500-900/ay (ROI pozitifse devam)\n').budgets.map(
      ({ min, max, period }) => [min, max, period],
    ),
    [[500, 900, 'month']],
  ))

test('groups of a budget that are named like programmes, and a total behind the last group', () => {
  const text = '# Plan\n\n## Budget\n\n**Staff**:\n- Editor: $40K/year\n\n**Programs**:\n- Stickers: $3K/year\n\n**Total**: $43K/year\n'
  assert.deepEqual(
    budgets(text).map(({ label, amount }) => `${label} ${amount}`),
    ['Editor 40000 USD', 'Stickers 3000 USD', 'Total 43000 USD'],
  )
  const members = '# Plan\n\n## Champions programme\n\n**Benefits**:\n- Stipend: $100/month\n'
  assert.deepEqual(budgets(members), [])
})
test('ranges that begin at nothing', () => {
  assert.deepEqual(budgets('# Plan\n\n## Budget\n\n| Tool | Cost |\n|---|---|\n| Docs | Free-$50/mo |\n| Chat | Free tier |\n'), [
    { label: 'Docs', amount: '0-50 USD', period: 'month' },
  ])
})
test('what the stack costs, down to nothing; the credits of others are no budget', () => {
  const stack =
    '# Plan\n\n## 8. Software stack\n\n| Layer | Choice | Cost |\n|---|---|---|\n| Tests | runner | $0 |\n| Mail | relay | $9/mo |\n'
  assert.deepEqual(budgets(stack), [
    { label: 'Tests', amount: '0 USD' },
    { label: 'Mail', amount: '9 USD', period: 'month' },
  ])
  const store = '# Plan\n\nWhat a zero-budget project needs:\n\n| Need | The store |\n|---|---|\n| Hosting | $5/mo credits |\n'
  assert.deepEqual(budgets(store), [])
})
test('facts on one line, each with its label in bold', () => {
  const plan = read('# Plan\n\n**Goal:** 500 users by week 4. **Budget:** $300 | **Owner:** Ana\n')
  assert.deepEqual(
    plan.budgets.map(({ label, min }) => [label, min]),
    [['Budget', 300]],
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [['users', 500, 'week:4']],
  )
})

test('what things cost at one size and at another: each column is a plan of its own', () => {
  const plan = read(
    '# P\n\n## Cost estimates (monthly)\n\n| Service | Free tier | At 100 users | At 1,000 users |\n|---|---|---|---|\n| Database | $0 | $20 | $70 |\n| Worker | $0* | $30 | $90 |\n| Fees | 3%+30¢ | ~$10 | ~$40 |\n| **Total** | ~$0 | ~$60 | ~$210 |\n',
  )
  assert.deepEqual(
    plan.budgets.filter(({ span }) => span === 'At 100 users').map(({ min }) => min),
    [20, 30, 10, 60],
  )
  assert.ok(!plan.problems.some(({ rule }) => rule === 'sum-mismatch'))
})

test('a price is none of the money that is spent', () => {
  assert.deepEqual(budgets('# Plan\n\n## Ideas\n\n### The book\n- Title: Parsing\n- Price: $15\n'), [])
})
test('a product that saves costs has no budget in its name', () => {
  assert.deepEqual(budgets('# Plan\n\n## Cost optimization engine\n\n- Rivals: $1.2B raised\n- A session ends: $3.50 saved\n'), [])
})
test('what may be spent one day, if things go well, is no budget', () => {
  assert.deepEqual(
    read('# Plan\n\n## Next steps after the spend\n\n1. **If stars are high:** go on to the $10K phase\n2. **If not:** stop\n').budgets.map(
      each => each.label,
    ),
    [],
  )
})
test('several amounts of one line, each with its name', () => {
  const parts = (line: string) =>
    read(`# Plan\n\n## Budget\n\n### First months: 900 €/month\n\n- ${line}\n`)
      .budgets.slice(1)
      .map(({ label, min, period }) => [label, min, period])
  assert.deepEqual(parts('Split: 600 € adverts (search, no display) + 300 € tools (hosting)'), [
    ['adverts', 600, 'month'],
    ['tools', 300, 'month'],
  ])
  assert.deepEqual(parts('Split: adverts €600, tools €300'), [
    ['adverts', 600, 'month'],
    ['tools', 300, 'month'],
  ])
  assert.deepEqual(parts('Hosting: 20 €/month, 200 €/year'), [['Hosting', 20, 'month']])
})
test('what the tools of the plan cost, in a table that says so', () => {
  const text =
    '# Plan\n\n## Werkzeuge\n\n| Wofür | Was | Kosten/Mo |\n|---|---|--:|\n| Zahlen | Zähler (frei) | 0 € |\n| Suche | Lupe oder Brille | 40–90 € |\n'
  assert.deepEqual(
    read(text).budgets.map(({ label, min, max, period }) => [label, min, max, period]),
    [
      ['Zahlen', 0, 0, 'month'],
      ['Suche', 40, 90, 'month'],
    ],
  )
})
test('a remark in brackets makes no block of money, and a click is no budget', () => {
  const budgets = (text: string) => read(`# Plan\n\n${text}\n`).budgets.length
  assert.equal(
    budgets('**Subscription (the client brings the key, so our cost of hosting is 0):**\n- Small $15/month · Large $79/month'),
    0,
  )
  assert.equal(budgets('## Budget\n\n- Search adverts: CPC ≈ $0.30'), 0)
})
test('an amount that opens its line is called by what stands behind it, or by its block', () => {
  const labels = (text: string) => read(`# Plan\n\n${text}\n`).budgets.map(({ label, min }) => [label, min])
  assert.deepEqual(labels('## Budget\n\n- **$300** - adverts\n- $40 for stickers (two sheets)'), [
    ['adverts', 300],
    ['stickers', 40],
  ])
  assert.deepEqual(labels('## Recursos\n\n### Financeiros\n\n- **$0** - Tudo pode ser feito com o que já está na casa'), [
    ['Financeiros', 0],
  ])
})

test('names behind their amounts, a column that is called by its currency, amounts p. a.', () => {
  const budgets = (text: string): unknown[] =>
    read(`# Plan\n\n## Budget\n\n${text}\n`).budgets.map(({ label, max, period }) => [label, max, period])
  assert.deepEqual(budgets('- $300 hosting\n- **$1,500** ads (search)\n- $20 per month'), [
    ['hosting', 300, null],
    ['ads', 1500, null],
    ['Budget', 20, 'month'],
  ])
  assert.deepEqual(budgets('| Line | USD |\n|---|---|\n| Hosting | 300 |\n| Ads | 1,500 |'), [
    ['Hosting', 300, null],
    ['Ads', 1500, null],
  ])
  assert.deepEqual(budgets('- Hosting: €300 p.a.\n- Ads: €40 p.a.'), [
    ['Hosting', 300, 'year'],
    ['Ads', 40, 'year'],
  ])
})

test('labels above what costs something, and at last what it adds up to', () => {
  const of = (last: string): unknown[] =>
    read(
      `# Plan\n\n## Tools and access\n\n**Design:**\n- Canvas ($20/month)\n- Photos (free)\n\n**Letters:**\n- Postbox ($29/month)\n\n${last}\n`,
    ).budgets.map(({ label, max, period }) => [label, max, period])
  assert.deepEqual(of('**Total monthly cost:** $49'), [
    ['Canvas', 20, 'month'],
    ['Postbox', 29, 'month'],
    ['Total monthly cost', 49, 'month'],
  ])
  assert.deepEqual(of('We like them.'), [])
})

test('a label that says how often', () => {
  const of = (label: string): unknown => read(`# Plan\n\n## Budget\n\n- ${label}: $20\n`).budgets[0]!.period
  assert.equal(of('Monthly budget'), 'month')
  assert.equal(of('Hosting (monthly)'), 'month')
  assert.equal(of('Hosting, yearly'), 'year')
  assert.equal(of('Monatliche Kosten'), 'month')
  assert.equal(of('Weekly office hours'), null, 'how often it is held')
})

test('a sentence of three amounts or more lists them', () => {
  const { budgets } = read('# P\n\n## Budget\n\nDomain €15/yr, hosting €0 (our own), editor €120, stickers €80. Not more than €250.\n')
  assert.deepEqual(
    budgets.map(({ label, min, period }) => [label, min, period]),
    [
      ['Domain', 15, 'year'],
      ['hosting', 0, null],
      ['editor', 120, null],
      ['stickers', 80, null],
    ],
  )
})

test('bare numbers take their currency from the header, or from the title above the table', () => {
  const budgets = (title: string, header: string, ...rows: string[]): unknown[] =>
    read(`# P\n\n## ${title}\n\n${header}\n|---|---|\n${rows.join('\n')}\n`).budgets.map(({ label, min, currency }) => [
      label,
      min,
      currency,
    ])
  assert.deepEqual(budgets('Budget', '| Item | Amount ($) |', '| Server | 1,200 |', '| Stickers | 500 |'), [
    ['Server', 1200, 'USD'],
    ['Stickers', 500, 'USD'],
  ])
  assert.deepEqual(budgets('预算', '| 项目 | 金额（元） |', '| 服务器 | 1200 |', '| 合计 | 1200 |'), [
    ['服务器', 1200, 'CNY'],
    ['合计', 1200, 'CNY'],
  ])
  assert.deepEqual(budgets('予算', '| 項目 | 金額（万円） |', '| サーバー | 12 |'), [['サーバー', 120_000, 'JPY']])
  assert.deepEqual(budgets('Budget (EUR)', '| Posten | Betrag |', '| Server | 1.200 |'), [['Server', 1200, 'EUR']])
})

test('a total says how long it is for, in brackets and in other languages', () => {
  const period = (total: string): unknown =>
    read(`# P\n\n## Budget\n\n- Hosting: 25 €/month\n- Ads: 400 €\n- ${total}\n`).budgets.at(-1)?.period
  assert.equal(period('**Total: 550 € (6 months)**'), '6 months')
  assert.equal(period('**Total: 550 € (6 meses)**'), '6 months')
  assert.equal(period('**Gesamt: 550 € für 12 Wochen**'), '12 weeks')
})
