/** Why the accents of a text seem broken: with what was probably meant, where that can be told. */
export type Broken = { meant?: string }

/** Bytes of UTF-8 that were read as windows-1252, turned back: "SiobhÃ¡n" is "Siobhán". */
const bytesOf = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
)

/** Signs that stand in no name, next to a letter: what other code pages make of accents. */
const oddSigns = '€‚ƒ„…†‡ˆ‰‹›•™˜‘“”«»¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷�'
const signInWord = new RegExp(`\\p{L}[${oddSigns}]|[${oddSigns}]\\p{L}`, 'u')

/** An accent as web pages and programs write it: "Siobh&aacute;n", "Zo&#235;", "Siobh\\u00e1n", "Siobh%C3%A1n". */
const writtenOut = /&(#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,8});|\\u[\da-f]{4}|\\x[\da-f]{2}|%[c-f][\da-f]%[89ab][\da-f]/i

/** Of these a file that is all UTF-8 is believed: they stand in names of other languages. */
const oddInGuessed = /\p{L}[šŠžŽœŒŸÕ–—]|\p{L}\u00A0\p{Ll}|\p{Ll}[À-ÖØ-Þ]|\p{Ll}’\p{Ll}/u

/**
 * Whether the accents of a name seem broken; `guessed` when not all of its file is UTF-8. Undefined when they seem right.
 * It doubts and never mends: only a person knows how somebody is called.
 */
export function brokenAccents(text: string, guessed: boolean): Broken | undefined {
  const meant = readAgain(text)
  // “ï¿½” reads as the sign for what was lost before: nobody can have meant that.
  if (meant !== undefined) return meant.includes('\uFFFD') ? {} : { meant }
  const doubtful =
    /[\u0080-\u009F\uFFFD]/.test(text) ||
    /[ÃÂ](?!\p{L})/u.test(text) ||
    text.includes('?') ||
    writtenOut.test(text) ||
    (signInWord.test(text) && !quotes(text)) ||
    (guessed && oddInGuessed.test(text))
  return doubtful ? {} : undefined
}

/** A first name in quotation marks, "Wendy “Wen” Fieldgate", is no accident. */
function quotes(text: string): boolean {
  return !signInWord.test(text.replaceAll(/(?<!\p{L})[“‘]\p{L}[^“”‘’]*[”’](?!\p{L})/gu, ''))
}

/** Each run of signs beyond ASCII, taken for windows-1252 and read as UTF-8; undefined when none reads so. */
function readAgain(text: string): string | undefined {
  const again = text.replaceAll(/[^\0-\x7F]{2,}/gu, (run) => runAgain(run) ?? run)
  return again === text ? undefined : again
}

function runAgain(run: string): string | undefined {
  const bytes = [...run].map((sign) => bytesOf.get(sign))
  if (bytes.some((byte) => byte === undefined)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes.map((byte) => byte ?? 0)))
  } catch {
    return undefined
  }
}
