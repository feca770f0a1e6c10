import type { Language } from './types.ts'

export const it: Language = {
  code: 'it', words: true,
  sections: {
    achieved: 'risultati raggiunti|stato attuale', audience: 'pubblico(?: target)?|destinatari|segmenti', competitor: 'concorrenza|concorrenti', contingency: 'piano b|piani di emergenza', risk: 'rischi?o?|sfide', pricing: 'prezzi|monetizzazione', budget: 'budget|costi|spese|investimento', kpi: 'kpi|metriche|indicatori|obiettivi|obiettivo|traguardi|criteri di successo', journey: 'percorso|imbuto', programme: 'programmi|programma', dependency: 'dipendenze|prerequisiti', template: 'modelli|esempi', role: 'squadra|ruoli|responsabilità|personale', channel: 'canali|piattaforme|distribuzione', content: 'contenuti|articoli|blog|video|calendario editoriale',
    schedule: 'calendario|tempistiche|fasi|tabella di marcia|cronoprogramma', milestone: 'pietre miliari|tappe', task: 'prossimi passi|azioni|attività|compiti', tracking: 'monitoraggio|analisi|misurazione', summary: 'sintesi|introduzione|conclusioni?|panoramica',
  },
  labels: { mitigation: 'mitigazione|misure|soluzione', contingency: 'piano b', likelihood: 'probabilità', impact: 'impatto', severity: 'gravità', owner: 'responsabile', due: 'scadenza|data', deadline: 'scadenza|termine', priority: 'priorità', effort: 'ore|impegno', goal: 'obiettivo', target: 'obiettivo|target', baseline: 'attuale|oggi', metric: 'metrica|indicatore', budget: 'budget|costo|importo', status: 'stato', channel: 'canale|piattaforma', format: 'formato|tipo', audience: 'pubblico' },
  actions: 'creare|pubblicare|lanciare|scrivere|preparare|configurare|sviluppare|inviare|organizzare|contattare|definire|aggiungere|condividere|analizzare|aggiornare|completare|tradurre|testare|registrare', roles: 'responsabile \\p{L}+|sviluppator\\p{L}+|redattor\\p{L}+|ingegner\\p{L}+|fondator\\p{L}+|direttor\\p{L}+', formats: { article: 'articol[oi]', video: 'video', webinar: 'webinar', talk: 'interventi?|presentazion[ei]', 'press-release': 'comunicat[oi] stampa', post: 'post|pubblicazion[ei]', tutorial: 'tutorial|guid[ae]' },
  stop: 'il|lo|gli|di|che|per|con|una|un|del|della|è|non|sono',
}
