import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { placeChangeReasons } from '#modules/register/why-it-ended.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { openVisits, withoutKeys } from '#test/visitor.ts'
import { importGiven, inWords } from './cli.ts'
import { commit, discard } from './commands/commit.ts'
import { answerQuestions, propose } from './commands/propose.ts'
import { takeBack } from './commands/take-back.ts'
import type { GivenFile } from './file.ts'
import { reasonsForPlaceChange } from './kinds/codes-903.ts'
import { episodes } from './kinds/episodes.ts'
import { listQuestions } from './queries/imports.ts'
import { aChild, aFile, aHousehold, aLink, anEpisode, type Cells, column } from './testing.ts'
import { withhold } from './withheld.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const moved = { DEC: '01/02/2026', REC: 'X1' }
const ended = (reason: string, cells: Cells = {}) => anEpisode({ ...moved, REASON_PLACE_CHANGE: reason, ...cells })
const register = (reason: string) => [
  aFile('fostering_households', [
    aHousehold({ places_unavailable: '1', unavailable_reason: 'An allegation is looked into' }),
  ]),
  aFile('header', [aChild()]),
  aFile('episodes', [ended(reason)]),
  aFile('household_link', [aLink()]),
]

describe('a line of an import', () => {
  it('is split into what anybody reads and what nobody does', () => {
    const line = { row_number: 2, outcome: 'changed', before: { place: 'U6', reason_place_change: null } }
    const lines = [
      { ...line, after: { place: 'U4', reason_place_change: 'STAND' } },
      { row_number: 3, outcome: 'left' },
    ]
    const { shown, kept } = withhold(episodes, lines)
    assert.deepEqual(shown, [{ ...line, before: { place: 'U6' }, after: { place: 'U4' } }, lines[1]])
    assert.deepEqual(kept, [
      { row_number: 2, before: { reason_place_change: null }, after: { reason_place_change: 'STAND' } },
    ])
  })

  it('has words for every reason of the return', () =>
    assert.deepEqual(Object.keys(placeChangeReasons).toSorted(), reasonsForPlaceChange.toSorted()))
})

