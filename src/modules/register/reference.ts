const places = {
  H: '/households/',
  A: '/audits/',
  T: '/actions/',
  V: '/voices/',
  S: '/alerts/',
  C: '/children/',
} as const

export type Prefix = keyof typeof places
export type Reference = { prefix: Prefix; ref: string; path: string }

/** Reads a reference as people type it ("H-1143", "h1143", "A 1042"); undefined when it is none. */
export function readReference(text: string): Reference | undefined {
  const [, letter, number] = /^\s*([HATVCS])[\s-–]*(\d{1,9})\s*$/i.exec(text) ?? []
  if (!letter || !number) return undefined
  const prefix = letter.toUpperCase() as Prefix
  const ref = `${prefix}-${Number(number)}`
  return { prefix, ref, path: places[prefix] + ref }
}
