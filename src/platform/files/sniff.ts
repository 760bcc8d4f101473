/** Why some bytes cannot be read as a table of text, in words that say what to do about it. */
export type NotATable = { code: string; because: string }

const inside = (bytes: Uint8Array, text: string, encoding: BufferEncoding = 'latin1') =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, encoding))

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

const saveAsCsv = 'open it and save the sheet as “CSV UTF-8 (comma delimited)”'

/** UTF-16 that does not say so: of English letters each second byte is 0. */
const everySecondIsNought = (bytes: Uint8Array): boolean =>
  bytes.length >= 8 &&
  [0, 1].some((odd) => bytes.subarray(0, 40).every((byte, at) => (byte === 0) === (at % 2 === odd)))

/** What a file that is not plain text seems to be, judged by its bytes and never by its name; first match wins. */
const shapes: readonly (NotATable & { fits: (bytes: Uint8Array) => boolean })[] = [
  {
    code: 'empty',
    because: 'This file is empty. Check that the export finished, then choose it again.',
    fits: (bytes) => bytes.length === 0,
  },
  {
    code: 'encrypted_workbook',
    because: `This workbook is locked with a password. Take the password off, then ${saveAsCsv}.`,
    fits: (bytes) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0) && inside(bytes, 'EncryptedPackage', 'utf16le'),
  },
  {
    code: 'workbook',
    because: `This is an Excel workbook in the older form. Please ${saveAsCsv}.`,
    fits: (bytes) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0),
  },
  {
    code: 'workbook',
    because: `This is an Excel workbook. Please ${saveAsCsv}.`,
    fits: (bytes) => begins(bytes, 0x50, 0x4b) && inside(bytes, 'xl/'),
  },
  {
    code: 'zip',
    because: 'This is a zip file. Unpack it and choose the CSV files inside.',
    fits: (bytes) => begins(bytes, 0x50, 0x4b),
  },
  {
    code: 'zip',
    because: 'This is a compressed file. Unpack it and choose the CSV files inside.',
    fits: (bytes) =>
      begins(bytes, 0x1f, 0x8b) || begins(bytes, 0x37, 0x7a, 0xbc, 0xaf) || begins(bytes, 0x52, 0x61, 0x72),
  },
  {
    code: 'pdf',
    because: 'This is a PDF. Export the data as CSV from the system it came from.',
    fits: (bytes) => begins(bytes, 0x25, 0x50, 0x44, 0x46),
  },
  {
    code: 'xml',
    because: 'This is an XML or web page file. Export the data as CSV from the system it came from.',
    fits: (bytes) => decode(bytes.subarray(0, 200)).text.trimStart().startsWith('<'),
  },
  {
    code: 'utf16',
    because: 'This file was saved as “Unicode text”. Save it as “CSV UTF-8 (comma delimited)” instead.',
    fits: (bytes) => begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff) || everySecondIsNought(bytes),
  },
  {
    code: 'binary',
    because: 'This file is not text. Export the data as CSV from the system it came from.',
    fits: (bytes) => bytes.includes(0),
  },
]

/** Judges bytes before anyone tries to read them as text; undefined when they may well be a table. */
export function sniff(bytes: Uint8Array): NotATable | undefined {
  const shape = shapes.find((one) => one.fits(bytes))
  return shape && { code: shape.code, because: shape.because }
}

/** The text of some bytes; `guessed` when not all of it is UTF-8, so that accents may have been taken for others. */
export type Decoded = { text: string; guessed: boolean }

/**
 * UTF-8 with or without a byte order mark. A file that is not UTF-8 throughout was joined from several, or written by an
 * Excel in England: each of its lines is UTF-8 if it can be, else windows-1252.
 */
export function decode(bytes: Uint8Array): Decoded {
  const whole = asUtf8(bytes)
  if (whole !== undefined) return { text: whole, guessed: false }
  return {
    text: linesOf(bytes)
      .map((line) => asUtf8(line) ?? asWindows1252(line))
      .join(''),
    guessed: true,
  }
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function asWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Each with the line break that ends it: a line feed, or the lone carriage return of older systems. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let begins = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const ends = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)
    if (!ends && at !== bytes.length - 1) continue
    lines.push(bytes.subarray(begins, at + 1))
    begins = at + 1
  }
  return lines
}
