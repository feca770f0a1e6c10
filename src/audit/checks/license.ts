import { no, unknown, yes } from '../check.ts'
import type { AuditContext, Check, Details } from '../check.ts'
import { at, communityFile } from '../tools.ts'

const name = /^(?:(?:un)?licen[cs]e|copying)(?:[-.].*)?$/i
/** What a text under each licence says. */
const kinds: Readonly<Record<string, RegExp>> = {
  MIT: /permission is hereby granted, free of charge, to any person obtaining a copy/i,
  'Apache-2.0': /apache license[\s,]+version 2\.0/i,
  BSD: /redistribution and use in source and binary forms/i,
  AGPL: /gnu affero general public license/i,
  LGPL: /gnu lesser general public license/i,
  GPL: /gnu general public license/i,
  MPL: /mozilla public license/i,
  ISC: /permission to use, copy, modify, and\/or distribute this software/i,
}

export const check: Check = {
  id: 'license',
  title: 'License',
  make: 'uptake generate community-files',
  matches: {
    en: ['(?:open[- ]source |software )?licen[cs]e(?: text)?', 'licen[cs]e\\.(?:md|txt)'],
    de: ['(?:open-source-)?lizenz(?:datei|text)?'],
    es: ['(?:archivo de )?licencia'],
    fr: ['(?:fichier de )?licence'],
    it: ['licenza'],
    pt: ['(?:arquivo de )?licença'],
    ru: ['лицензи[яюи]'],
    vi: ['giấy phép'],
    zh: ['(?:开源)?许可证', '(?:开源)?协议'],
    ja: ['ライセンス'],
    ko: ['라이선스|라이센스'],
  },
  details: {
    kind: ['(?<kind>mit|apache(?:[- ]?2(?:\\.0)?)?|bsd(?:-[23]-clause)?|agpl(?:v3)?|lgpl(?:v3)?|gpl(?:v[23])?|mpl(?:-2\\.0)?|isc)'],
  },
  check: verify,
}

async function verify(ctx: AuditContext, details: Details) {
  const file = await communityFile(ctx, name)
  if (file === null) return no('There is no LICENSE.')
  if (file.text.trim().length < 100) return no('The LICENSE holds no text of a license.', at(file.path))
  const kind = Object.entries(kinds).find(([, pattern]) => pattern.test(file.text))?.[0] ?? null
  const asked = details.get('kind')?.replace(/[^a-z].*$/, '')
  if (asked !== undefined) {
    if (kind === null) return unknown(`There is a LICENSE; which one it is could not be told.`, at(file.path))
    if (!kind.toLowerCase().startsWith(asked)) return no(`The LICENSE is that of ${kind}, not ${asked.toUpperCase()}.`, at(file.path))
  }
  return yes(kind === null ? 'There is a LICENSE.' : `There is a LICENSE: ${kind}.`, at(file.path))
}
