import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from './database.ts'
import { beside, withoutWhatMayBeSeen } from './restricted/beside.ts'
import { differences, differentRows, fetched, ofEachKind, whereItWouldStand } from './restricted/channels.ts'
import { aServiceWith, type Service } from './restricted/services.ts'
import { staffKeys } from './service.ts'

/*
 * What is neither restricted nor sealed is known by its class; what others may know of it stands in test/restricted/beside.ts, and nothing
 * else differs for whoever does not see it. Its number counts on: that somebody was observed is no secret.
 */

const classes = ['household', 'worker', 'child_words', 'anonymous'] as const
/** Rows that whoever hears children reads of a visit without seeing it: the child's words go on (clause 7.5). Whoever reads the month reads what
 * it teaches, which names nobody. */
const goOn: Partial<Record<(typeof classes)[number], RegExp>> = {
  // Whoever answers for information governance reads who did what, and no record of it.
  household: /^trail for governance-1: /,
  worker: /^(answers|history|childs_words|voices|voice_\w+|evidence_records) for (qa-1|iro-1)|^evidence_items for /,
}

for (const sight of classes) {
  const [none, some] = await Promise.all([aServiceWith([], [sight]), aServiceWith([sight])])
  after(() => Promise.all([none, some].map(({ visits }) => visits.close())))

  describe(`a piece of the class ${sight}`, () => {
    test('is nothing in the rows of whoever does not see it', async () => {
      const found = await differentRows([none, some], await whoDoNotSee(some))
      assert.deepEqual(
        found.filter((one) => !goOn[sight]?.test(one)),
        [],
      )
    })

    test('shows them beside it what its class leaves open, and nothing else', async () => {
      const people = (await whoDoNotSee(some)).filter((key) => ofEachKind.includes(key))
      const asked = { people, paths: whereItWouldStand(none.place, some.refs) }
      assert.deepEqual(await differences([none, some], asked, withoutWhatMayBeSeen(sight)), [])
    })

    for (const { may, at, says } of beside[sight])
      test(`tells ${may}`, async () => {
        const paths = whereItWouldStand(none.place, some.refs).filter((path) => at.test(path))
        const pages = await Promise.all(
          (await whoDoNotSee(some)).map(async (key) => (await fetched(some, key, paths[0]!)).text.match(says)),
        )
        assert.ok(pages.some(Boolean), 'somebody who does not see it reads it')
      })
  })
}

/** Those who see none of the pieces, and have nothing to do that came of them. */
async function whoDoNotSee({ database, service, refs }: Service): Promise<string[]> {
  const sees = await Promise.all(
    staffKeys.map((key) =>
      database.asPerson(service.people[key]!, testNow, (tx) =>
        tx.many(sql`select from pieces where ref = any (${refs.filter((_, at) => at % 2 === 0)})`),
      ),
    ),
  )
  return staffKeys.filter((key, at) => sees[at]!.length === 0 && key !== 'tm-2')
}
