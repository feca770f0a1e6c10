/** CSV as RFC 4180 has it: quotes, doubled quotes, line breaks in quotes; comma, semicolon or tab. */
export type CsvRow = { cells: string[]; /** 1-based line on which it begins. */ line: number }

/** Rows that are not empty. Lines that begin with `#` are left out. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  let row: CsvRow = { cells: [], line: 1 }
  let cell = ''
  let quoted = false
  let line = 1
  const endCell = (): void => {
    row.cells.push(cell)
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    const isComment = row.cells[0]?.startsWith('#') === true
    if (!isComment && row.cells.some(each => each.trim() !== '')) rows.push(row)
    row = { cells: [], line: line + 1 }
  }
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!
    if (quoted) {
      if (character === '"' && source[i + 1] === '"') cell += source[++i]
      else if (character === '"') quoted = false
      else cell += character
    } else if (character === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
    if (character === '\n') line++
  }
  if (cell !== '' || row.cells.length > 0) endRow()
  return rows
}

/** What separates the cells of the first line that is no comment. */
function separatorOf(text: string): string {
  const first = text.split('\n').find(line => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const count = (character: string): number => first.split(character).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}
