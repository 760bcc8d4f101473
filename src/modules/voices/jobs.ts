import { readReminding } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
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
    handle: async ({ database, now }) => {
      await database.asSystem(now, async (tx) => {
        await tx.run(
          sql`update voice_links set closed_at = expires_at where closed_at is null and expires_at <= ${now}`,
        )
        await tx.run(sql`delete from fresh_links where until <= ${now}`)
      })
    },
  },
  {
    name: 'follow reviewing officers',
    does: 'Lets each child who has not been heard yet be asked by their present Independent Reviewing Officer.',
    clause: '7.4',
    schedule: '25 3 * * *',
    handle: async ({ database, now }) => {
      await database.asSystem(now, followOfficers)
    },
  },
]

/** What a child has begun to say stays with whom they are saying it to, until they or Quality Assurance and Partnerships hand the
 * child over by name; a child without an officer keeps the one they had. */
async function followOfficers(tx: Tx): Promise<void> {
  await tx.run(sql`with followed as (
    update voices v set gatherer_id = c.iro_id, version = v.version + 1 from children c, voices before
    where c.id = v.child_id and before.id = v.id and v.kind = 'child' and v.state in ('to_ask', 'asked')
      and c.iro_id is not null and c.iro_id is distinct from v.gatherer_id
    returning v.id, v.state, before.gatherer_id as was, v.gatherer_id as becomes)
    insert into voice_moves (voice_id, move, from_state, to_state, at, details)
    select id, 'follow_officer', state, state, request_now(), jsonb_build_object('from', was, 'to', becomes) from followed`)
}
