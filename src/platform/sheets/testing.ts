import { inflateRawSync, inflateSync } from 'node:zlib'

/** The files of a Word file, by name, read as any program opens one: from its directory (APPNOTE 4.3.12). */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const all = Buffer.from(bytes)
  const files = new Map<string, string>()
  let at = all.readUInt32LE(all.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 16)
  while (all.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((by) =>
      by === 20 ? all.readUInt32LE(at + by) : all.readUInt16LE(at + by),
    )
    const local = all.readUInt32LE(at + 42)
    const from = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28)
    const content = all.subarray(from, from + packed!)
    const name = String(all.subarray(at + 46, at + 46 + nameLength!))
    files.set(name, String(all.readUInt16LE(local + 8) === 8 ? inflateRawSync(content) : content))
    at += 46 + nameLength! + extra! + comment!
  }
  return files
}

/** What stands in the body of a Word file, a line for each paragraph. */
export const textOfWord = (bytes: Uint8Array): string =>
  (unzipped(bytes).get('word/document.xml') ?? '')
    .replaceAll(/<w:br\/>|<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** A PDF with everything in it that is packed laid open. */
export function opened(bytes: Uint8Array): string {
  const all = Buffer.from(bytes).toString('latin1')
  const streams = [...all.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [all, ...streams].join('\n')
}
