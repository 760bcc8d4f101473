import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { aMove, anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

/*
 * What is over reads word for word as it read, on the page and in print, whoever moves, parts, is renamed or leaves (B07).
 */

const pages = ['', '/print', '/history', '/sections/safe', '/sections/wfc3', '/sections/mod'] as const
/** Who reads it; whoever moderated it has only their part in it left, and the officer of a child in it a page of their own. */
const readers = { 'qa-1': pages, 'iro-2': ['', '/print', '/sections/safe'], 'iro-1': [''] } as const

test('B07: a closed audit reads the same after everybody in it was renamed, moved on or left', async (t) => {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const visits = await openVisits(database)
  t.after(() => visits.close())
  const ref = await database.asOwner((client) => aClosedAudit(asTx(client), service))
  const voices = await database.asOwner(async (client) =>
    (await client.query(`select ref from voices where kind = 'carer'`)).rows.map((row) => String(row.ref)),
  )
  const read = async () => {
    const texts: Record<string, string> = {}
    for (const [key, own] of Object.entries(readers)) {
      const visitor = await visits.as(key)
      for (const page of own) {
        const { status, text } = await visitor.get(`/audits/${ref}${page}`)
        assert.equal(status, 200, `${key} ${page}`)
        texts[`${key} ${page}`] = wordsIn(text)
      }
      for (const voice of key === 'qa-1' ? voices : [])
        texts[`${key} ${voice}`] = wordsIn((await visitor.get(`/voices/${voice}`)).text)
    }
    return texts
  }
  const before = await read()
  for (const who of ['Person fro-1', 'Person iro-2', 'Person tm-1', 'Foster carer AB', 'Not audited: adults AD'])
    assert.ok(
      Object.values(before).some((text) => text.includes(who)),
      `${who} stands somewhere`,
    )
  await database.asOwner((client) => everythingChanges(asTx(client), service))
  const after = await read()
  assert.deepEqual(differences(before, after), [])
})

async function aClosedAudit(tx: Tx, { people, household }: SmallService): Promise<string> {
  await tx.run(sql`select set_config('hearth.now', '2026-11-16T12:00:00Z', false)`)
  const audit = await anAudit(tx, {
    ...{ auditorId: people['fro-1']!, moderatorId: people['iro-2']!, workerId: people['fsw-1']! },
    ...{
      sentOn: '2026-11-03',
      moderatedOn: '2026-11-09',
      gradedOn: '2026-11-09',
      householdId: household.id,
      state: 'closed',
    },
    ...{ auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' },
  })
  await tx.run(sql`update pieces set state_since = '2026-11-16T12:00:00Z' where id = ${audit.id}`)
  const grown = await aChild(tx, { initials: 'GR', bornOn: '2008-10-01' })
  await aPlacement(tx, { householdId: household.id, childId: grown.id, startedOn: '2025-01-10' })
  const adult = await aChild(tx, { initials: 'AD', bornOn: '2007-01-01' })
  await aPlacement(tx, { householdId: household.id, childId: adult.id, startedOn: '2025-01-10' })
  await tx.run(
    sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId}), (${audit.id}, ${grown.id})`,
  )
  await aMove(tx, audit.id, 'close', 'verifying', 'closed', '2026-11-16')
  await tx.run(
    sql`update moves set details = jsonb_build_object('teamManagerId', ${people['tm-1']!}::int) where piece_id = ${audit.id} and move = 'close'`,
  )
  await tx.run(sql`update moves set by_id = ${people['tm-1']!} where piece_id = ${audit.id}`)
  await anAnswer(tx, audit.id, 'ovr.strengths', 'The carers went with her to every match.')
  await tx.run(sql`update answers set saved_by = ${people['fro-1']!} where piece_id = ${audit.id}`)
  const { id: carerId } = await tx.one<{ id: number }>(sql`select id from carers where household_id = ${household.id}`)
  for (const [kind, child, carer] of [
    ['child', household.childId, null],
    ['carer', null, carerId],
  ] as const)
    await tx.run(sql`insert into voices (kind, form, household_id, piece_id, child_id, carer_id, gatherer_id, state, given_at)
      values (${kind}, ${kind === 'child' ? 'fq.yp2' : 'fq.fc'}, ${household.id}, ${audit.id}, ${child}, ${carer}, ${people[kind === 'child' ? 'iro-1' : 'fro-1']!}, 'given', '2026-11-02T10:00:00Z')`)
  await anAction(tx, {
    ownerId: people['fsw-1']!,
    householdId: household.id,
    pieceId: audit.id,
    state: 'verified',
    evidence: 'The form is signed.',
    doneOn: '2026-11-12',
    doneBy: people['fsw-1']!,
    verifiedOn: '2026-11-13',
    verifiedBy: people['tm-1']!,
  })
  return audit.ref
}

async function everythingChanges(tx: Tx, { people, household, neighbours, teams }: SmallService): Promise<void> {
  await tx.run(sql`select set_config('hearth.now', '2026-11-17T12:00:00Z', false)`)
  await tx.run(sql`update carers set initials = 'YY' where household_id = ${household.id}`)
  await tx.run(sql`select set_config('hearth.now', '2026-11-18T12:00:00Z', false)`)
  await tx.run(sql`update people set name = 'Renamed ' || id, saved_at = request_now()`)
  await tx.run(sql`update teams set name = name || ' and beyond', manager_id = ${people['tm-2']!}`)
  await tx.run(sql`update households set team_id = ${teams.south}, supervising_worker_id = ${people['fsw-3']!}, status = 'ended',
    ended_on = '2026-11-18', carer_type = 'short_break' where id = ${household.id}`)
  await tx.run(
    sql`update carers set household_id = ${neighbours.id}, initials = 'ZZ', position = 2 where household_id = ${household.id}`,
  )
  await tx.run(sql`update children set initials = 'XX', born_on = born_on - 400, saved_at = request_now()`)
  await tx.run(sql`update children set iro_id = ${people['iro-2']!} where id <> ${household.childId}`)
  // One is said to have lived elsewhere all the time, the other to have left before.
  await tx.run(sql`delete from placements where household_id = ${household.id} and child_id = ${household.childId}`)
  await tx.run(sql`update placements set ended_on = '2026-11-10' where household_id = ${household.id}`)
}

function differences(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).flatMap((page) => {
    const [was, is] = [before[page]!.split(' '), after[page]!.split(' ')]
    const at = was.findIndex((word, index) => word !== is[index])
    if (at < 0 && was.length === is.length) return []
    return [`${page}: was “${was.slice(at - 6, at + 12).join(' ')}”, is “${is.slice(at - 6, at + 12).join(' ')}”`]
  })
}

/** What a person reads of it: no mark-up, and not who opened it. */
function wordsIn(text: string): string {
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  return main
    .replace(/<tr[^>]*>(?:(?!<\/tr>)[\s\S])*(?:looked at|printed)(?:(?!<\/tr>)[\s\S])*<\/tr>/g, '')
    .replace(/<(script|template)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
