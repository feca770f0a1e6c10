/** A page that `uptake generate` left to be written: it is there, and says nothing yet. */
export const STUB = '<!-- uptake: to be written -->'
