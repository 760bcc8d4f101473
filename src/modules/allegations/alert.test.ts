import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { decisionLines } from '#framework/safety-alerts.ts'
import { decideAlert, raise } from '#modules/alerts/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { pieces } from './queries/concerns.ts'

/* Clauses 4.9 and 4.10: a safety alert that is decided as an allegation is how the matter began, and has its class from then on. */

const database = await freshDatabase()
const { people, household, sameTeam, neighbours } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

const words = 'She said that he shook her.'
const onItsList = ['iro-1', 'lado-1', 'sm-1', 'tm-1']

/** Raised by a reviewing officer, yesterday at eight in the evening; kept from these people. */
async function anAlert(householdId: number, notFor: readonly string[] = [], by = 'fro-1'): Promise<string> {
  const cameAt = testNow.subtract({ hours: 14 })
  const about = { householdId, source: 'household', childIds: [], circleSaid: true } as const
  const given = { ...about, what: words, cameAt, notFor: notFor.map((key) => people[key]!) }
  return (await database.asPerson(people[by]!, testNow, (tx) => raise(tx, given, testNow))).ref
}

async function decideAsMatter(ref: string, given: Record<string, string> = {}): Promise<string> {
  const sm = await visits.as('sm-1')
  const page = (await sm.get(`/alerts/${ref}/decision`)).text
  const link = /href="(\/concerns\/new\?alert=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(page)
  const asked = await sm.get(link)
  assert.doesNotMatch(asked.text, /name="(household|on-day|time)"/, 'nothing is asked that the alert says')
  const seen = new URL(link, 'http://here').searchParams.get('seen')!
  const answer = await sm.post('/concerns', {
    ...{ alert: ref, seen, kind: 'allegation', sealed: 'no', worker: 'yes' },
    ...given,
  })
  assert.equal(answer.status, 303, answer.text)
  return answer.location!.split('/').at(-1)!
}

const main = (text: string): string => text.slice(text.indexOf('<main'), text.indexOf('</main>'))

