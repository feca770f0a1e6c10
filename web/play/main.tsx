import '@fontsource-variable/geist'
import '@fontsource-variable/geist-mono'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/shell.css'
import '../styles/parts.css'
import '../styles/pages.css'
import '../styles/play.css'
import { createRoot } from 'react-dom/client'
import { applyTheme } from '../theme.ts'
import { Playground } from './playground.tsx'

applyTheme()
createRoot(document.getElementById('root')!).render(<Playground />)