describe('why a placement ended', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const officer = people['qa-1']!
  const proposed = async (files: readonly GivenFile[]) =>
    (await database.asPerson(officer, testNow, (tx) => propose(tx, { files, by: officer, today }))).importId
  const brought = (importId: number) =>
    database.asPerson(officer, testNow, (tx) => commit(tx, { importId, by: officer, leavesOutErrors: true, today }))
  const codes = new RegExp(`\\b(${reasonsForPlaceChange.filter((code) => !/^(PLACE|CHILD)$/.test(code)).join('|')})\\b`)
  const kept = () => column(database, 'select reason from place_change_reasons order by id')

  await brought(await proposed(register('ALLEG')))

  it('is brought in, and the register says of the stay that it was unplanned', async () => {
    assert.deepEqual(await kept(), ['ALLEG'])
    assert.deepEqual(await column(database, `select ended_unplanned from placements where ended_on = '2026-02-01'`), [
      true,
    ])
  })

  it('stands on no page of an import, changed, new or wrong, and in no answer of the command line', async () => {
    const files = [
      aFile('episodes', [
        ended('STAND'),
        ended('APPRR', { CHILD: '1002' }),
        ended('ALLEGATION', { CHILD: '1003' }),
        ended('CREQB', { CHILD: '1004', PLACE: 'ZZ' }),
      ]),
    ]
    const id = await proposed(files)
    const file = (await column(database, `select max(id) from import_files`))[0]
    const reader = await visits.as('qa-1')
    const pages = [
      `/imports/${id}`,
      ...['new', 'changed', 'error', 'warning', 'left'].map((one) => `/imports/${id}/files/${file}?show=${one}`),
    ]
    for (const path of pages) {
      const { status, text } = await reader.get(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, codes, path)
      assert.doesNotMatch(text, /ALLEGATION/, path)
    }
    assert.match((await reader.get(pages[0]!)).text, /Something that is not shown here/)
    assert.match((await reader.get(pages[0]!)).text, /not one of the codes of this column, which Hearth does not show/)
    await brought(id)
    const atTerminal = await importGiven(database, files, { apply: false, today, now: testNow })
    assert.doesNotMatch(inWords(atTerminal) + JSON.stringify(atTerminal), codes)
    assert.deepEqual(await kept(), ['STAND', 'APPRR'])
  })

  it('is in no row that whoever brings it in can read, nor in the file that is stored', async () => {
    const id = await proposed([aFile('episodes', [ended('ALLEG')])])
    const rows = (query: ReturnType<typeof sql>) => database.asPerson(officer, testNow, (tx) => tx.many(query))
    assert.doesNotMatch(JSON.stringify(await rows(sql`select * from import_changes`)), codes)
    assert.doesNotMatch(JSON.stringify(await rows(sql`select * from episodes`)), codes)
    assert.doesNotMatch(JSON.stringify(await rows(sql`select * from history`)), codes)
    assert.deepEqual(await rows(sql`select * from place_change_reasons`), [])
    for (const closed of [sql`select content from import_files`, sql`select * from import_withheld`])
      await assert.rejects(rows(closed), /permission denied/)
    assert.deepEqual(await rows(sql`select * from lines_to_bring_in(${id})`), [])
    await brought(id)
    assert.deepEqual(await rows(sql`select * from contents_to_read(${id})`), [])
    const given = await proposed([aFile('episodes', [ended('CREQO')])])
    await database.asPerson(officer, testNow, (tx) => discard(tx, { importId: given, by: officer }))
    const decided = `select w.row_number from import_withheld w join import_files f on f.id = w.file_id
      join imports i on i.id = f.import_id where i.state not in ('proposed', 'committed')`
    assert.deepEqual(await column(database, decided), [])
  })

  it('is neither read nor written at the door, where nobody is signed in', async () => {
    const ways = [
      sql`select * from held_reasons(array['1001'])`,
      sql`select keep_reasons('[{"child": "1001", "started_on": "2025-04-09", "reason": null}]')`,
      sql`select * from contents_to_read(1)`,
      sql`select withhold(1, '[]')`,
      sql`select * from lines_to_bring_in(1)`,
      sql`select forget_withheld(1)`,
      sql`select * from import_lines_on_same_rows(1)`,
      sql`select * from hangs_on('households', array['H1'])`,
      sql`select remove_brought('households', array['H1'])`,
    ]
    for (const way of ways)
      await assert.rejects(
        database.atDoor(testNow, (tx) => tx.many(way)),
        /permission denied for function/,
        way.sql,
      )
  })

  it('goes back with an import that is taken back, and stands on no page of that either', async () => {
    const [before] = await column(database, `select reason from place_change_reasons order by id limit 1`)
    const files = [aFile('episodes', [ended('OTHER'), ended('CREQB', { CHILD: '1007' })])]
    const id = await proposed(files)
    await brought(id)
    assert.deepEqual(await column(database, `select reason from place_change_reasons order by id limit 1`), ['OTHER'])
    const reader = await visits.as('qa-1')
    const asked = await reader.get(`/imports/${id}/taking-back`)
    assert.match(asked.text, /1 row goes back to what it said before, and 1 row that was new is taken out/)
    assert.match(asked.text, /Something that is not shown here/)
    assert.doesNotMatch(asked.text, codes)
    await database.asPerson(officer, testNow, (tx) =>
      takeBack(tx, { importId: id, by: officer, because: 'Wrong file' }),
    )
    assert.doesNotMatch((await reader.get(`/imports/${id}`)).text, codes)
    assert.deepEqual(await column(database, `select reason from place_change_reasons order by id limit 1`), [before])
    assert.ok(!(await kept()).includes('CREQB'))
  })

  it('comes in with files that were read again, and goes where the return takes it back', async () => {
    const id = await proposed([aFile('episodes', [ended('LAREQ', { CHILD: '10 05', DECOM: '10/04/2025' })])])
    await database.asPerson(officer, testNow, async (tx) => {
      const answers = new Map((await listQuestions(tx, id)).map(({ question }) => [question, 'yes'] as const))
      await answerQuestions(tx, { importId: id, answers, by: officer, today })
    })
    await brought(id)
    assert.ok((await kept()).includes('LAREQ'))
    const before = (await kept()).length
    await brought(await proposed([aFile('episodes', [ended('', { CHILD: '1005', DECOM: '10/04/2025' })])]))
    assert.equal((await kept()).length, before - 1)
  })

  it('is for the Service Manager and the Head of Quality Assurance; everybody else sees the same whatever it was', async () => {
    const paths = await database.asOwner(async (client) => {
      const { rows } = await client.query(`select h.ref as household, c.ref as child from placements p
        join households h on h.id = p.household_id join children c on c.id = p.child_id where c.source_id = '1001'`)
      // Somebody has to be able to see the household: the worker, and the manager of their team.
      await client.query(
        `update households set supervising_worker_id = $1, team_id = (select id from teams where manager_id = $2)
        where ref = $3`,
        [people['fsw-1'], people['tm-1'], rows[0].household],
      )
      const at = `/households/${rows[0].household}`
      return [
        at,
        `${at}?kind=placement`,
        `/children/${rows[0].child}`,
        '/households',
        `/search?q=${rows[0].household}`,
        '/',
      ]
    })
    const seen = async (reason: string) => {
      await database.asOwner((client) =>
        client.query(
          `update place_change_reasons set reason = $1
        where id = (select e.id from episodes e join children c on c.id = e.child_id where c.source_id = '1001')`,
          [reason],
        ),
      )
      const pages = new Map<string, string>()
      for (const key of staffKeys) {
        const visitor = await visits.as(key)
        for (const path of paths) pages.set(`${key} ${path}`, withoutKeys((await visitor.get(path)).text))
      }
      return pages
    }
    const [allegation, standards, child] = [await seen('ALLEG'), await seen('STAND'), await seen('CHILD')]
    const differs = [...allegation].filter(([page, text]) =>
      [standards, child].some((other) => other.get(page) !== text),
    )
    assert.deepEqual(
      differs.map(([page]) => page),
      ['sm-1', 'qa-head'].flatMap((key) => paths.slice(0, 2).map((path) => `${key} ${path}`)),
    )
    assert.match(allegation.get(`sm-1 ${paths[0]}`)!, /Unplanned: an allegation\./)
    for (const key of ['fsw-1', 'tm-1', 'qa-1', 'hos-1']) {
      assert.match(allegation.get(`${key} ${paths[0]}`)!, /Unplanned\./, key)
      assert.doesNotMatch(allegation.get(`${key} ${paths[0]}`)!, /allegation/i, key)
    }
    assert.deepEqual(visits.problems, [])
  })

  it('has words beside it in no household: that places are not available is kept, and why is not', async () => {
    assert.deepEqual(await column(database, `select places_unavailable from households where source_id = 'H1'`), [1])
    const everything = await column(
      database,
      `select to_jsonb(h)::text from households h union all select to_jsonb(c)::text from import_changes c`,
    )
    assert.doesNotMatch(everything.join(), /looked into/)
  })
})
