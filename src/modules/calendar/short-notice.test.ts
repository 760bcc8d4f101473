import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { isShortNotice } from './change.ts'
import { askAdded, askChange } from './commands/change.ts'
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
  let [near, far, later, untouched, yearId] = [0, 0, 0, 0, 0]
  before(() =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
      near = await aSlot(tx, { yearId, personId: people['tm-1']!, dueOn: '2026-11-24' })
      far = await aSlot(tx, { yearId, personId: people['tm-1']!, dueOn: '2026-11-27', activity: 'managers_audit' })
      later = await aSlot(tx, { yearId, personId: people['tm-2']!, dueOn: '2026-11-30' })
      untouched = await aSlot(tx, {
        yearId,
        personId: people['tm-2']!,
        dueOn: '2026-11-23',
        activity: 'managers_audit',
      })
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

  test('so does one that moves it to a near day, and something more that is asked for so soon', async () => {
    const team = await visits.as('tm-2')
    const [day, month, year] = ['23', '11', '2026']
    const due = { 'due-day': day, 'due-month': month, 'due-year': year }
    const sooner = { ...asked, kind: 'moved', ...due }
    const without = await team.post(`/calendar/lines/${later}/changes`, sooner)
    assert.equal(without.status, 422)
    assert.match(without.text, /name="toTell"/)
    assert.equal((await team.post(`/calendar/lines/${later}/changes`, { ...sooner, toTell: 'Nobody.' })).status, 303)

    const quality = await visits.as('qa-1')
    const more = { activity: 'managers_audit', person: String(people['tm-1']), ...asked, ...due }
    const refused = await quality.post(`/calendar/years/${yearId}/lines`, more)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say who is told by telephone[^]*name="toTell"/)
    assert.equal(
      (await quality.post(`/calendar/years/${yearId}/lines`, { ...more, toTell: 'I ring them.' })).status,
      303,
    )
    const shown = await (await visits.as('sm-1')).get('/calendar/changes')
    assert.match(shown.text, /To be told by telephone: <span class="hearth-words">I ring them/)
  })

  test('the command asks it too, whoever calls it', async () => {
    const wants = { reason: 'crisis', words: 'A crisis.', toTell: ' ', toPersonId: null } as const
    const today = day('2026-11-19')
    await assert.rejects(
      database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
        askChange(tx, actor, untouched, { ...wants, kind: 'excused', toDueOn: null }, today),
      ),
      /Say who is told by telephone/,
    )
    await assert.rejects(
      database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
        askAdded(
          tx,
          actor,
          {
            ...wants,
            ...{ yearId, activity: 'managers_audit', role: 'team_manager', outside: false },
            ...{ toDueOn: day('2026-11-23'), toPersonId: people['tm-1']! },
          },
          today,
        ),
      ),
      /Say who is told by telephone/,
    )
  })
})
