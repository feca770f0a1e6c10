/** Words of task titles that say nothing about what is to be there: verbs of making, articles, "file", "on GitHub". */

/**
 * Verbs that ask for a thing to exist. "Update", "improve", "test", "finalize" are not among them: that a thing is
 * there does not show that it was improved.
 */
const verbs = [
  'add|create|write|set ?up|setup|configure|configured|prepare|draft|make|provide|include|develop|have|enable|generate|build|implement|created|added|written|put in place',
  'erstellen|erstellt|anlegen|angelegt|einrichten|eingerichtet|hinzufügen|schreiben|aufsetzen|bereitstellen|einrichtung',
  'crear|creado|añadir|agregar|configurar|configuración|escribir|redactar|preparar',
  'criar|criado|adicionar|configurar|configuração|escrever|redigir|preparar',
  'créer|ajouter|configurer|configuration|rédiger|écrire|préparer|mettre en place|mise en place',
  'creare|aggiungere|configurare|scrivere|preparare|impostare',
  'создать|добавить|написать|настроить|подготовить|настройка',
  'tạo|thêm|viết|cấu hình|thiết lập|chuẩn bị',
]
const verbsWithoutSpaces = [
  '创建|添加|编写|撰写|设置|配置|准备|搭建|新增|增加',
  'を(?:作成|追加|設定|用意|執筆|整備|準備)(?:する|します)?|(?:の)?(?:作成|追加|設定|用意|整備)',
  '(?:을|를)?\\s*(?:작성|추가|설정|생성|준비|만들기|구성)(?:하기)?',
]
const filler = [
  'a|an|the|our|your|its|of|to|in|on|at|and|with|as well as|plus|file|files|document|documents|repo|repository|github|gitlab|in place|for (?:the|this|our) (?:project|repo|repository)',
  'die|der|das|den|dem|ein|eine|einen|und|mit|datei|im|auf|für das (?:projekt|repository)',
  'el|la|los|las|un|una|y|e|con|en|de|del|archivo|para el (?:proyecto|repositorio)',
  'o|os|as|um|uma|com|em|do|da|no|na|arquivo|para o (?:projeto|repositório)',
  'le|les|une|et|avec|sur|du|des|fichier|dans|pour le (?:projet|dépôt)',
  'il|lo|gli|uno|ed|con|nel|della|file|per il (?:progetto|repository)',
  'и|с|в|на|файл|для проекта',
  'và|với|cho|trên|tệp|file',
]
const fillerWithoutSpaces = ['和|与|及|文件|仓库|的', 'と|の|ファイル|を', '및|와|과|파일|을|를']

/** Judgements that no program makes: with one of these in front, the rest of the title is still understood, but never verified. */
const judgements = [
  'comprehensive|detailed|complete|full|professional|clear|good|great|excellent|polished|compelling|beautiful|thorough|extensive|robust|proper|initial|basic',
]

const bounded = (sources: readonly string[]): string => `(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`
export const fillerPattern = new RegExp([bounded([...verbs, ...filler]), ...verbsWithoutSpaces, ...fillerWithoutSpaces].join('|'), 'gu')
export const judgementPattern = new RegExp(bounded(judgements), 'gu')
