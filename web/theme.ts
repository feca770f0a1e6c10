/** Light and dark: the system's choice until a person makes another, which is kept. */
const KEY = 'uptake-theme'
const dark = matchMedia('(prefers-color-scheme: dark)')
const system = (): string => (dark.matches ? 'dark' : 'light')

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = localStorage.getItem(KEY) ?? system()
}
/** Turns to the other theme; turning back to the system's own follows the system again. */
export function toggleTheme(): void {
  const next = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark'
  if (next === system()) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, next)
  applyTheme()
}
dark.addEventListener('change', applyTheme)
