/** What is said of a place where the plan publishes: how many are there, and how it speaks to them. */
import { leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'

/** "Focus: …", "Content: …", "Style: …" below a place. */
export const describesPlace = leadFact(lead =>
  /^(?:(?:key |main )?(?:focus|topics?|content(?: angle)?|angle|engagement(?: style)?|style|tone|approach|rules?|timing|best for|examples?|influencers|message)|why|how|fokus|inhalte?|themen|enfoque|contenido|temas|foco|conteúdo|contenu|ton)$/i.test(
    lead,
  ),
)
/** "r/devops (800k+ members)": a place and how many are there. */
const SIZE = pattern(
  /[(（]~?\d[\d.,]*\s?[kKmM万]?\+?\s*(?:\p{L}+\s+)?(?:members?|subscribers?|followers?|users?|developers?|readers?|mitglieder|miembros|membros|membres|участник\p{L}*|成员|メンバー|명)[)）]/iu,
)
/** Is a text nothing else? */
export const isSize = (text: string): boolean => SIZE.test(text) && text.replace(SIZE, '').trim() === ''
/** Does a text say how many are there? */
export const saysSize = (text: string): boolean => SIZE.test(text)
