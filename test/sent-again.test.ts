import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { formsIn } from './every-form/page.ts'
import { fillings } from './every-form/fill.ts'
import { aSmallService } from './service.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * B14, SB-15: a form that is sent twice is done once, at once or later, and the second answer is that of the first. What becomes of it
 * with other content, from somebody else, and without a key.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const leader = await visits.as('qa-1')
const newAction = `/actions/new?household=${service.household.ref}`

/** The form at this address as a page shows it, filled in. */
async function formOn(visitor: Visitor, page: string, action: string): Promise<Record<string, string[]>> {
  const form = formsIn((await visitor.get(page)).text).find((one) => one.action === action)
  return fillings(form ?? assert.fail(`${page} has no form to ${action}`)).at(-1)!.fields
}

const count = async (table: 'actions' | 'pieces' | 'people' | 'form_keys'): Promise<number> => {
  const { rows } = await database.asOwner((client) => client.query(`select count(*)::int as n from ${table}`))
  return rows[0].n
}

describe('B14 SB-15: a form that is sent twice', () => {
  test('later is done once, and has the answer of the first', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const first = await leader.post('/actions', fields)
    const before = await count('actions')
    const again = await leader.post('/actions', fields)
    assert.equal(first.status, 303, first.text)
    assert.deepEqual([again.status, again.location], [303, first.location])
    assert.ok(String(again.headers['set-cookie']).includes('hearth_flash'), 'says the same')
    assert.equal(await count('actions'), before)
  })

  test('at once is done once', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const before = await count('actions')
    const answers = await Promise.all([1, 2, 3].map(() => leader.post('/actions', fields)))
    assert.equal(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size, 1)
    assert.equal(await count('actions'), before + 1)
  })
})

void sql
void testNow
