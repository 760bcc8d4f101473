// A fourth child comes to a home: the register finds it, the team manager answers for it, leaders are told at once, the service manager decides, and the
// month's return goes to those whom clause 4.9 names and to Quality Assurance and Partnerships. Without JavaScript, on a small phone.
import assert from 'node:assert/strict'
import { answerPart, tellAll } from '#modules/exemptions/testing.ts'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { people, teams } = stage.service
const small = { javascript: false, width: 320 }
const today = Temporal.PlainDate.from('2026-11-19')
const on = (field: string) => ({ [`${field}-day`]: '19', [`${field}-month`]: '11', [`${field}-year`]: '2026' })
const home = await stage.database.asOwner(async (client) => {
  const tx = asTx(client)
  const made = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 4 })
  for (const startedOn of ['2024-02-01', '2024-02-01', '2025-02-01', '2026-11-19'])
    await aPlacement(tx, { householdId: made.id, startedOn })
  return made
})

journey(
  '4.9 5.14 A home over the usual limit is found, told at once, decided, and returned with the month',
  async () => {
    const manager = await stage.open('tm-1', small)
    await manager.visit('/work/today')
    await manager.page
      .getByRole('link', { name: `Say whether an exemption is needed in household ${home.ref}` })
      .click()
    await look(manager.page)
    assert.match(await mainOf(manager), /4 children were fostered here/)
    await manager.page.getByRole('link', { name: /It is so: write it down/ }).click()
    await look(manager.page)
    await send(manager, '/exemptions', { kind: 'exemption', household: home.ref, ...on('on') })
    const { ref } = await stage.database.asSystem(testNow, (tx) =>
      tx.one<{ ref: string }>(sql`select ref from pieces where stream = 'exemption' order by id desc limit 1`),
    )
    await manager.visit(`/exemptions/${ref}`)
    await look(manager.page)
    assert.match(await mainOf(manager), /The Executive Director: not told yet/)
    assert.doesNotMatch(
      (await read(manager, `/exemptions/found/${home.ref}`)).words,
      /4 children were/,
      'a record speaks of it',
    )

    const worker = await stage.open('fsw-1', small)
    await worker.visit(`/exemptions/${ref}/sections/why`)
    await look(worker.page)
    await stage.database.asPerson(people['fsw-1']!, testNow, (tx, actor) =>
      answerPart(tx, actor, { ref, part: 'asked', today }),
    )
    await stage.database.asPerson(people['tm-1']!, testNow, (tx) => tellAll(tx, ref, testNow))

    const decides = await stage.open('sm-1', small)
    assert.match(await sendInVain(decides, `/exemptions/${ref}/grant`, on('date')), /Answer this: Why/)
    await send(decides, `/exemptions/${ref}/grant`, { ...on('date'), reason: 'They belong together.' })
    assert.match((await read(worker, `/exemptions/${ref}`)).words, /In force/)
    assert.match(
      (await read(decides, `/households/${home.ref}`)).words,
      new RegExp(`Exemption from the usual fostering limit ${ref}`),
    )
    for (const key of ['tm-2', 'ce-1'])
      assert.equal((await read(await stage.open(key), `/exemptions/${ref}`)).status, 404, key)

    // The month is over.
    stage.setNow(Temporal.Instant.from('2026-12-02T09:00:00Z'))
    const signs = await stage.open('tm-1', small)
    const path = `/exemptions/returns/2026-11/${teams.north}`
    await signs.visit(path)
    await look(signs.page)
    assert.match(await mainOf(signs), /Exemptions granted\s+1/)
    await send(signs, `${path}/signature`, {
      worry: 'One home needs help in the evenings.',
      because: 'The officer was away.',
    })
    const reads = await stage.open('ed-1', small)
    await reads.visit(path)
    await look(reads.page)
    await send(reads, `${path}/acknowledgement`)
    const quality = await stage.open('qa-1', small)
    await quality.visit('/exemptions/returns')
    await look(quality.page)
    assert.match(await mainOf(quality), /Signed: Wed 2 December/)
    assert.match((await read(quality, path)).words, /Acknowledged by Person ed-1/)
  },
)
