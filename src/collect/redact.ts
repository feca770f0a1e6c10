export { cleanUrl, redactor } from '../lib/redact.ts'
