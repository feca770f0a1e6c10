/** What the links of a repository's own pages say about where a project is. */

/** The first capture of `pattern` in each address, each once, in the order of the page; at most `most`. */
export function namesInLinks(links: readonly string[] | undefined, pattern: RegExp, most = 1): string[] {
  const found = new Set<string>()
  for (const link of links ?? []) {
    const name = pattern.exec(link)?.[1]
    if (name !== undefined && found.size < most) found.add(name)
  }
  return [...found]
}
