import { remind, type Reminding } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { neutralToOwner, pathOf } from '../action.ts'

/** Actions under way whose date is near or past. */
export async function listToRemind(tx: Tx, until: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx.many<{ ref: string }>(
    sql`select ref from actions where state in ('open', 'in_progress') and due_on <= ${until} order by id`,
  )
  return rows.map(({ ref }) => ref)
}

/** Reminds the owner of one action. That others are told of it later is `escalate`. */
export async function remindOfAction(tx: Tx, ref: string, reminding: Reminding): Promise<void> {
  const action = await tx.maybe<{ ownerId: number; dueOn: Temporal.PlainDate; begunAt: Temporal.Instant }>(sql`
    select owner_id as "ownerId", due_on as "dueOn", raised_at as "begunAt" from actions
    where ref = ${ref} and state in ('open', 'in_progress') for share`)
  if (!action) return
  const kinds = { due: 'action due', overdue: 'action overdue' } as const
  await remind(tx, { ...action, path: pathOf({ ref }), pieceId: neutralToOwner, kinds }, [action.ownerId], reminding)
}
