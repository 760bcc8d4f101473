import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Sheet } from './sheet.ts'

/** As what a sheet leaves the house. */
export const kinds = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', called: 'Word' },
  pdf: { type: 'application/pdf', called: 'PDF' },
} as const
export type Kind = keyof typeof kinds

/** Asked of a thread: what draws letters is native and waits for nobody. Neither library is loaded before. */
export const errand = new URL(import.meta.url)

export type SheetErrand = { sheet: Sheet; as: Kind }

export async function run(_tx: Tx, _actor: Actor, { sheet, as }: SheetErrand): Promise<Uint8Array> {
  if (as === 'docx') return (await import('./word.ts')).toWord(sheet)
  return (await import('./pdf.ts')).toPdf(sheet)
}
