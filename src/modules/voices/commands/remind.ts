import { listPeopleWithCases, remind, type Reminding } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

type Waiting = {
  ref: string
  pieceId: number | null
  gathererId: number
  dueOn: Temporal.PlainDate
  begunAt: Temporal.Instant
}

/** Who is still to be asked, or has not finished, by a date that is near or past. What a worker says of an audit is theirs to say
 * or not. */
export async function listToRemind(tx: Tx, until: Temporal.PlainDate): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`select id from voices
    where state in ('to_ask', 'asked', 'started') and kind <> 'worker' and gatherer_id is not null and due_on <= ${until} order by id`)
  return rows.map(({ id }) => id)
}

/** Reminds whoever asks this person what they think. */
export async function remindOfVoice(tx: Tx, id: number, reminding: Reminding): Promise<void> {
  const voice = await tx.maybe<Waiting>(sql`
    select v.ref, v.piece_id as "pieceId", v.gatherer_id as "gathererId", v.due_on as "dueOn", v.saved_at as "begunAt" from voices v where v.id = ${id} and v.state in ('to_ask', 'asked', 'started') and v.due_on is not null and v.gatherer_id is not null`)
  if (!voice) return
  const here = await listPeopleWithCases(tx, reminding.today)
  if (!here.some((person) => person.id === voice.gathererId)) return
  const kinds = { due: 'voices due', overdue: 'voices overdue' } as const
  await remind(tx, { ...voice, path: `/voices/${voice.ref}`, kinds }, [voice.gathererId], reminding)
}
