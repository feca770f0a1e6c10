/** On a phone, in the dark. A file of its own: two run side by side. */
import { measuringAt } from './measuring-every.ts'

measuringAt(360, 'dark')
