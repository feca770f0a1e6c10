/** In the light. A file of its own: two run side by side. */
import { measuringAt } from './measuring-every.ts'

measuringAt(1440, 'light')
