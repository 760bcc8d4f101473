import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Finding } from '../read-rows.ts'
import { compareAgain } from './propose.ts'

/**
 * What another import, brought in or taken back since these files were read, makes wrong in them although none of their own rows was
 * touched: a carer at a position that somebody else has now, a household that is gone. Throws Refused with the first of it.
 */
export async function refuseWhatIsWrongNow(tx: Tx, importId: number, today: Temporal.PlainDate): Promise<void> {
  if (!(await anotherCameSince(tx, importId))) return
  const known = await listKnown(tx, importId)
  const found = (await compareAgain(tx, importId, today)).flatMap(({ errors, questions }) => [...errors, ...questions])
  const wrong = found.find((one) => !known.has(nameOf(one)))
  if (wrong)
    throw new Refused(
      `Another import was brought in or taken back since these files were read. ${inRow(wrong)}${wrong.message} Nothing was brought in. Discard this import, mend the files and choose them again.`,
    )
}

const nameOf = ({ row, column, code }: Pick<Finding, 'row' | 'column' | 'code'>): string =>
  `${row ?? 0} ${column} ${code}`
const inRow = ({ row }: Finding): string => (row === null ? '' : `Row ${row}: `)

async function anotherCameSince(tx: Tx, importId: number): Promise<boolean> {
  const [found] = await tx.many(sql`select from imports other join imports own on own.id = ${importId}
    where other.id <> own.id and other.state in ('committed', 'taken_back')
      and greatest(other.decided_at, other.taken_back_at) >= own.started_at limit 1`)
  return found !== undefined
}

/** What was wrong or asked when the files were read: those rows stay out, or were answered. */
async function listKnown(tx: Tx, importId: number): Promise<ReadonlySet<string>> {
  const rows = await tx.many<Pick<Finding, 'row' | 'column' | 'code'>>(sql`
    select row_number as row, column_name as column, code from import_changes
    where import_id = ${importId} and outcome in ('error', 'question')`)
  return new Set(rows.map(nameOf))
}
