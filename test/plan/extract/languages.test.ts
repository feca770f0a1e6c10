/** What blocks of targets and times are called in the languages that plans are written in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const TARGETS: [string, string, string | null][] = [
  ['Erfolgskennzahlen', '500 GitHub-Sterne zum Launch', 'launch+day:0'],
  ['Erfolgsmessung', '500 GitHub-Sterne nach 6 Monaten', 'month:6'],
  ['Resultados clave', '500 estrellas de GitHub para marzo de 2026', '2026-03'],
  ['Métricas de éxito', '500 estrellas de GitHub antes de fin de 2026', '2026'],
  ['Résultats clés', "500 étoiles GitHub d'ici mars 2026", '2026-03'],
  ['Objectifs', '500 étoiles GitHub après 6 mois', 'month:6'],
  ['Resultados-chave', '500 estrelas no GitHub até o fim de 2026', '2026'],
  ['Metas', '500 estrelas no GitHub 3 meses após o lançamento', 'launch+month:3'],
  ['Ключевые результаты', '500 звёзд на GitHub за первый месяц', 'month:1'],
  ['关键结果', '500 GitHub 星标', null],
  ['ゴール', 'GitHubスター：500', null],
]
for (const [heading, item, by] of TARGETS)
  test(`${heading}: ${item}`, () => {
    const { kpis } = read(`# Plan\n\n## ${heading}\n\n- ${item}\n`)
    assert.deepEqual(
      kpis.map(kpi => [kpi.value, kpi.by]),
      [[500, by]],
    )
  })

const TIMES: [string, string][] = [
  ['Primer trimestre 2026', 'quarter 2026-Q1..2026-Q1'],
  ['T2 2026', 'quarter 2026-Q2..2026-Q2'],
  ['1週目', 'week 1'],
  ['2ヶ月目: 準備', 'month 2'],
  ['3개월 차: 준비', 'month 3'],
]
for (const [heading, window] of TIMES)
  test(heading, () => {
    const { phases } = read(`# Plan\n\n## Roadmap\n\n### ${heading}\n\n- [ ] Write\n`)
    assert.deepEqual(
      phases.map(phase => windowText(phase.window)),
      [window],
    )
  })

test('costs and risks by their names', () => {
  for (const heading of ['Kostenplan', 'Finanzplan', 'Plan financier', 'Финансы', '지출'])
    assert.equal(read(`# Plan\n\n## ${heading}\n\n- Hosting: €300\n- Ads: €40\n`).budgets.length, 2, heading)
  for (const heading of ['Risikoanalyse', 'Управление рисками'])
    assert.equal(read(`# Plan\n\n## ${heading}\n\n- **Spam**: Filter\n- **Burnout**: Pause\n`).risks.length, 2, heading)
})
