/** Lines that say what is done in a case, or never: no targets, and no money to spend. */
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'

const RULE = pattern(/\d[^→]*\s→\s+(?:\p{L}+\s+){2}\p{L}|^(?:never|do not|don['’]t|nunca|niemals|jamais)\s/iu)
/** "At $50 a month → look for a sponsor", "Never spend on ads". */
export const isRule = fact(text => (text.includes('→') || /^(?:n[eiu]|do|ja)/i.test(text)) && RULE.test(text))
