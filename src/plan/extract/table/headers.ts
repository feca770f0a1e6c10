/** What a header of a table calls its column, in every language at once. Remembered by the header's text. */
import { labelKind } from '../../lexicon/index.ts'
import type { LabelKind } from '../../lexicon/types.ts'
import { memo } from '../../text/memo.ts'
import { timeHeader } from '../names.ts'

/** What a header may say besides its label; it may say several of them. */
type Word = keyof typeof WORDS
export type Header = {
  text: string
  /** The label that it is: "Target", "Owner", "Mitigation". */
  kind: LabelKind | null
  /** What it says of time: the unit that its numbers count, `any` for a date. */
  time: ReturnType<typeof timeHeader>
  says: ReadonlySet<Word>
}

const WORDS = {
  /** Which of the rows it is. */
  number: /^(?:#|id|no\.?|nr\.?|№|ref\.?|key|编号|序号|番号|번호)$/i,
  target:
    /^key results?$|target|goal|ziel|meta|objetivo|objectif|cible|\balvo\b|\bsoll(?:wert)?\b|цел[ьи]|目标|目標|목표|mục tiêu|obiettiv|\bhedef|success|threshold|stretch|minimum/i,
  /** "| Objective | Key result |". */
  result:
    /^(?:key )?results?$|^KRs?$|^(?:resultados? clave|resultados?-chave|schlüsselergebnis(?:se)?|résultats? clés?|关键结果|主要な成果|핵심 ?결과|ключев\S+ результат\S*)$/i,
  /** "Target metric", "Zielzeit": a column that holds targets whatever its table is about. */
  stated:
    /^(?:target(?: (?:metrics?|values?|times?|rates?|kpis?))|ziel-?(?:metrik|wert|zeit|größe|quote)(?:en|n|e)?|(?:métrica|valor|tiempo|tempo) (?:objetivo|alvo)|(?:métrique|valeur|temps) cible|目标值|目標値|목표 ?값)$/i,
  /** "| Channel | Goal | Timeline |": its cells may hold targets, whatever its table is about. */
  goal: /^(?:(?:main|key|primary|core|expected) )?(?:goals?|targets?|kpis?|success(?: metrics?| criteria| looks like)?|ziele?|metas?|objetivos?|objectifs?|目标|目標|목표)$/i,
  /** It calls itself nothing but targets: "Target", "Monthly target", "目標数". */
  counted:
    /^(?:(?:monthly|weekly|daily|quarterly|annual|yearly) )?targets?(?: (?:count|number|volume))?$|^(?:ziel|meta|objetivo|objectif)$|^(?:月間|月次|年間|月度|年度)?(?:目标|目標)(?:数|数量|件数|值|値)?$|^(?:월간 ?)?목표(?: ?[수값])?$/i,
  /** "Minimum for break-even": another measure than what is wanted elsewhere. */
  least: /minim|mindest|mínim|break-?even|threshold|schwelle|umbral|limiar|seuil|soglia|stretch|最低|最小|최소|минимум|порог/i,
  /** Beside "Target": how much more would be good. */
  level:
    /^(?:(?:good|great|excellent|outstanding|amazing|ambitious|ideal|dream|optimistic|best case)(?: (?:goal|result|outcome))?|gut|sehr gut|hervorragend|excelente|óptimo|ótimo|ideal|отлично|优秀|完美|卓越|理想|挑战|优异|理想値|優秀|최고|우수|이상)$/i,
  metric:
    /metric|kpi|indicator|^benchmarks?$|kennzahl|指标|指標|metrik|métrica|indicador|indicateur|m[eé]trique|показател|метрик|지표|chỉ số|metri[ck]|gösterge/i,
  /** What stands beside a target. */
  aside:
    /owner|source|tool|how|notes?|comment|method|frequency|why|definition|evidence|status|priority|weight|description|responsab|fuente|notas|定义|说明|备注|来源|工具|方法|频率|負責|정의|증거|비고|источник|note|kaynak|nguồn|ghi chú|примечан|инструмент|частота|отклонение|delta|change|growth|%|cumul/i,
  /** Something else than the value that a metric is to have. */
  noValue:
    /actual|delta|change|growth|status|owner|notes?|comment|budget|cost|source|weight|priority|istwert|veränderung|wachstum|real\b|réel|variación|variação|évolution|实际|变化|增长|備考|実績|実際|실제|변화|факт|изменен/i,
  /** Figures and names in a plan by time that are no targets. */
  noTarget: /budget|cost|owner|\b(?:theme|topic|title|headline|subject)\b/i,
  /** "v1.0", "Release 2": what is to be true by then. */
  version: /^(?:v\s?\d+(?:\.\d+)*|(?:version|release) \d+(?:\.\d+)*)$/i,
  phase: /^(?:phase|fase|этап|阶段|フェーズ|단계)\s*\d/i,

  /** What is spent. */
  cost: /^(?:(?:estimated|planned|total|monthly|annual|yearly|approx\.?|est\.?) )*(?:investment|budget|spend|ad spend|costs?)(?: ?\/ ?(?:mo|month|yr|year)\.?| per (?:month|year))?(?:\s*[(（][^()（）]{1,16}[)）])?$|^(?:(?:geschätzte|monatl\.?|monatliche|jährliche) )?(?:kosten|budget|investition)(?: ?\/ ?(?:mon?\.?|monat|jahr)| (?:pro|im) (?:monat|jahr))?(?:\s*[(（][^()（）]*[)）])?$|^(?:presupuesto|inversión|costos?|costes?|orçamento|investimento|custos?|coûts?|investissement|costi|importo|maliyet|bütçe|tutar|chi phí|ngân sách|бюджет|стоимость|预算|预算金额|成本|予算|費用|예산|비용)(?: (?:mensual|mensal|mensuel|mensile|estimad[oa]|estimé|stimato|anual|annuel))?(?:\s*[(（][^()（）]*[)）]| ?\/ ?(?:mes|mês|mois|mese|año|ano|an|anno|月|월))?$/i,
  /** A word for money that the plan gives, wherever the table stands: "Estimated budget", "Budget (EUR)". */
  budget:
    /^(?!.*(?:%|owner|holder|size|range|fit|authority|share|impact))(?:[^\s%]+ ){0,2}budget(?: [^\s%]+){0,2}$|^(?:presupuesto|orçamento|бюджет)(?: \S+)?$|^.{0,4}(?:预算|預算|予算|예산).{0,4}$|^(?:bütçe|ngân sách)$/i,
  /** Others than those who plan: what they have to spend is their own. */
  others:
    /persona|segment|customer|client|compan|account|competitor|audience|buyer|\bicps?\b|kunde|zielgruppe|cliente|público|cible|concurrent|клиент|сегмент|客户|用户|顧客|고객|attribute|criteri/i,
  /** What one of several costs. */
  unit: /\bunit\b|\beach\b|\bper (?:unit|item|piece|hour|user|seat|head|person)\b|\/ ?(?:unit|h|hr|hour|ora|hora|heure|std|stunde|час)(?![a-zà-ÿ])|^(?:hourly(?: rate)?|rate|price)$|stückpreis|einzelpreis|(?:precio|preço|costo|coste|custo|prix) unitai?r[eio]o?|单价|単価|단가|цена за/i,
  /** What all of them cost. */
  sum: /^(?:sub-?)?totals?(?: (?:cost|amount|price))?(?:\s*[(（][^()（）]{1,20}[)）])?$|^(?:line total|amount|gesamt(?:kosten|preis)?|summe|betr[aä]ge?|importe|monto|montant|valor total|costo totale?|coût total|итого|сумма|合计|总计|小计|金额|金額|合計|小計|합계|금액)(?:\s*[(（][^()（）]{1,20}[)）])?$/i,
  low: /^(?:low(?:er)?|min\.?|minimum|von|mín(?:imo)?|bas|мин\.?|最低|最小|최소)(?: (?:estimate|cost|budget))?$/i,
  high: /^(?:high(?:er)?|max\.?|maximum|bis|máx(?:imo)?|haut|макс\.?|最高|最大|최대)(?: (?:estimate|cost|budget))?$/i,
  /** Work that stands beside what it costs. */
  work: /^(?:activit(?:y|ies)|actions?|tasks?|initiatives?|tactics?|campaigns?|deliverables?|channels?|aktivität(?:en)?|maßnahmen?|aufgaben?|kanal|kanäle|actividad(?:es)?|acci(?:ón|ones)|tareas?|canal(?:es)?|atividades?|ações|ação|tarefas?|canais|activités?|actions?|tâches?|canaux|действи[ея]|задач[аи]|каналы?|活动|任务|渠道|施策|アクティビティ|タスク|チャネル|활동|작업|채널)$/i,
  /** What is needed; a last row may sum it up. */
  need: /^(?:resources?|items?|components?|services?|categor(?:y|ies)|komponenten?|kategorien?|dienste?|componentes?|servicios?|categor[íi]as?|serviços?|catégories?|servizi?o?|categori[ae]|expenses?|tools?|ressourcen?|posten|werkzeuge?|recursos?|herramientas?|ferramentas?|itens|ressources?|postes?|outils?|risors[ae]|voc[ei]|strument[oi]|kaynak(?:lar)?|kalem(?:ler)?|araç(?:lar)?|hạng mục|công cụ|ресурсы?|стать[яи]|инструменты?|资源|项目|工具|項目|ツール|항목|도구)$/i,

  /** What a risk is, where no header calls it one. */
  story:
    /^(?:descriptions?|what (?:could|can|might) go wrong|issue|problem|event|scenario|name|title|beschreibung|descripción|descrição|description|descrizione|описание|描述|说明|内容|説明|설명)$/i,

  role: /^(?:roles?|positions?|titles?|function|rolle|rol|cargo|função|puesto|poste|rôle|роль|должность|角色|职位|岗位|役割|역할|직책|vai trò|vị trí|ruolo)$/i,
  /** The share of a full-time job. */
  load: /fte|allocation|alocação|alocacao|asignación|commitment|capacity|auslastung|投入|工作量|dedica|занятость|稼働/i,
  /** How many there are of a role, in a block of a team. */
  count:
    /^(?:head ?counts?|heads|count|number|no\.|qty|quantity|#|anzahl|köpfe|cantidad|quantidade|efectivos|effectifs?|nombre|количество|число|人数|人員|数量|인원(?:수)?)$/i,
  holder: /^(?:name|who|person|owner|holder|member|assignee|wer|nombre|nome|nom|имя|кто|姓名|负责人|担当者?|이름|담당자?)$/i,
  person:
    /^(?:name|who|person|people|member|team member|mitarbeiter|wer|nombre|persona|nome|pessoa|nom|personne|имя|сотрудник|姓名|人员|担当者?|이름|담당자?)$/i,
  hours: /hours|hrs|workload|stunden|aufwand|horas|carga|heures|charge|час|工时|工作量|時間|稼働|시간/i,
} as const satisfies Record<string, RegExp>
const ALL = Object.entries(WORDS) as [Word, RegExp][]

/** What a header says. */
export const headerOf = memo((text): Header => ({
  text,
  kind: labelKind(text),
  time: timeHeader(text),
  says: new Set(ALL.flatMap(([word, pattern]) => (pattern.test(text) ? [word] : []))),
}))

/** "Target stars", "Zielgröße": what is left is the name of the metric. */
export const withoutTarget = (text: string): string => text.replace(WORDS.target, ' ')
