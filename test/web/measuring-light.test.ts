/** The pages of measuring at 1440 px in the light: accessible, and no wider than their window. */
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { everyPage, MEASURING } from './every-page.ts'
import { collected, writeMeasured } from './measured-workspace.ts'

describe('the pages of measuring, 1440 px', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard(writeMeasured)
    await collected(board.server.url, board.id('quill'))
  })
  after(() => board.close())

  test('every page is accessible and fits', () =>
    everyPage(
      board,
      1440,
      'light',
      'quill',
      MEASURING.map(path => `/w/*${path}`),
    ))
})
