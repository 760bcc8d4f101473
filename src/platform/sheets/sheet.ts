/** What goes out of the house on paper, as headings, paragraphs, lists and tables: Word and PDF are made of the same. Plain data. */
export type Sheet = {
  /** Its heading, and what the file calls itself: a reference, never a name. */
  title: string
  /** Bigger letters, for whoever reads slowly. */
  large?: true
  blocks: readonly Block[]
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; quiet?: true }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const quietly = (text: string): Block => ({ kind: 'paragraph', text, quiet: true })
/** None where there is nothing to list. */
export const listOf = (items: readonly string[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [])

/** The lines that somebody typed, a paragraph each; those that begin with a dash stand as a list. */
export function paragraphsOf(words: string): Block[] {
  const blocks: Block[] = []
  for (const line of words.split(/\r?\n|\r|\u2028|\u2029/).map((one) => one.trim())) {
    const item = /^[-–•*]\s+(.+)$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item && last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] }
    else if (item) blocks.push({ kind: 'list', items: [item] })
    else if (line) blocks.push(paragraph(line))
  }
  return blocks
}

/** The same without signs that no file of text may hold (XML 1.0, section 2.2): a letter of control, half a sign. */
export function writable(sheet: Sheet): Sheet {
  return mapTexts(sheet, (text) =>
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, ''),
  )
}

/** Each of its texts, put in other words. */
export function mapTexts(sheet: Sheet, put: (text: string) => string): Sheet {
  const block = (one: Block): Block => {
    if (one.kind === 'list') return { ...one, items: one.items.map(put) }
    if (one.kind !== 'table') return { ...one, text: put(one.text) }
    return { ...one, caption: put(one.caption), head: one.head.map(put), rows: one.rows.map((row) => row.map(put)) }
  }
  return { ...sheet, title: put(sheet.title), blocks: sheet.blocks.map(block) }
}

/** All that somebody reads there, in order. */
export function textsOf(sheet: Sheet): string[] {
  const texts: string[] = []
  mapTexts(sheet, (text) => {
    texts.push(text)
    return text
  })
  return texts
}
