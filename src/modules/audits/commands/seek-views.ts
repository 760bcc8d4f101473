import type { Carer } from '#modules/register/index.ts'
import { type Asking, askForVoices } from '#modules/voices/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { isToBeAsked } from '../children.ts'

/** Clause 6.1: every child and every carer is asked, in every audit; each child by their age on the day. A carer who has left is asked only if
 * the reviewing officer says so, a child who has moved on if their IRO does. Whoever is on the list already stays as they are. */
export async function seekViews(
  tx: Tx,
  about: {
    audit: Pick<Audit, 'id' | 'householdId' | 'auditorId'>
    children: readonly (Asking['children'][number] & Parameters<typeof isToBeAsked>[0])[]
    carers?: readonly Pick<Carer, 'id' | 'leftOn'>[]
  },
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const { audit } = about
  const children = about.children.filter(isToBeAsked)
  const carers = about.carers?.filter(({ leftOn }) => leftOn === null) ?? []
  await askForVoices(
    tx,
    { pieceId: audit.id, householdId: audit.householdId, children, carers, dueOn, reviewingOfficerId: audit.auditorId },
    today,
  )
}
