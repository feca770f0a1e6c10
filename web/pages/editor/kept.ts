/** What was typed and not saved, kept in the browser until it is: a closed tab or a crash loses nothing. */
export type Kept = { text: string; revision: string }

const key = (workspace: string, file: string): string => `uptake-unsaved:${workspace}:${file}`

/** A full or forbidden store keeps nothing; the text is still on the page. */
export function keep(workspace: string, file: string, kept: Kept): void {
  try {
    localStorage.setItem(key(workspace, file), JSON.stringify(kept))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
export function kept(workspace: string, file: string): Kept | null {
  try {
    const written = localStorage.getItem(key(workspace, file))
    return written === null ? null : (JSON.parse(written) as Kept)
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null
    throw error
  }
}
export function clearKept(workspace: string, file: string): void {
  try {
    localStorage.removeItem(key(workspace, file))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
