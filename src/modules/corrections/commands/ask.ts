import { tell } from '#modules/people/index.ts'
import type { Mistaken } from '#platform/room.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'

export type Question = { kind: string; of: Mistaken; what: string; whose: string }

/** Somebody sees that it is about the wrong person: those of Quality Assurance and Partnerships are told whom it is not about. Gives
 * back its number, and its reference. */
export async function askToPutRight(tx: Tx, { kind, of, what, whose }: Question): Promise<{ id: number; ref: string }> {
  // A restricted piece's number says nothing of order, and nor does this.
  const { id } = await tx.one<{
    id: number
  }>(sql`select case when ${of.pieceId ?? 0} < 1000000000 then nextval('corrections_id_seq')::int
    else 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int end as id`)
  const asked = await tx.maybe<{
    ref: string
  }>(sql`insert into corrections (id, kind, of_ref, subject_id, household_id, piece_id, what, whose, asked_by, asked_at)
    values (${id}, ${kind}, ${of.ref}, ${of.id}, ${of.householdId}, ${of.pieceId}, ${what}, ${whose}, actor(), request_now())
    on conflict (kind, of_ref) where state = 'asked' do nothing returning ref`)
  if (!asked) throw await saidAlready(tx, kind, of)
  const { ids } = await tx.one<{ ids: number[] }>(sql`select who_puts_right(${id}) as ids`)
  for (const to of ids)
    await tell(tx, { to, kind: 'correction wanted', path: `/corrections/${asked.ref}`, pieceId: of.pieceId })
  await recordOutsideCase(tx, {
    kind: 'correction asked',
    pieceId: of.pieceId,
    data: { correction: asked.ref, of: of.ref },
  })
  return { id, ref: asked.ref }
}

/** Whoever may read what was said leads on to it from there: their own may have named the wrong child. */
async function saidAlready(tx: Tx, kind: string, { ref }: Mistaken): Promise<Refused> {
  const asked = await tx.maybe<{ ref: string }>(
    sql`select ref from corrections where kind = ${kind} and of_ref = ${ref} and state = 'asked'`,
  )
  return new Refused(
    'Somebody has said so already: Quality Assurance and Partnerships is looking at it.',
    asked && { text: `See what was said, ${asked.ref}`, href: `/corrections/${asked.ref}` },
  )
}
