/** A file as another system would have written it: its name and its text. */
export type DemonstrationFile = { name: string; text: string }

type Cell = string | number | undefined

/** Comma-separated values with a heading line; a cell with a comma, a quote or a line break is quoted. */
export function csv(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): DemonstrationFile {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','))
  return { name, text: `${lines.join('\r\n')}\r\n` }
}

function cell(value: Cell): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
