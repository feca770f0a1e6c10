import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string) => read(text).phases.map(({ title, window, status }) => [title, windowText(window), status])

test('a state in the middle of a title', () => {
  assert.deepEqual(
    phases(
      '# Plan\n\n### Fase 1: Lector ✅ COMPLETADA (Semanas 1-2)\n\n- [x] Leer\n\n### Fase 2: Escritor 🚧 EN PROGRESO (Semanas 3-6)\n\n- [ ] Escribir\n\n### Phase 3: Printer ✅ Shipped\n\n- [x] Print\n\n### Phase 4: Docs\n\n- [ ] Write\n',
    ).map(([title, , status]) => [String(title).slice(0, 7), status]),
    [
      ['Fase 1:', 'done'],
      ['Fase 2:', 'active'],
      ['Phase 3', 'done'],
      ['Phase 4', null],
    ],
  )
})
test('how long, until when, and what a word only looks like', () => {
  const title = (text: string) =>
    phases(`# Plan for 2027\n\n## Roadmap\n\n### ${text}\n\n- [ ] Write it\n- [ ] Ship it\n`).map(([, window]) => window)
  assert.deepEqual(title('Phase 1: Build (30 minutes)'), ['minute for 30'])
  assert.deepEqual(title('Phase 2: Rollout (2 hours)'), ['hour for 2'])
  assert.deepEqual(title('Step 1: Domain (10 min)'), [])
  assert.deepEqual(title('Long-term (Q4+)'), ['quarter 2027-Q4..'])
  assert.deepEqual(title('Q2 2027 (Days 91-180)'), ['quarter 2027-Q2..2027-Q2'])
  assert.deepEqual(title('Q1 hackathon (Days 58-60)'), ['day 58-60'])
  assert.deepEqual(title('Tomorrow (March 7)'), ['date 2027-03-07..2027-03-07'])
  assert.deepEqual(title('Long-term vision (beyond day 90)'), [])
  assert.deepEqual(title('Phased improvement plan'), [])
  assert.deepEqual(title('Phase 5: Scale (2028)'), ['year 2028..2028'])
  assert.deepEqual(title('Target markets (2028)'), [])
  assert.deepEqual(title('Phase 9: Enterprise (Q4 2027 - ongoing)'), ['quarter 2027-Q4..'])
  assert.deepEqual(title('What works today'), [])
  assert.deepEqual(
    phases('# Plan\n\n### Phase 1: Core (DONE ✅)\n\n- [x] It\n').map(([, , status]) => status),
    ['done'],
  )
})
test('the first week of a phase after the launch counts from the launch', () => {
  assert.deepEqual(
    phases('# Plan\n\n### Phase 7: Post-launch (ongoing)\n\n#### First week\n\n- [ ] Answer\n\n#### First month\n\n- [ ] Tell\n').map(
      ([, window]) => window,
    ),
    ['ongoing', 'launch week 1', 'launch month 1'],
  )
})
test('an overview of phases that have blocks of their own is told twice', () => {
  const plan = read(
    '# Plano\n\n| Fase | Objetivo |\n|---|---|\n| **Fase 1: Textos** | Segurança |\n| **Fase 2: Vendas** | Lançar |\n\n## Fase 1: Textos (Semanas 1-4)\n\n- [ ] Escrever\n\n## Fase 2: Vendas (Semanas 5-8)\n\n- [ ] Vender\n',
  )
  assert.deepEqual(
    plan.phases.map(({ title, window }) => [title, windowText(window)]),
    [
      ['Fase 1: Textos (Semanas 1-4)', 'week 1-4'],
      ['Fase 2: Vendas (Semanas 5-8)', 'week 5-8'],
    ],
  )
})
test('quarters of a series are its pieces', () => {
  const plan = read(
    '# Plan\n\n## White papers (quarterly)\n\n**Q1**: "The hidden cost of parsing"\n- Five thousand words\n\n**Q2**: "How trees grow"\n- Figures\n',
  )
  assert.deepEqual(plan.phases, [])
  assert.deepEqual(
    plan.content.map(({ title }) => title),
    ['The hidden cost of parsing', 'How trees grow'],
  )
})
test('weeks of a calendar that calls itself a template are the plan', () => {
  const plan = read(
    '# Plan\n\n## Content calendar template\n\n### Week 1:\n\n- **Monday:** Mastodon post on trees\n- **Thursday:** Dev.to article\n',
  )
  assert.deepEqual(
    plan.phases.map(({ title }) => title),
    ['Week 1'],
  )
  assert.equal(plan.content.length, 2)
})
