/** The CSV files of Google Analytics 4: several tables one below the other, each behind lines that begin with #. */
import { findColumns, readCount, readDecimal } from './columns.ts'
import { readCsv } from './csv.ts'
import type { CsvRow } from './csv.ts'
import { DAY } from './days.ts'

/** `at`: the first moment of a day. Days are those of the property's time zone, which the file does not name. */
export type Ga4Day = { metric: string; at: number; value: number; line: number }

/** Names of columns in the languages of the interface. Where a table has two that mean the same, the first list counts. */
const names = {
  'web.visitors':
    /^(?:active users|aktive nutzer|usuarios activos|utilisateurs actifs|usuários ativos|utenti attivi|アクティブ ?ユーザー数?|活跃用户数?|活躍使用者|활성 사용자|активные пользователи|người dùng đang hoạt động)$/i,
  totalUsers:
    /^(?:total users|users|nutzer|nutzer insgesamt|usuarios|usuarios totales|utilisateurs|nombre total d['’]utilisateurs|usuários|total de usuários|utenti|utenti totali|ユーザー|総ユーザー数|用户总数|用户数?|총 사용자|사용자|пользователи|всего пользователей)$/i,
  'web.new_visitors':
    /^(?:new users|neue nutzer|usuarios nuevos|nuevos usuarios|nouveaux utilisateurs|novos usuários|nuovi utenti|新規ユーザー数?|新用户数?|새 사용자|новые пользователи)$/i,
  'web.visits': /^(?:sessions?|sitzungen|sesiones|sessões|sessioni|セッション数?|会话数?|工作階段|세션수?|сеансы|phiên)$/i,
  'web.pageviews':
    /^(?:views|page ?views|screen ?page ?views|aufrufe|seitenaufrufe|vistas|vues|visualizações|visualizzazioni|表示回数|浏览次数|观看次数|瀏覽|조회수|просмотры|lượt xem)$/i,
  'web.events':
    /^(?:event count|ereignisanzahl|número de eventos|recuento de eventos|nombre d['’]événements|contagem de eventos|conteggio eventi|イベント数|事件数|이벤트 수|количество событий)$/i,
  'web.key_events':
    /^(?:key events|conversions|schlüsselereignisse|conversion|eventos clave|conversiones|événements clés|eventos principais|conversões|eventi chiave|キーイベント|コンバージョン|关键事件|转化次数|주요 이벤트|전환|ключевые события|конверсии)$/i,
  'web.bounce_rate':
    /^(?:bounce rate|absprungrate|porcentaje de rebote|tasa de rebote|taux de rebond|taxa de rejeição|frequenza di rimbalzo|直帰率|跳出率|이탈률|показатель отказов)$/i,
  'web.engagement_rate':
    /^(?:engagement rate|engagement-rate|porcentaje de interacciones|taux d['’]engagement|taxa de engajamento|tasso di coinvolgimento|エンゲージメント率|互动度|참여율|коэффициент взаимодействия|доля взаимодействий)$/i,
  'web.time_on_site':
    /^(?:average engagement time(?: per (?:session|active user))?|average session duration|durchschnittliche interaktionsdauer(?: pro (?:sitzung|aktivem nutzer))?|tiempo de interacción medio(?: por (?:sesión|usuario activo))?|durée d['’]engagement moyenne(?: par (?:session|utilisateur actif))?|tempo médio de engajamento(?: por (?:sessão|usuário ativo))?|平均エンゲージメント時間|平均互动时长|평균 참여 시간|среднее время взаимодействия)$/i,
} as const
const nthDay =
  /^(?:nth day|n-ter tag|nter tag|n-ésimo día|enésimo día|n-ième jour|nième jour|enésimo dia|n-ésimo dia|giorno n-esimo|n 日目|第 ?n ?天|n번째 날(?:짜)?|n-й день)$/i
const date = /^(?:date|datum|fecha|data|日付|日期|날짜|дата|ngày)$/i

/** @returns values by day, and what could not be understood, for a person */
export function readGa4(text: string): { days: Ga4Day[]; problems: string[] } {
  const days: Ga4Day[] = []
  const problems: string[] = []
  for (const { start, rows } of blocks(text)) {
    const [header, ...body] = rows
    const cells = header?.cells.map(cell => cell.trim()) ?? []
    const nth = cells.findIndex(cell => nthDay.test(cell))
    const dated = cells.findIndex(cell => date.test(cell))
    if (nth === -1 && dated === -1) continue
    const columns = columnsIn(cells)
    // A second column of words (a channel, a page) divides each day: the rows of a day are added up, where that makes sense.
    if (columns.size === 0) problems.push(`Line ${header!.line}: no column of this table is known (${cells.join(', ')}).`)
    if (nth !== -1 && start === null) {
      problems.push(`Line ${header!.line}: the table counts days, but no line above it says when they begin.`)
      continue
    }
    const dimensions = cells.filter((_, index) => index !== nth && index !== dated && ![...columns.values()].includes(index))
    const divided = dimensions.length > 0 && hasRepeats(body, nth === -1 ? dated : nth)
    if (divided) {
      problems.push(`Line ${header!.line}: each day has several rows (${dimensions.join(', ')}). Export without this division.`)
      continue
    }
    for (const row of body) {
      const at = dated !== -1 ? readCompactDay(row.cells[dated] ?? '') : nthOf(row.cells[nth] ?? '', start ?? 0)
      // "Totals" and the like stand below some tables.
      if (at !== null) for (const [metric, index] of columns) days.push(...valueOf(metric, row, index, at))
    }
  }
  return { days, problems }
}

function columnsIn(cells: readonly string[]): Map<string, number> {
  const { totalUsers, ...rest } = names
  const columns: Map<string, number> = findColumns(cells, rest)
  const total = findColumns(cells, { totalUsers }).get('totalUsers')
  if (!columns.has('web.visitors') && total !== undefined) columns.set('web.visitors', total)
  return columns
}

function valueOf(metric: string, row: CsvRow, index: number, at: number): Ga4Day[] {
  const written = row.cells[index]?.trim() ?? ''
  const isRate = metric.endsWith('_rate')
  const isMean = isRate || metric === 'web.time_on_site'
  const read = isMean ? readMean(written) : readCount(written)
  if (read === null) return []
  // Rates are shares of one, unless they are written with a percent sign.
  const value = isRate && !written.includes('%') ? read * 100 : read
  return [{ metric, at, value: isMean ? Math.round(value * 100) / 100 : value, line: row.line }]
}

/** "0.543", "54,3 %", "1m 05s", "00:01:05" (seconds). */
function readMean(written: string): number | null {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(written)
  if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const parts = /^(?:(\d+)\s*m\w*\.?)?\s*(\d+)\s*s\w*\.?$/i.exec(written)
  if (parts !== null) return Number(parts[1] ?? 0) * 60 + Number(parts[2])
  return readDecimal(written)
}

function hasRepeats(rows: readonly CsvRow[], column: number): boolean {
  const seen = new Set<string>()
  for (const { cells } of rows) {
    const day = cells[column]?.trim() ?? ''
    if (/^\d+$/.test(day) && seen.has(day)) return true
    seen.add(day)
  }
  return false
}

/** 20260301 or 2026-03-01. */
function readCompactDay(written: string): number | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(written.trim())
  if (match === null) return null
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(at).getUTCDate() === Number(match[3]) ? at : null
}

const nthOf = (written: string, start: number): number | null => (/^\d{1,4}$/.test(written.trim()) ? start + Number(written) * DAY : null)

type Block = { /** The first day that the lines above it name. */ start: number | null; rows: CsvRow[] }

/** Tables are divided by lines that begin with # and by empty lines. */
function blocks(text: string): Block[] {
  const found: Block[] = []
  let start: number | null = null
  let lines: string[] = []
  let first = 1
  const end = (): void => {
    if (lines.length > 0) found.push({ start, rows: readCsv(lines.join('\n')).map(row => ({ ...row, line: row.line + first - 1 })) })
    lines = []
  }
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.startsWith('#') || line.trim() === '' || line.startsWith('"#')) {
      end()
      start = startIn(line) ?? start
    } else {
      if (lines.length === 0) first = index + 1
      lines.push(line)
    }
  }
  end()
  return found
}

/** "# Start date: 20260101" in any language, or "# 20260101-20260131". The line with the end of the time begins no table's days. */
function startIn(line: string): number | null {
  const range = /\b(\d{8})\s*[-–]\s*\d{8}\b/.exec(line)
  if (range !== null) return readCompactDay(range[1]!)
  const stated = /:\s*(\d{8})\s*,*$/.exec(line)
  if (stated === null || /end|fin|fim|slut|終了|结束|結束|종료|окончан|kết thúc/i.test(line)) return null
  return readCompactDay(stated[1]!)
}
