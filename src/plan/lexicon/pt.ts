import type { Language } from './types.ts'

export const pt: Language = {
  code: 'pt', words: true,
  sections: {
    nonGoal: 'não objetivos|fora do escopo', achieved: 'conquistas|estado atual|situação atual', audience: 'público(?:-alvo)?|audiências?|segmentos?', persona: 'personas?', competitor: 'concorrentes?|concorrência', contingency: 'contingências?|planos? de contingência|plano b', risk: 'riscos?|desafios', pricing: 'preços?|precificação|monetização|oferta|modelo de receita',
    budget: 'orçamentos?(?: .*)?|custos?|investimentos?(?: .*)?|gastos|despesas', effort: 'esforço|tempo estimado', kpi: 'kpis?|métricas?(?: de sucesso)?|indicadores?|objetivos?|metas?|critérios? de sucesso|resultados esperados', journey: 'jornada(?: .*)?|funil(?: .*)?', programme: 'programas?|recompensas|incentivos', dependency: 'dependências?|pré-requisitos', template: 'modelos?|templates?|exemplos?',
    role: 'equipe|time|papéis|responsabilidades|pessoas', channel: 'canais|canal|plataformas?|distribuição|divulgação', content: 'conteúdos?|calendário editorial|artigos?|postagens|publicações|blog|vídeos?', schedule: 'cronograma|calendário|linha do tempo|fases?|roadmap|lançamento|plano de lançamento', milestone: 'marcos?', task: 'próximos passos|ações|tarefas|atividades|checklist(?: .*)?|entregáveis|plano de ação', tracking: 'acompanhamento|monitoramento|análise|medição|ferramentas', summary: 'resumo|introdução|conclusão|visão(?: geral)?',
  },
  labels: {
    mitigation: 'mitigaç(?:ão|ões)|medidas?|solução', contingency: 'contingência|plano b', trigger: 'gatilhos?|sinais|alerta', likelihood: 'probabilidade', impact: 'impacto', severity: 'severidade|nível|gravidade', response: 'resposta', owner: 'responsável|dono', due: 'data|vencimento|prazo', deadline: 'prazo|data limite', priority: 'prioridade', effort: 'esforço|horas', goal: 'objetivos?|meta|propósito', target: 'meta|alvo|objetivo', baseline: 'atual|hoje|linha de base', metric: 'métrica|indicador|kpi', budget: 'orçamento|custos?|investimento|verba', status: 'status|estado', channel: 'canal|plataforma', format: 'formato|tipo', audience: 'público|audiência',
  },
  actions: 'criar|publicar|lançar|escrever|preparar|configurar|desenvolver|enviar|organizar|contatar|implementar|definir|desenhar|estabelecer|compartilhar|participar|medir|analisar|atualizar|completar|validar|documentar|realizar|adicionar|promover|traduzir|revisar|contratar|identificar|monitorar|responder|convidar|gravar|registrar|aumentar|otimizar|testar|escalar',
  roles: 'gerente|diretor[ae]?|desenvolvedor[ae]?s?|designer|redator[ae]?|engenheir[oa]s?|coordenador[ae]?|líder|fundador[ae]?', formats: { article: 'artigos?|posts? (?:de|do|no) blog|blog posts?', video: 'vídeos?', thread: 'threads?|fios?', webinar: 'webinars?|oficinas?|workshops?', talk: 'palestras?', 'press-release': 'comunicados? de imprensa|press releases?', podcast: 'podcasts?', newsletter: 'newsletters?|boletim', 'case-study': 'estudos? de caso|casos? de sucesso|depoimentos?', tutorial: 'tutoriais|tutorial|guias?', post: 'postagens?|posts?|publicações', livestream: 'transmissões ao vivo' },
  stop: 'o|a|os|as|de|que|em|para|com|por|uma|um|do|da|não|é',
}
