/** Text as both engines hold it: PostgreSQL refuses the character 0, and neither keeps half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()
