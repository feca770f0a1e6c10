import '@fontsource-variable/geist'
import '@fontsource-variable/geist-mono'
import '../styles/index.css'
import '../styles/play.css'
import { createRoot } from 'react-dom/client'
import { applyTheme } from '../theme.ts'
import { Playground } from './playground.tsx'

applyTheme()
createRoot(document.getElementById('root')!).render(<Playground />)
