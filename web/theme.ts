/** Light and dark: the system's choice until a person makes one, which is kept. */
const KEY = 'uptake-theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

export function applyTheme(): void {
  const chosen = localStorage.getItem(KEY)
  document.documentElement.dataset['theme'] = chosen ?? (dark.matches ? 'dark' : 'light')
}
export function toggleTheme(): void {
  localStorage.setItem(KEY, document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark')
  applyTheme()
}
dark.addEventListener('change', applyTheme)