describe('a safety alert that is decided as an allegation', () => {
  test('4.10 is how the matter began: nothing is typed again, and its clocks start when it reached us', async () => {
    const alert = await anAlert(household.id)
    const ref = await decideAsMatter(alert)
    const piece = await database.asPerson(people['sm-1']!, testNow, (tx) => pieces.find(tx, ref))
    assert.ok(piece.learnedAt.equals(testNow.subtract({ hours: 14 })))
    assert.deepEqual([piece.alert, piece.home, piece.managerId], [alert, household.ref, people['tm-1']])
    for (const key of onItsList) {
      const { text } = await (await visits.as(key)).get(`/concerns/${ref}`)
      assert.match(text, new RegExp(`How it began[^]*${alert}[^]*${words}`), key)
      const back = (await (await visits.as(key)).get(`/alerts/${alert}`)).text
      assert.match(back, new RegExp(`${words}[^]*`), key)
      assert.match(back, new RegExp(`/concerns/${ref}`), key)
      assert.doesNotMatch(back, /\/actions\/new/, 'what follows is set from the matter, and has its class')
    }
  })

  test('4.9 says to whoever raised it their own words and that it is decided, as after every other decision', async () => {
    const [decided, asMatter] = [await anAlert(sameTeam.id), await anAlert(neighbours.id)]
    const settled = Object.fromEntries(decisionLines.map(({ key }) => [key, { done: true, words: 'Seen.' }])) as never
    await database.asPerson(people['sm-1']!, testNow, (tx, actor) =>
      decideAlert(tx, decided, { decided: settled, words: 'Safe.', seen: 1_000_000 }, actor, testNow),
    )
    const ref = await decideAsMatter(asMatter)
    const raiser = await visits.as('fro-1')
    const seen = async (alert: string) =>
      main((await raiser.get(`/alerts/${alert}`)).text).replaceAll(/[SH]-\d+|tm-\d|form-key=[^"&]*|value="[^"]*"/g, '…')
    assert.match(await seen(asMatter), new RegExp(`${words}`))
    assert.equal(await seen(asMatter), await seen(decided))
    for (const path of ['/', `/alerts/${asMatter}`]) assert.ok(!(await raiser.get(path)).text.includes(ref))
    const told = await database.asSystem(testNow, (tx) =>
      tx.many<{ kind: string; path: string }>(sql`select kind, path from messages where to_id = ${people['fro-1']}`),
    )
    const ofEach = [decided, asMatter].map((alert) => told.filter(({ path }) => path === `/alerts/${alert}`))
    assert.equal(ofEach[0]!.length, ofEach[1]!.length)
    assert.ok(!told.some(({ path }) => path.includes(ref)))
  })

  test('is to everybody else who acted on it no more than decided, on its page and in the trail', async () => {
    const alert = await anAlert(household.id, [], 'fsw-2')
    const before = await readWhole(alert)
    assert.ok(before.includes('qa-1'))
    const ref = await decideAsMatter(alert)
    for (const key of ['lado-1', 'tm-1']) await (await visits.as(key)).get(`/alerts/${alert}`)
    assert.deepEqual(await readWhole(alert), onItsList)
    for (const key of before.filter((one) => !onItsList.includes(one))) {
      const visitor = await visits.as(key)
      const { status, text } = await visitor.get(`/alerts/${alert}`)
      assert.equal(status, 200, key)
      assert.match(main(text), /Decided/)
      assert.ok(!text.includes(words) && !text.includes(ref) && !/Who has been told/.test(text), key)
      assert.equal((await visitor.get(`/concerns/${ref}`)).status, 404)
      const noted = await visitor.post(`/alerts/${alert}/told`, { told: 'I told the school.' })
      assert.equal(noted.status, 303, 'a note is taken as after every other decision, and read by its list')
      await database.asPerson(people[key]!, testNow, async (tx) => {
        const count = (query: ReturnType<typeof sql>) => tx.one<{ n: number }>(query).then(({ n }) => n)
        const ofAlert = sql`alert_id = (select id from alerts where ref = ${alert})`
        assert.equal(await count(sql`select count(*)::int as n from alert_entries where ${ofAlert}`), 0)
        assert.equal(await count(sql`select count(*)::int as n from alert_lines where ${ofAlert}`), 0)
        const trail = await tx.many<{ kind: string; by: number }>(
          sql`select kind, actor_id as by from trail where data ->> 'alert' = ${alert}`,
        )
        assert.ok(trail.some(({ kind }) => kind === 'safety alert decided'))
        assert.ok(!trail.some(({ by }) => by === people['lado-1']), 'nor who looks at it from then on')
      })
    }
  })

  test('reaches nobody whom the alert must not reach', async () => {
    const alert = await anAlert(household.id, ['tm-1', 'iro-1'])
    const ref = await decideAsMatter(alert, { worker: 'no' })
    assert.deepEqual(await readWhole(alert), ['fsw-1', 'lado-1', 'sm-1'])
    for (const key of ['tm-1', 'iro-1'])
      for (const path of [`/concerns/${ref}`, `/alerts/${alert}`])
        assert.equal((await (await visits.as(key)).get(path)).status, 404, `${key} at ${path}`)
    const { managerId } = await database.asPerson(people['sm-1']!, testNow, (tx) => pieces.find(tx, ref))
    assert.equal(managerId, people['sm-1'])
  })

  test('is decided so by whoever decides it, once, and not over what they have not read', async () => {
    const alert = await anAlert(household.id)
    const given = { alert, seen: '0', kind: 'allegation', sealed: 'no', worker: 'no' }
    assert.equal((await (await visits.as('tm-1')).get(`/concerns/new?alert=${alert}`)).status, 403)
    assert.equal((await (await visits.as('lado-1')).get(`/concerns/new?alert=${alert}`)).status, 404)
    const unread = await (await visits.as('sm-1')).post('/concerns', given)
    assert.equal(unread.status, 409)
    assert.match(unread.text, /Something more was said while you were writing/)
    await decideAsMatter(alert)
    assert.equal((await (await visits.as('sm-1')).post('/concerns', { ...given, seen: '99999' })).status, 403)
  })
})

/** Who reads the words of an alert that they did not raise. */
async function readWhole(alert: string): Promise<string[]> {
  const found: string[] = []
  for (const key of staffKeys) {
    const { n } = await database.asPerson(people[key]!, testNow, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*)::int as n from alert_entries e join alerts l on l.id = e.alert_id where l.ref = ${alert} and e.by_id <> ${people[key]}`,
      ),
    )
    if (n > 0) found.push(key)
  }
  return found.toSorted()
}
