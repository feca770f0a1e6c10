import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlineOf, findDeadline } from '../../../src/plan/text/deadline.ts'
import { findWindow } from '../../../src/plan/text/window.ts'

const around = { year: 2025, month: 1 }
const CASES: [string, object | null][] = [
  ['Phase 1: Preparation (Week 1-2)', { unit: 'week', from: 1, to: 2 }],
  ['Days 1–30', { unit: 'day', from: 1, to: 30 }],
  ['Long-term Vision (6-12 Months)', { unit: 'month', from: 6, to: 12 }],
  ['Month 3+', { unit: 'month', from: 3, to: null }],
  ['Pre-Launch (T-7 days)', { unit: 'day', from: -7, to: -7, anchor: 'launch' }],
  ['T-21 → T-14', { unit: 'day', from: -21, to: -14, anchor: 'launch' }],
  ['Tag -7', { unit: 'day', from: -7, to: -7, anchor: 'launch' }],
  ['Launch Day', { unit: 'day', from: 0, to: 0, anchor: 'launch' }],
  ['Pre-Launch Phase (4 Wochen vor Launch)', { unit: 'week', from: -4, to: -1, anchor: 'launch' }],
  ['Woche 1-2 Post-Launch', { unit: 'week', from: 1, to: 2, anchor: 'launch' }],
  ['短期目标（3 个月）', { unit: 'month', from: null, to: 3 }],
  ['三个月目标', { unit: 'month', from: null, to: 3 }],
  ['第 2-4 周：内容', { unit: 'week', from: 2, to: 4 }],
  ['1주차', { unit: 'week', from: 1, to: 1 }],
  ['30일 목표', { unit: 'day', from: null, to: 30 }],
  ['本周', { unit: 'week', from: 0, to: 0, anchor: 'now' }],
  ['Next Week', { unit: 'week', from: 1, to: 1, anchor: 'now' }],
  ['Week 1 (Dec 30 - Jan 5)', { unit: 'week', from: 1, to: 1, dates: { from: '2024-12-30', to: '2025-01-05' } }],
  ['Q3–Q4 2026', { unit: 'quarter', from: '2026-Q3', to: '2026-Q4' }],
  ['January 2025', { unit: 'date', from: '2025-01', to: '2025-01' }],
  ['15. März', { unit: 'date', from: '2025-03-15', to: '2025-03-15' }],
  ['2026年3月', { unit: 'date', from: '2026-03', to: '2026-03' }],
  ['Неделя 1-2: подготовка', { unit: 'week', from: 1, to: 2 }],
  ['Первые 30 дней', { unit: 'day', from: null, to: 30 }],
  ['Semana 1-2', { unit: 'week', from: 1, to: 2 }],
  ['FASE 1 (3-4 meses)', { unit: 'month', from: null, to: null, duration: [3, 4] }],
  ['Ongoing', { unit: 'ongoing' }],
  ['Mid 2023', { unit: 'text', text: 'Mid 2023' }],
  ['Respond within 24 hours', null],
  ['72-hour duration', null],
  ['5-part series', null],
  ['Quick Start (5 minutes)', null],
  ['Weekly KPIs', null],
  ['Hafta 3: Yayın', { unit: 'week', from: 3, to: 3 }],
  ['İlk 6 Ay', { unit: 'month', from: null, to: 6 }],
  ['2. Yıl (büyüme)', { unit: 'year', from: 2, to: 2 }],
  ['1-2. hafta', { unit: 'week', from: 1, to: 2 }],
  ['2e mois : croissance', { unit: 'month', from: 2, to: 2 }],
  ['Revisión (1er día del mes)', null],
  ['Questo mese', { unit: 'month', from: 0, to: 0, anchor: 'now' }],
  ['Semaine J-3 : la presse', { unit: 'week', from: -3, to: -3, anchor: 'launch' }],
  ['Mois J+4-5 : corrections', { unit: 'month', from: 4, to: 5, anchor: 'launch' }],
  ['Étape 1 (J-8 à J)', { unit: 'day', from: -8, to: 0, anchor: 'launch' }],
  ['Étape 2 (J à J+12)', { unit: 'day', from: 0, to: 12, anchor: 'launch' }],
  ['T-7-14', { unit: 'day', from: -7, to: -7, anchor: 'launch' }],
  ['31/01/2026: hecho', { unit: 'date', from: '2026-01-31', to: '2026-01-31' }],
  ['01.05.2026', { unit: 'date', from: '2026-05-01', to: '2026-05-01' }],
  ['01/05/2026', null],
  ['Tháng 4/2026', { unit: 'date', from: '2026-04', to: '2026-04' }],
  ['Tháng 6-12/2026', { unit: 'date', from: '2026-06', to: '2026-12' }],
  ['Fase 1 (0-3 mesi)', { unit: 'month', from: 0, to: 3 }],
  ['Objectifs (3 premiers mois)', { unit: 'month', from: null, to: 3 }],
  ['Los 30 primeros días', { unit: 'day', from: null, to: 30 }],
  ['Phase 3 : croissance (3 mois après)', { unit: 'month', from: 1, to: 3, anchor: 'launch' }],
  ['Growth (2-4 weeks after)', { unit: 'week', from: 2, to: 4, anchor: 'launch' }],
  ['第一阶段：准备（7-8月）', { unit: 'date', from: '2025-07', to: '2025-08' }],
  ['8月份', { unit: 'date', from: '2025-08', to: '2025-08' }],
  ['7月下旬：内测', { unit: 'date', from: '2025-07-21', to: '2025-07-31' }],
  ['11~1월', { unit: 'date', from: '2025-11', to: '2026-01' }],
  ['8月的活动很多', null],
  ['3月) 备注', null],
  ['Phase 1: Build (July–August)', { unit: 'date', from: '2025-07', to: '2025-08' }],
  ['Fase 2: agosto-septiembre', { unit: 'date', from: '2025-08', to: '2025-09' }],
  ['Pre-launch (Months -3 to 0)', { unit: 'month', from: -3, to: 0, anchor: 'launch' }],
  ['Wochen -4 bis -1', { unit: 'week', from: -4, to: -1, anchor: 'launch' }],
  ['Last three Months -20% cost', null],
  ['Day 1 (today)', { unit: 'day', from: 1, to: 1 }],
  ['Quarter 2 (Growth)', { unit: 'quarter', from: 2, to: 2 }],
  ['May the force', null],
  ['v0.2.0', null],
]
for (const [text, want] of CASES) test(`"${text}"`, () => assert.deepEqual(findWindow(text, around)?.window ?? null, want))

test('deadlines of lines', () => {
  const cases: [string, string | null][] = [
    ['2.000 in 60 Tagen', 'day:60'],
    ['1,000+ stars within 6 months of v0.2.0 release', 'text:within 6 months of v0.2.0 release'],
    ['10K+ in first month', 'month:1'],
    ['10,000+（3 个月）', 'month:3'],
    ['by end of Q2', '2025-Q2'],
    ['6 ay içinde 500 indirme', 'month:6'],
    ['100 utenti entro 3 mesi', 'month:3'],
    ['100 khách hàng trong 6 tháng đầu', 'month:6'],
    ['90% within 24 hours', null],
  ]
  for (const [text, want] of cases) assert.equal(findDeadline(text, around), want, text)
  assert.equal(deadlineOf({ unit: 'week', from: 1, to: 2, anchor: 'launch' }), 'launch+week:2')
})

test('where the day comes first, 01/05 is the first of May', () =>
  assert.deepEqual(findWindow('01/05/2026', { dayFirst: true })?.window, { unit: 'date', from: '2026-05-01', to: '2026-05-01' }))
