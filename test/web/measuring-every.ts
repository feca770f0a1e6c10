/** Every page of measuring at one width in one theme: accessible, and no wider than its window. */
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { everyPage, MEASURING } from './every-page.ts'
import { collected, writeMeasured } from './measured-workspace.ts'

export function measuringAt(width: number, scheme: 'light' | 'dark'): void {
  describe(`the pages of measuring, ${width} px`, { skip }, () => {
    let board: Dashboard
    before(async () => {
      board = await openDashboard(writeMeasured)
      await collected(board.server.url, board.id('quill'))
    })
    after(() => board.close())

    test('every page is accessible and fits', () =>
      everyPage(
        board,
        width,
        scheme,
        'quill',
        MEASURING.map(path => `/w/*${path}`),
      ))
  })
}
