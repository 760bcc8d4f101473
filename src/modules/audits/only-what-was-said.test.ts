import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aCarer, aChild, aPlacement } from '#modules/register/testing.ts'
import { anAnswer as aSaid, aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

const householdId = service.household.id
const { first, second, matched } = await own(async (tx) => {
  const [first] = await tx.many<{ id: number }>(sql`select id from carers where household_id = ${householdId}`)
  const second = await aCarer(tx, { householdId, initials: 'CD', position: 2 })
  const matched = await aChild(tx, { initials: 'EF', bornOn: '2013-05-05', iroId: service.people['iro-1']! })
  await aPlacement(tx, { householdId, childId: matched.id, longTerm: true })
  return { first: first!, second, matched }
})

/** An audit of the household with two carers and two children, as it stands when its auditor begins to write. */
async function begun(arrange: (about: { pieceId: number; householdId: number }) => Promise<unknown>): Promise<string> {
  const audit = await own(async (tx) => {
    const planned = await anAudit(tx, { householdId, kind: 'thematic', auditorId: service.people['fro-1']! })
    for (const id of [service.household.childId, matched.id])
      await tx.run(sql`insert into audit_children (audit_id, child_id) values (${planned.id}, ${id})`)
    return planned
  })
  await arrange({ pieceId: audit.id, householdId })
  const begin = await (await visits.as('fro-1')).post(`/audits/${audit.ref}/beginning`)
  assert.equal(begin.status, 303, begin.text)
  return audit.ref
}

const broughtIn = (ref: string, question: string) =>
  own((tx) =>
    tx.many<{ child: number | null; value: unknown }>(sql`select n.child_id as child, n.value from answers n
      join pieces a on a.id = n.piece_id where a.ref = ${ref} and n.question = ${question} order by n.child_id`),
  )

const read = async (visitor: Visitor, path: string) =>
  (await visitor.get(path)).text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('UA-S4 a: that a child is not matched stands beside "where will the child grow up", and answers nothing', async () => {
  const ref = await begun(async () => undefined)
  assert.deepEqual(await broughtIn(ref, 'cyp1.right_home'), [])
  const auditor = await visits.as('fro-1')
  const page = await read(auditor, `/audits/${ref}/sections/cyp1/${service.household.childRef}?look=closer`)
  assert.match(page, /In the register Not matched for the long term with this household\./)
  assert.match(await read(auditor, `/audits/${ref}/children/${matched.ref}`), /In the register Matched for the long/)
})

test('UA-S4 b: "was every carer asked" has no answer while one of two stands unasked, and says who', async () => {
  const ref = await begun((about) =>
    own((tx) => aVoice(tx, { ...about, kind: 'carer', carerId: first.id, state: 'given', givenAt: '2026-11-10' })),
  )
  assert.deepEqual(await broughtIn(ref, 'wfc3.asked'), [])
  const page = await read(await visits.as('fro-1'), `/audits/${ref}/sections/wfc3`)
  assert.match(page, /Among the voices Carer AB: told us on Tue 10 November; carer CD: to be asked by Person fro-1/)
})

test('UA-S4 b: and is yes when the one has told us and the other did not want to', async () => {
  const ref = await begun((about) =>
    own(async (tx) => {
      await aVoice(tx, { ...about, kind: 'carer', carerId: first.id, state: 'given' })
      await aVoice(tx, { ...about, kind: 'carer', carerId: second.id, state: 'not_given', reason: 'declined' })
    }),
  )
  assert.deepEqual(await broughtIn(ref, 'wfc3.asked'), [{ child: null, value: 'yes' }])
})

test('UA-S4 c: 1 and 9 are never 5: each carer’s number stands beside, and only a lone one fills in', async () => {
  const carer = (about: { pieceId: number; householdId: number }, carerId: number, support?: number) =>
    own(async (tx) => {
      const state = support === undefined ? ('not_given' as const) : ('given' as const)
      const voice = await aVoice(tx, { ...about, kind: 'carer', carerId, state, reason: 'declined' })
      if (support !== undefined) await aSaid(tx, { voiceId: voice.id, question: 'fq.fc.support', value: support })
    })
  const couple = await begun(async (about) => {
    await carer(about, first.id, 1)
    await carer(about, second.id, 9)
  })
  assert.deepEqual(await broughtIn(couple, 'wfc3.support_scale'), [])
  const page = await read(await visits.as('fro-1'), `/audits/${couple}/sections/wfc3?look=closer`)
  assert.match(page, /Among the voices Carer AB 1 out of 10, carer CD 9 out of 10\./)

  const lone = await begun(async (about) => {
    await carer(about, first.id, 1)
    await carer(about, second.id)
  })
  assert.deepEqual(await broughtIn(lone, 'wfc3.support_scale'), [{ child: null, value: 1 }])
})

test('UA-S4 d: a child who was asked and did not want to say anything was asked; one nobody could reach is left to a person', async () => {
  const ref = await begun((about) =>
    own(async (tx) => {
      const { childId } = service.household
      await aVoice(tx, { ...about, childId, state: 'not_given', reason: 'declined' })
      await aVoice(tx, { ...about, childId: matched.id, state: 'not_given', reason: 'not_contactable' })
    }),
  )
  assert.deepEqual(await broughtIn(ref, 'cyp4.asked'), [{ child: service.household.childId, value: 'yes' }])
  const page = await read(await visits.as('fro-1'), `/audits/${ref}/children/${matched.ref}`)
  assert.match(page, /Among the voices No words: we could not reach them\./)
})

test('UA-S4 e: of a child of six nobody says that they asked for anything, and the note stands on the child’s own page', async () => {
  const ref = await begun((about) =>
    own(async (tx) => {
      const { childId } = service.household
      const voice = await aVoice(tx, { ...about, childId, form: 'fq.yp1', state: 'given', givenAt: '2026-11-10' })
      await aSaid(tx, { voiceId: voice.id, question: 'fq.yp1.home', value: 'yes' })
    }),
  )
  const auditor = await visits.as('fro-1')
  const page = await read(auditor, `/audits/${ref}/children/${service.household.childRef}`)
  assert.match(
    page,
    /Nobody asked them who may read it: until they choose, only their IRO and the quality team read it\./,
  )
  assert.doesNotMatch(page, /They asked that only/)
  const others = [`children/${matched.ref}`, 'sections/wfc3']
  for (const section of others)
    assert.doesNotMatch(await read(auditor, `/audits/${ref}/${section}`), /Nobody asked them who may read/)
})

test('UA-S4: a face is not turned into a number', async () => {
  const ref = await begun((about) =>
    own(async (tx) => {
      const { childId } = service.household
      const voice = await aVoice(tx, { ...about, childId, form: 'fq.yp1', state: 'given', share: 'carers' })
      await aSaid(tx, { voiceId: voice.id, question: 'fq.yp1.home', value: 'in_between' })
    }),
  )
  assert.deepEqual(await broughtIn(ref, 'cyp4.happy_scale'), [])
  const page = await read(
    await visits.as('fro-1'),
    `/audits/${ref}/sections/cyp4/${service.household.childRef}?look=closer`,
  )
  assert.match(page, /The child answered “Do you like living here\?” with “In between”\./)
})
