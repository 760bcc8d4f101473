import { setTimeout } from 'node:timers/promises'
import { moveAddresses } from '#modules/people/index.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { dateFields } from '#test/people-room.ts'
import { guess, someone, tryPassword } from '#test/signing-in.ts'
import { type Stage, today } from './stage.ts'

/** An administrator changes what gives somebody a way to cases: one change is refused, one denied by the person, one agreed to;
 * and whoever runs the server moves a domain. */
export async function accessChanges({ database, service, send }: Stage): Promise<void> {
  const id = (key: string) => service.people[key]!
  const findWaiting = () =>
    database.asSystem(testNow, (tx) =>
      tx.one<{ id: number; version: number }>(sql`select id, version from access_changes where state = 'waiting'`),
    )
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update people set email = 'fro-1@before.example', saved_at = ${testNow} where id = ${id('fro-1')}`),
  )
  const newAddress = (key: string) =>
    send('admin-1', `/people/${id(key)}/details`, { name: 'Sam Field', email: `${key}@elsewhere.example` })
  await send('admin-1', `/people/${id('fsw-3')}/absences`, {
    coverId: String(id('fsw-1')),
    ...dateFields('from', today.add({ days: 3 })),
    ...dateFields('until', today.add({ days: 5 })),
  })
  await newAddress('fsw-1')
  await send('qa-head', `/access-changes/${(await findWaiting()).id}/refusal`, {
    reason: 'They told me nothing of it.',
  })
  await newAddress('fro-1')
  await send('fro-1', `/access-changes/${(await findWaiting()).id}/refusal`, { reason: 'I did not ask for it.' })
  await newAddress('iro-1')
  const { id: change, version } = await findWaiting()
  await send('qa-head', `/access-changes/${change}/confirmation`, { version: String(version) })
  await database.asSystem(testNow, (tx) =>
    moveAddresses(tx, { from: 'elsewhere.example', to: 'new.example' }, { today, now: testNow }),
  )
}

/** Strangers try one account a hundred times, and many accounts once; and one address is refused over and over. */
export async function strangers({ database, visits }: Stage): Promise<void> {
  const { person } = await someone(database)
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update people set demonstration_key = 'guarded', saved_at = ${testNow} where id = ${person.id}`),
  )
  await guess(database, person.email, 100)
  for (let count = 0; count < 12; count += 1)
    await tryPassword(database, `nobody-${count}@council.example`, 'not the password')
  for (let count = 0; count < 60; count += 1) await visits.anyone.get(`/invitations/guess-number-${count}`)
  const isTold = () =>
    database.asSystem(testNow, (tx) => tx.maybe(sql`select 1 from messages where kind = 'access refused often'`))
  for (let waited = 0; waited < 200 && !(await isTold()); waited += 1) await setTimeout(50)
}
