import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quantities } from '../../../src/plan/text/quantity.ts'

const CASES: [string, string][] = [
  ['GitHub star growth (target: 10+/week)', '>= 10 /week'],
  ['$10-15/year', '10..15 USD /year'],
  ['¥500 万+ 收入', '>= 5000000 CNY'],
  ['¥50-200 万/年', '500000..2000000 CNY /year'],
  ['5.000 Besucher/Monat', '5000 /month'],
  ['€1.000 MRR', '1000 EUR'],
  ['R$ 1.500-2.500', '1500..2500 BRL'],
  ['R$ 997-1.497', '997..1497 BRL'],
  ['1.5-2.5%', '1.5..2.5 %'],
  ['on 12-31-2026', ''],
  ['5 000 подписчиков', '5000'],
  ['3.946ms average', '3.946 ms'],
  ['2,534 TPS', '2534 TPS'],
  ['+300 (total 500)', 'increase 300 | 500'],
  ['2-3 threads/week', '2..3 /week'],
  ['600 → 2,000', '2000 base 600'],
  ['0 / 500K', '500000 base 0'],
  ['5-part series', '5'],
  ['20% MoM', '20 % /month'],
  ['%40 dönüşüm', '40 %'],
  ['1.500 TL', '1500 TRY'],
  ['399.000 VNĐ/tháng', '399000 VND /month'],
  ['5 bin kullanıcı', '5000'],
  ['自然流量 >10,000/月', '> 10000 /month'],
  ['3:1 return', '3 ratio'],
  ['unter €50 halten', '< 50 EUR'],
  ['top 30', '30 rank'],
  ['star 50개', '50 개'],
  ['200+ 人/场', '>= 200 人 /场'],
  ['$1M pipeline', '1000000 USD'],
  ['$1.375M ARR', '1375000 USD'],
  ['2.125 million downloads', '2125000'],
  ['3.000 millones de descargas', '3000000000'],
  ['within 24 hours', '<= 24 hours'],
  ['mindestens 40 %', '>= 40 %'],
  ['более 1 тыс. звёзд', '> 1000'],
  ['毎月 10件', '10 件'],
  ['100명 이상', '>= 100 명'],
  ['１２３ 件', '123 件'],
  ['v1.0.0 on 2026-03-01 at 08:00', ''],
  ['Week 3 of Phase 1', ''],
  ['Go 1.21+', ''],
  ['r/3D HTTP/2 K8s GA4 M16', ''],
  ['Jan 5 and 15. März', ''],
  ['see #123', ''],
  ['in 2026', ''],
  ['5-10 k€', '5000..10000 EUR'],
  ['500 € bis 800 €', '500..800 EUR'],
  ['500€ - 800€', '500..800 EUR'],
  ['R$ 5.000 – R$ 9.000', '5000..9000 BRL'],
  ['USD 500 – USD 800', '500..800 USD'],
  ['500,- €', '500 EUR'],
  ['₹1,50,000', '150000 INR'],
  ['5 lakh INR', '500000 INR'],
  ['NT$3,000', '3000 TWD'],
  ['500 zł', '500 PLN'],
  ['2 millones de dólares', '2000000 USD'],
  ['5 triệu đồng', '5000000 VND'],
  ['PHP 8 and 10 km', '10'],
  ['the 3rd time', ''],
]
for (const [text, want] of CASES) {
  test(`"${text}"`, () => {
    const got = quantities(text)
      .map(q =>
        [
          q.op,
          q.high === null ? q.value : `${q.value}..${q.high}`,
          q.currency,
          q.unit,
          q.period && `/${q.period}`,
          q.baseline !== null ? `base ${q.baseline}` : null,
        ]
          .filter(part => part !== null && part !== '')
          .join(' '),
      )
      .join(' | ')
    assert.equal(got, want)
  })
}
test('offsets cover what was read', () => {
  const text = 'Reach at least $1,500 a month'
  const [quantity] = quantities(text)
  assert.equal(text.slice(quantity!.from, quantity!.to), 'at least $1,500')
})

test('what is counted may stand at both ends of an arrow', () => {
  const found = (text: string): unknown[] => quantities(text).map(({ value, baseline }) => [value, baseline])
  assert.deepEqual(found('500 GitHub stars → 2,000 stars'), [[2000, 500]])
  assert.deepEqual(found('20 leads → 5 customers'), [
    [20, null],
    [5, null],
  ])
})
test('a currency before the number and its code behind it', () => {
  assert.deepEqual(
    quantities('$20 USD and $30 CAD').map(({ value, currency }) => [value, currency]),
    [
      [20, 'USD'],
      [30, 'CAD'],
    ],
  )
})
test('so many hours after something are no quantity', () => {
  assert.deepEqual(quantities('Look again at +24h and +7d'), [])
  assert.equal(quantities('+24 users').length, 1)
})
