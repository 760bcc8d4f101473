import { answerPart } from '#modules/exemptions/testing.ts'
import { commit } from '#modules/imports/commands/commit.ts'
import { propose } from '#modules/imports/commands/propose.ts'
import { aFile, anExemptionRow } from '#modules/imports/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { type Stage, today } from './stage.ts'

/** A home beyond the usual: an exemption that is decided, an exception that nobody settles; and what is signed of the month before. */
export async function beyond({ database, service, send, as, job }: Stage): Promise<void> {
  const on = (field: string) => ({
    ...{ [`${field}-day`]: String(today.day), [`${field}-month`]: String(today.month) },
    [`${field}-year`]: String(today.year),
  })
  const begin = async (kind: string) => {
    await send('tm-1', '/exemptions', { kind, household: service.household.ref, ...on('on') })
    const { ref } = await database.asSystem(testNow, (tx) =>
      tx.one<{ ref: string }>(sql`select ref from pieces where stream = 'exemption' order by id desc limit 1`),
    )
    return ref
  }
  const exemption = await begin('exemption')
  await as('fsw-1', (tx, actor) => answerPart(tx, actor, { ref: exemption, part: 'asked', today }))
  await send('sm-1', `/exemptions/${exemption}/grant`, { ...on('date'), reason: 'It is right for them.' })
  await begin('exception')
  for (let days = 1; days <= 12; days += 1) {
    await job('say what is over time', testNow.add({ hours: 24 * days }))
    await job('remind of exemptions', testNow.add({ hours: 24 * days }))
  }
  await send('tm-1', `/exemptions/returns/2026-10/${service.teams.north}/signature`, { worry: '' })
  await broughtIn({ database, service, as })
  const nothingNew = { children: 'Nothing', learning: 'Nothing', decide: 'Nothing' }
  await send('lado-1', '/concerns/reports/2026-10/signature', nothingNew)
}

/** One that is open comes in by file. */
async function broughtIn({ database, service, as }: Pick<Stage, 'database' | 'service' | 'as'>): Promise<void> {
  await database.asOwner((client) =>
    client.query(`update households set source_id = 'H1' where id = $1`, [service.household.id]),
  )
  await as('qa-1', async (tx) => {
    const by = service.people['qa-1']!
    const { importId } = await propose(tx, { files: [aFile('exemptions', [anExemptionRow()])], by, today })
    await commit(tx, { importId, by, today })
  })
}
