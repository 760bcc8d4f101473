export type TypedReference = { letter: string; ref: string }

/** Reads a reference as people type it ("H-1143", "h1143", "A 1042") or paste it, with signs that nobody sees and the dashes of a letter;
 * undefined when it is none. What has the letter is another question: the rooms know. */
export function readReference(text: string): TypedReference | undefined {
  const [, typed, number] = /^\s*([A-Z])[\s\p{Pd}−]*(\d{1,10})\s*$/iu.exec(text.replaceAll(/\p{Cf}/gu, '')) ?? []
  if (!typed || !number) return undefined
  const letter = typed.toUpperCase()
  return { letter, ref: `${letter}-${Number(number)}` }
}

/** The references that stand in a sentence. */
export const referencesIn = (text: string): string[] => text.match(/\b[A-Z]-\d+\b/g) ?? []

/** The same sentence, with the initials behind each: "Ask child C-1124 (O.P.) what they think". */
export const withInitials = (text: string, initials: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\b[A-Z]-\d+\b/g, (ref) => (initials.has(ref) ? `${ref} (${initials.get(ref)})` : ref))
