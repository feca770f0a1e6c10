/** XML as plain objects: attributes begin with `@`, what can stand often is always a list. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { CollectError } from '../collector.ts'

/**
 * @param lists names of elements that are lists even when there is one
 * @throws CollectError 'answer' when it is no XML, or cut short
 */
export function readXml(text: string, source: string, lists: readonly string[]): unknown {
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: true })
  if (valid !== true || text.trim() === '')
    throw new CollectError(
      'answer',
      `${source} is no XML, or was cut short${valid === true ? '' : `: ${valid.err.msg} (line ${valid.err.line})`}.`,
      {
        hint: 'Make it again, or check the address.',
      },
    )
  const many = new Set(lists)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    // No entities of the document's own: they can unfold without end.
    processEntities: false,
    htmlEntities: false,
    isArray: name => many.has(name),
  })
  return parser.parse(text)
}
