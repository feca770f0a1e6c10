/** A document in the fragment of a link: deflated, then base64url. Fragments are never sent to a server. */
const LONGEST = 30_000

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
/** The fragment that holds `text`; null when it would be too long for a link. */
export async function pack(text: string): Promise<string | null> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return packed.length > LONGEST ? null : `#d=${packed}`
}
/** The document in a fragment, or null when there is none or it is damaged. */
export async function unpack(fragment: string): Promise<string | null> {
  const packed = /^#d=([\w-]+)$/.exec(fragment)?.[1]
  if (!packed) return null
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(await through(new DecompressionStream('deflate-raw'), bytes))
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
