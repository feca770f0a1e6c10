/** Reading a file that a person hands to the page. */

/** The text of a file in UTF-8 or UTF-16; null when it is no text. */
export async function textOfFile(file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(label).decode(bytes)
  return text.includes('\0') ? null : text
}
