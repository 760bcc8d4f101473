import { readCsv, writeCsv } from '#platform/files/index.ts'
import { NotFound } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { fileLimits } from '../file.ts'
import { isWithheld } from '../kinds/index.ts'
import { listContents, listRefused } from '../queries/imports.ts'
import { columnKey, recognise } from '../recognise.ts'

/** The rows of a file that have errors, as they came, each with what to mend: to be mended and chosen again. What no page says of a child is left
 * out (REASON_PLACE_CHANGE). While nobody has decided: after that nobody reads the file any more. */
export async function refusedRows(tx: Tx, importId: number, fileId: number): Promise<{ text: string; rows: number }> {
  const file = (await listContents(tx, importId)).find(({ id }) => id === fileId)
  const table = file && readCsv(file.bytes, fileLimits, (cells) => recognise(cells).ok)
  const known = table?.ok ? recognise(table.columns) : undefined
  if (!table?.ok || !known?.ok) throw new NotFound()
  const because = Map.groupBy(await listRefused(tx, fileId), ({ row }) => row)
  const withheld = Object.entries(known.kind.columns).flatMap(([name, column]) =>
    isWithheld(column) ? [columnKey(name)] : [],
  )
  const kept = table.columns.map((_, at) => at).filter((at) => !withheld.includes(columnKey(table.columns[at]!)))
  const rows = [...table.rows, ...table.faults]
    .filter(({ line }) => because.has(line))
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, cells }) => [
      ...kept.map((at) => cells[at] ?? ''),
      line,
      because
        .get(line)!
        .map(({ column, message }) => [column, message].filter(Boolean).join(': '))
        .join(' '),
    ])
  return {
    text: writeCsv([...kept.map((at) => table.columns[at]!), 'row in the file', 'what to mend'], rows),
    rows: rows.length,
  }
}
