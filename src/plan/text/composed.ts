/** Text with its accents in the letters, "é" in place of "e" and "´": some keyboards and file systems write them apart. */
export const composed = (text: string): string => (APART.test(text) ? text.normalize('NFC') : text)

/** Accents, parts of Korean syllables and marks of kana that stand by themselves, as the inside of a character class. */
export const MARKS_APART = '\\u0300-\\u036f\\u1100-\\u11ff\\u3099\\u309a'
const APART = new RegExp(`[${MARKS_APART}]`)
