/**
 * Letters of many scripts without the price of Unicode classes: `\p{L}` together with the flags `i` and `u` makes an
 * expression several times slower to compile and to run than the same with plain ranges (measured on V8). The ranges
 * hold the letters of the scripts that plans are written in; no sign outside them is a letter of a plan. Scripts with
 * capitals that no language here needs (Georgian, Cherokee, polytonic Greek …) are left out: each costs with `i`.
 */

/** Letters and marks that have no case or stand in lower case, as the inside of a character class. */
export const LETTERS =
  'a-z\\u00aa\\u00b5\\u00ba\\u00df-\\u00f6\\u00f8-\\u024f\\u0300-\\u052f\\u0590-\\u109f\\u1100-\\u139f\\u1400-\\u1c7f\\u1e00-\\u1eff\\u3040-\\u312f\\u31a0-\\u31bf\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af'
const CAPITALS = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de'
const CLASSES: Record<string, string> = {
  L: CAPITALS + LETTERS,
  N: '0-9\\u0660-\\u0669\\uff10-\\uff19',
  'Script=Latin': 'A-Za-z\\u00aa\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02b8\\u1e00-\\u1eff',
  'Script=Cyrillic': '\\u0400-\\u052f\\u1c80-\\u1c88\\ua640-\\ua69f',
  'Script=Han': '\\u2e80-\\u2fd5\\u3005\\u3007\\u3021-\\u3029\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff',
}

/** The expression with plain ranges in place of Unicode classes, and so without the flag `u`. @throws Error for a class it does not know */
export function pattern(expression: RegExp): RegExp {
  let set = false
  const source = expression.source.replace(/\\p\{([^}]+)\}|\\.|\[|\]/g, (part, name: string | undefined) => {
    if (part === '[') set = true
    else if (part === ']') set = false
    if (name === undefined) return part
    const ranges = CLASSES[name]
    if (ranges === undefined) throw new Error(`No ranges are known for \\p{${name}}.`)
    return set ? ranges : `[${ranges}]`
  })
  return new RegExp(source, expression.flags.replace('u', ''))
}
