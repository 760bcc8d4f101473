/** The references of households and children that stand in a sentence. */
export const referencesIn = (text: string): string[] => text.match(/\b[HC]-\d+\b/g) ?? []

/** The same sentence, with the initials behind each: "Ask child C-1124 (O.P.) what they think". */
export const withInitials = (text: string, initials: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\b[HC]-\d+\b/g, (ref) => (initials.has(ref) ? `${ref} (${initials.get(ref)})` : ref))
