export { cleanUrl, maskOf, redactor } from '../lib/redact.ts'
