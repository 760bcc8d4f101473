import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { setTo } from '#test/settings.ts'
import { importGiven } from './cli.ts'
import { takeBackBrought } from './commands/by-number.ts'
import { letFilesGo } from './jobs.ts'
import { aFile, aHousehold, column } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { today, now: testNow }
const file = (id: string) => aFile('fostering_households', [aHousehold({ household_id: id })], `${id}.csv`)
const after = (days: number) => ({ now: testNow.add({ hours: 24 * days }), today: today.add({ days }) })

describe('3.5 the file itself', () => {
  test('goes ninety days after it was decided, and its import can still be taken back', async () => {
    const database = await freshDatabase()
    const brought = await importGiven(database, [file('H1')], { apply: true, ...options })
    await importGiven(database, [file('H2')], { apply: false, ...options })
    const kept = () => column(database, `select name from import_files where length(content) > 0 order by id`)
    const letGo = ({ now, today: on }: ReturnType<typeof after>) => letFilesGo(database, on, now)
    await letGo(after(90))
    assert.deepEqual(await kept(), ['H1.csv', 'H2.csv'])
    await letGo(after(91))
    assert.deepEqual(await kept(), ['H2.csv'], 'what waits for a decision is read again')
    const { refused } = await takeBackBrought(database, { importId: brought.import!, because: 'Wrong', ...after(92) })
    assert.equal(refused, false)
    assert.deepEqual(await column(database, 'select source_id from households'), [])
  })

  test('goes after as many days as the council has set', async () => {
    const database = await freshDatabase()
    await importGiven(database, [file('H1')], { apply: true, ...options })
    await setTo(database, { 'imports.keep': 10 })
    await letFilesGo(database, after(11).today, after(11).now)
    assert.deepEqual(await column(database, 'select length(content) from import_files'), [0])
  })
})
