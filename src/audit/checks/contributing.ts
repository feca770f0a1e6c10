import { no, yes } from '../check.ts'
import type { Check } from '../check.ts'
import { at, communityFile, isWritten } from '../tools.ts'

export const check: Check = {
  id: 'contributing',
  title: 'Contributing guide',
  make: 'uptake generate community-files',
  matches: {
    en: ['contributing\\.md', 'contribut(?:ing|ion|or) guid(?:e|elines?)s?', 'guide to contributing'],
    de: ['(?:leitfaden|richtlinien|anleitung) (?:für|zu) beiträgen?', 'beitragsrichtlinien', 'contributing-guide'],
    es: ['guía (?:de|para) contribu(?:ción|ir|idores)'],
    fr: ['guide (?:de|pour) contribu(?:tion|er)'],
    it: ['guida (?:ai|per i) (?:contributi|contributori)', 'linee guida per contribuire'],
    pt: ['guia (?:de|para) contribu(?:ição|ir)'],
    ru: ['руководство (?:для контрибьюторов|по участию)'],
    vi: ['hướng dẫn đóng góp'],
    zh: ['贡献指南'],
    ja: ['コントリビューション ?ガイド(?:ライン)?', '貢献ガイド'],
    ko: ['기여 ?(?:가이드|지침)'],
  },
  async check(ctx) {
    const file = await communityFile(ctx, /^contributing(?:\.(?:md|rst|txt|adoc))?$/i)
    if (file === null) return no('There is no CONTRIBUTING.md.')
    return isWritten(file.text)
      ? yes('There is a contributing guide.', at(file.path))
      : no('The contributing guide is nearly empty.', at(file.path))
  },
}
