/** The clock of the channels' tests, UTC epoch milliseconds. */
export const NOW = Date.parse('2026-03-02T09:00:00Z')
