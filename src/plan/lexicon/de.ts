import type { Language } from './types.ts'

export const de: Language = {
  code: 'de', words: true,
  sections: {
    nonGoal: 'nicht-?ziele|abgrenzung|was wir nicht tun', achieved: 'erreicht|erfolge bisher|aktueller stand|ist-?stand|status quo|bisherige ergebnisse', audience: 'zielgruppen?|kundensegmente|zielkunden', persona: 'personas?', competitor: 'wettbewerb(?:er|sanalyse)?|konkurrenz',
    contingency: 'notfallpl[aä]ne?|plan b|contingency plans?', risk: 'risik(?:o|en)|risikomanagement|herausforderungen|identifizierte risiken', pricing: 'preise?|preismodell|roi-fokus|erlösmodell', budget: 'budgets?|budget-?plan|budget-?aufteilung|kosten|ausgaben|finanzen|budgetplanung', effort: 'aufwand|zeitaufwand',
    kpi: 'kpis?|kennzahlen|erfolgsmetriken|metriken|ziele|ziel|zielwerte|erfolgskriterien|messgrößen|zielsetzung(?:en)?', journey: '(?:nutzer|kunden|entwickler)-?reise|customer journey|funnel', programme: 'programme?|belohnungen', dependency: 'abhängigkeiten|voraussetzungen', template: 'vorlagen?|beispiele',
    role: 'team|rollen|verantwortlichkeiten|personal|zuständigkeiten|mitarbeiter|teamstruktur', channel: 'kan[aä]le|kanal|plattformen|channel-?strategie|verbreitung|distribution', content: 'content-?(?:plan|kalender|strategie|produktion)?|inhalte|redaktionsplan|blog-?(?:content|artikel|beiträge)|beiträge|video-?content|social media posts',
    schedule: 'zeitplan|timeline|fahrplan|roadmap|phasen?|ablauf', milestone: 'meilensteine?', task: 'nächste schritte|maßnahmen|aufgaben|aktionen|to-?dos?|checkliste|launch-?aktionen|aktionsplan', tracking: 'tracking(?:-setup)?|reporting|berichtswesen|analyse|auswertung|weekly reporting', summary: 'zusammenfassung|überblick|fazit|einleitung|hintergrund|erfolgsfaktoren|kostenlose ressourcen.*',
  },
  labels: {
    mitigation: 'mitigation|gegenmaßnahmen?|maßnahmen?|abhilfe', contingency: 'notfallplan|plan b|fallback', trigger: 'auslöser|trigger|frühwarnung', likelihood: 'wahrscheinlichkeit|eintrittswahrscheinlichkeit', impact: 'auswirkung(?:en)?|folgen?', severity: 'schwere|risikostufe', response: 'reaktion',
    owner: 'verantwortlich(?:e[rn]?)?|zuständig|inhaber', due: 'fällig|termin|datum|bis', deadline: 'frist|deadline|zeitraum', priority: 'priorität|prio', effort: 'aufwand|stunden', goal: 'ziel|ziele|zweck', target: 'zielwert|soll|ziel', baseline: 'ist|aktuell|ausgangswert|heute', metric: 'kennzahl|metrik|kpi',
    budget: 'budget|kosten|betrag|ausgaben', status: 'status|stand', channel: 'kanal|plattform', format: 'format|art', audience: 'zielgruppe',
  },
  actions: '\\p{Lu}?\\p{L}+ (?:erstellen|veröffentlichen|einrichten|vorbereiten|planen|schreiben|aufbauen|starten|testen|kontaktieren|ansprechen|verlosen|aktivieren|versenden|prüfen|umsetzen|sammeln|organisieren)|erstell\\p{L}*|veröffentlich\\p{L}*|einricht\\p{L}*|vorbereit\\p{L}*|aufbau|planung|entwicklung|anwerbung|kontaktaufnahme|analyse|auswertung|start\\p{L}*|schreib\\p{L}*|umfrage|erweiterte',
  roles: 'gründer\\p{L}*|entwickler\\p{L}*|leiter\\p{L}*|manager\\p{L}*|redakteur\\p{L}*|texter\\p{L}*|geschäftsführ\\p{L}*|designer\\p{L}*|berater\\p{L}*|praktikant\\p{L}*|werkstudent\\p{L}*',
  formats: { 'press-release': 'pressemitteilung(?:en)?|\\p{L}+-?pressemitteilung', article: '\\p{L}*artikeln?|blog-?artikeln?|blog(?:beitr[aä]ge?|posts?)|fachartikel', video: 'videos?|\\p{L}+video', webinar: 'webinar\\p{L}*|live-webinar|launch-webinar', livestream: 'live session|livestreams?', talk: 'vortr[aä]ge?|vortrag', 'case-study': 'fallstudien?|erfolgsgeschichten?|case studies', post: 'beitr[aä]ge?|posts?', newsletter: 'newsletter', podcast: 'podcasts?' },
  stop: 'und|der|die|das|für|mit|von|ist|nicht|auf|ein|eine|zu|den|im',
}
