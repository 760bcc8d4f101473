import { readReminding, tell } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listToRemind, remindOfVoice } from './commands/remind.ts'

export const jobs: readonly Job[] = [
  {
    name: 'remind of voices',
    does: 'Reminds whoever asks somebody what they think, once before the day and once after it.',
    clause: '7.4',
    schedule: '42 6 * * *',
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async (tx) => {
        const reminding = await readReminding(tx, today)
        return (await listToRemind(tx, reminding.until)).map((id) => (own) => remindOfVoice(own, id, reminding))
      }),
  },
  {
    name: 'end links that have run out',
    does: 'Closes one-time links whose time is over, so that the list of open ones is true.',
    clause: '7.4',
    schedule: '10 3 * * *',
    handle: ({ database, now }) =>
      sweep({ database, now }, async (tx) => [
        ...(await listRunOut(tx, now)).map(
          ({ voiceId }): Task =>
            (own) =>
              closeRunOut(own, voiceId, now),
        ),
        (own) => own.run(sql`delete from fresh_links where until <= ${now}`),
      ]),
  },
  {
    name: 'follow reviewing officers',
    does: 'Lets each child who has not been heard yet be asked by their present Independent Reviewing Officer, who is told.',
    clause: '7.4',
    schedule: '25 3 * * *',
    handle: ({ database, now }) =>
      sweep({ database, now }, async (tx) =>
        (await listToFollow(tx)).map(
          ({ id }): Task =>
            (own) =>
              followOfficer(own, id),
        ),
      ),
  },
]

const listRunOut = (tx: Tx, now: Temporal.Instant) =>
  tx.many<{ voiceId: number }>(sql`
    select distinct voice_id as "voiceId" from voice_links where closed_at is null and expires_at <= ${now} order by 1`)

const closeRunOut = (tx: Tx, voiceId: number, now: Temporal.Instant) =>
  tx.run(sql`update voice_links set closed_at = expires_at
    where voice_id = ${voiceId} and closed_at is null and expires_at <= ${now}`)

const isToFollow = sql`v.kind = 'child' and v.state in ('to_ask', 'asked')
  and c.iro_id is not null and c.iro_id is distinct from v.gatherer_id`

const listToFollow = (tx: Tx) =>
  tx.many<{ id: number }>(
    sql`select v.id from voices v join children c on c.id = v.child_id where ${isToFollow} order by v.id`,
  )

/** What a child has begun to say stays with whom they are saying it to, until they or Quality Assurance and Partnerships hand the
 * child over by name; a child without an officer keeps the one they had. */
async function followOfficer(tx: Tx, id: number): Promise<void> {
  const before = await tx.maybe<{
    ref: string
    pieceId: number | null
    state: string
    was: number | null
    becomes: number
  }>(sql`
    select v.ref, v.piece_id as "pieceId", v.state, v.gatherer_id as was, c.iro_id as becomes from voices v join children c on c.id = v.child_id
    where v.id = ${id} and ${isToFollow} for update of v`)
  if (!before) return
  const { ref, pieceId, state, was, becomes } = before
  await tx.run(sql`update voices set gatherer_id = ${becomes}, version = version + 1 where id = ${id}`)
  await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, at, details)
    values (${id}, 'follow_officer', ${state}, ${state}, request_now(), ${JSON.stringify({ from: was, to: becomes })}::jsonb)`)
  await tell(tx, { to: becomes, kind: 'voices wanted', path: `/voices/${ref}`, pieceId })
}
