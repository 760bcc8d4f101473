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

/** What a PDF shows, as a reader of it takes the letters: by the tables that come with its fonts (ISO 32000-1, 9.10.3). */
export function textOfPdf(bytes: Uint8Array): string {
  const all = opened(bytes)
  const tables = new Map<string, Map<string, string>>()
  for (const [, name, font] of all.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const unicode = new RegExp(`\\n${font} 0 obj\\n[^]*?/ToUnicode (\\d+) 0 R`).exec(all)?.[1]
    if (unicode && !tables.has(name!)) tables.set(name!, lettersOf(streamOf(bytes, unicode)))
  }
  let font = ''
  let text = ''
  for (const part of all.split(/\bBT\b/).slice(1))
    for (const said of stringsIn(part.split(/\bET\b/)[0]!))
      if (said.font) font = said.font
      else text += shownBy(said.string!, tables.get(font))
  return text
}

/** The fonts that are chosen and the strings that are shown, in order; a bracket within a string may stand there bare where it has its other half. */
function* stringsIn(content: string): Generator<{ font?: string; string?: string }> {
  let from = 0
  let depth = 0
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at]
    if (sign === '\\') at += 1
    else if (sign === '(') {
      if (depth === 0) {
        const font = /\/(f\d+) [\d.]+ Tf[^]*$/.exec(content.slice(from, at))?.[1]
        if (font) yield { font }
        from = at + 1
      }
      depth += 1
    } else if (sign === ')' && depth > 0) {
      depth -= 1
      if (depth === 0) {
        yield { string: content.slice(from, at) }
        from = at + 1
      }
    }
  }
}

function streamOf(bytes: Uint8Array, object: string): string {
  const all = Buffer.from(bytes).toString('latin1')
  const at = all.indexOf(`\n${object} 0 obj`)
  const [, packed] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(all.slice(at)) ?? []
  const raw = packed ?? ''
  return raw.startsWith('%') ? raw : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
}

const wide = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function lettersOf(table: string): Map<string, string> {
  return new Map(
    [...table.matchAll(/^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$/gm)].map(([, glyph, letter]) => [
      glyph!.toLowerCase(),
      wide(letter!),
    ]),
  )
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function shownBy(packed: string, letters: ReadonlyMap<string, string> | undefined): string {
  const plain = packed.replaceAll(/\\(\d{1,3}|[^])/g, (_, code: string) =>
    /\d/.test(code) ? String.fromCodePoint(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  )
  const glyphs = Buffer.from(plain, 'latin1').toString('hex').match(/.{4}/g) ?? []
  return glyphs.map((glyph) => letters?.get(glyph) ?? '').join('')
}
