import { anAudit } from '#modules/audits/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import type { Stage } from './stage.ts'

/** The words were another child's: said by the officer who asked, moved by Quality Assurance. */
export async function putRight({ service, database, send, visits }: Stage, ref: string): Promise<void> {
  const child = await database.asSystem(testNow, async (tx) => {
    const sister = await aChild(tx, { iroId: service.people['iro-2']! })
    await aPlacement(tx, { householdId: service.household.id, childId: sister.id })
    return sister.ref
  })
  await (await visits.as('sm-1')).get(`/voices/${ref}`)
  await send('iro-1', '/corrections', { kind: 'voice', of: ref, what: 'They are her sister’s.', whose: child })
  const moved = { outcome: 'moved', whose: child, why: 'It is so.' }
  await send('qa-1', `/corrections/${await asked({ database }, ref)}/decision`, { ...moved, sure: `moved${child}` })
}

/** Words that were brought forward into an audit are sealed: its auditor looks again. */
export async function broughtForward({ service, database, send }: Stage): Promise<void> {
  const { household, people } = service
  const voice = await database.asSystem(testNow, async (tx) => {
    const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
    const audit = await anAudit(tx, { householdId: household.id, kind: 'thematic', state: 'in_audit', ...parts })
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, brought_forward, saved_at)
      values (${audit.id}, 'cyp4', 'cyp4.asked', ${household.childId}, '"yes"', true, ${testNow})`)
    const about = { householdId: household.id, pieceId: audit.id, childId: household.childId }
    const given = {
      gathererId: people['iro-1']!,
      state: 'given',
      share: 'carers',
      givenAt: '2026-11-19T08:00:00Z',
    } as const
    return aVoice(tx, { ...about, ...given })
  })
  await send('iro-1', '/corrections', { kind: 'voice', of: voice.ref, what: 'They are nobody’s here.', whose: '' })
  const sealed = { outcome: 'sealed', why: 'It is so.', sure: 'sealed' }
  await send('qa-1', `/corrections/${await asked({ database }, voice.ref)}/decision`, sealed)
}

const asked = async ({ database }: Pick<Stage, 'database'>, of: string): Promise<string> => {
  const { ref } = await database.asSystem(testNow, (tx) =>
    tx.one<{ ref: string }>(sql`select ref from corrections where of_ref = ${of} and state = 'asked'`),
  )
  return ref
}
