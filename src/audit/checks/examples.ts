import { no, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { STUB } from '../stub.ts'
import { at } from '../tools.ts'

export const check: Check = {
  id: 'examples',
  title: 'Examples',
  make: null,
  matches: {
    en: [
      'examples?/',
      'examples?/? (?:folder|directory|projects?|apps?|applications?)',
      '(?<count>\\d+)\\+? example (?:projects|apps|applications)',
      'sample (?:projects?|apps?|applications?)',
    ],
    de: ['beispielprojekte?', 'beispielanwendung(?:en)?', 'beispielordner'],
    es: ['proyectos? de ejemplo', 'aplicaciones de ejemplo'],
    fr: ["projets? d'exemple", "applications? d'exemple"],
    it: ["progett[oi] (?:di|d')esempio"],
    pt: ['projetos? de exemplo', 'aplicações de exemplo'],
    ru: ['пример\\p{L}* проект\\p{L}*'],
    vi: ['dự án mẫu'],
    zh: ['示例(?:项目|工程)'],
    ja: ['サンプル ?(?:プロジェクト|アプリ)'],
    ko: ['예제 ?프로젝트'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  const paths = await ctx.glob('{example,examples,samples,Examples}/*')
  const things: string[] = []
  for (const path of paths) {
    if (/\/(?:readme|index|license)[^/]*$/i.test(path)) continue
    if (((await ctx.read(path)) ?? '').includes(STUB)) continue
    things.push(path)
  }
  const [first] = things
  if (first === undefined) return no('There is no examples/ with something in it.')
  const wanted = Number(details.get('count') ?? 1)
  const evidence = things.slice(0, 3).map(at)
  if (things.length < wanted) return no(`examples/ holds ${things.length} of ${wanted}.`, ...evidence)
  return yes(`There ${things.length === 1 ? 'is an example' : `are ${things.length} examples`}.`, ...evidence)
}
