import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { isShortNotice } from './change.ts'
import { anAgreedYear, aSlot } from './testing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('17.9: a change is asked late when less than five working days are left; not once the day is over', () => {
  const cases: [dueOn: string, today: string, short: boolean][] = [
    ['2026-11-27', '2026-11-20', false],
    ['2026-11-27', '2026-11-21', false],
    ['2026-11-27', '2026-11-23', true],
    ['2026-11-27', '2026-11-27', true],
    ['2026-11-27', '2026-11-28', false],
    // Across Christmas: three bank holidays and the weekends between.
    ['2027-01-05', '2026-12-24', false],
    ['2027-01-05', '2026-12-29', true],
  ]
  for (const [dueOn, today, short] of cases)
    assert.equal(isShortNotice(day(dueOn), day(today)), short, `${today} for ${dueOn}`)
})

describe('17.9: a change that is asked late says who is told by telephone', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  let [near, far] = [0, 0]
  before(() =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
      near = await aSlot(tx, { yearId, personId: people['tm-1']!, dueOn: '2026-11-24' })
      far = await aSlot(tx, { yearId, personId: people['tm-1']!, dueOn: '2026-11-27', activity: 'managers_audit' })
    }),
  )
  const asked = { kind: 'excused', reason: 'crisis', words: 'A placement needs me.' }

  test('is asked for then and not before, keeps what was typed, and stands beside the question', async () => {
    const team = await visits.as('tm-1')
    assert.match((await team.get(`/calendar/lines/${near}`)).text, /Who is told by telephone, and by whom\?/)
    assert.doesNotMatch((await team.get(`/calendar/lines/${far}`)).text, /by telephone/)
    const without = await team.post(`/calendar/lines/${near}/changes`, asked)
    assert.equal(without.status, 422)
    assert.match(without.text, /Say who is told by telephone[^]*A placement needs me\./)
    assert.equal((await team.post(`/calendar/lines/${far}/changes`, asked)).status, 303)
    const toTell = 'I ring the carer whom I was to visit.'
    assert.equal((await team.post(`/calendar/lines/${near}/changes`, { ...asked, toTell })).status, 303)
    const answering = await (await visits.as('qa-head')).get('/calendar/changes')
    assert.match(answering.text, /To be told by telephone: <span class="hearth-words">I ring the carer whom/)
  })
})
