import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFile } from './file.ts'
import { type Fields, kindNamed } from './kinds/index.ts'
import { resolve } from './resolve.ts'
import { aCarer, aChild, aFile, aHousehold, aLink, anEpisode, aWorld } from './files.testing.ts'
import { referencesIn } from './world.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const world = {
  ...aWorld(today, {
    fostering_households: { H1: { source_id: 'H1' } },
    header: { known: { born_on: '2013-02-14' }, nameless: { born_on: null } },
  }),
  people: new Map([['S7', 70]]),
  teams: new Map([['team north', 3]]),
}
const row = (fields: Fields) => ({ row: 2, key: 'x', fields })

describe('a row’s references are looked up', () => {
  const household = kindNamed('fostering_households')
  const cases: [what: string, fields: Fields, gives: Fields, doubts: string[]][] = [
    ['a worker by the number in the case system', { supervising_worker_id: 'S7' }, { supervising_worker_id: 70 }, []],
    ['no worker', { supervising_worker_id: null }, { supervising_worker_id: null }, []],
    [
      'a worker whom nobody knows is left as it was',
      { supervising_worker_id: 'S8' },
      {},
      ['supervising_worker_id unknown_person'],
    ],
    ['a reviewing officer likewise', { reviewing_officer_id: 'S7' }, { reviewing_officer_id: 70 }, []],
    ['a team, in any capitals', { team_id: 'Team NORTH' }, { team_id: 3 }, []],
    ['no team', { team_id: null }, { team_id: null }, []],
    ['a team that nobody knows', { team_id: 'Team South' }, {}, ['team unknown_team']],
    ['a status is not kept', { record_status: 'DELETED', terms: 'two' }, { terms: 'two' }, []],
    ['what a file does not say stays unsaid', {}, {}, []],
  ]
  for (const [what, fields, gives, doubts] of cases) {
    it(what, () => {
      const resolved = resolve(household, row(fields), world)
      assert.deepEqual(resolved.fields, gives)
      assert.deepEqual(
        resolved.doubts.map(({ column, code }) => `${column} ${code}`),
        doubts,
      )
      assert.deepEqual(resolved.errors, [])
    })
  }

  it('says whom it does not know, and that the row holds all the same', () => {
    const { doubts } = resolve(household, row({ supervising_worker_id: 'S8', team_id: 'South' }), world)
    assert.deepEqual(doubts, [
      {
        ...{ row: 2, column: 'supervising_worker_id', code: 'unknown_person' },
        message: 'Hearth knows nobody by the number S8 in the case system; the row is brought in without it.',
      },
      {
        ...{ row: 2, column: 'team', code: 'unknown_team' },
        message: 'Hearth has no team called South; the row is brought in without it.',
      },
    ])
  })

  const links: [what: string, fields: Fields, errors: string[]][] = [
    ['a child and a household that are known', { child: 'known', household: 'H1' }, []],
    ['a child whom nobody knows', { child: 'other', household: 'H1' }, ['child_id unknown_child']],
    ['a child of whom only episodes are known', { child: 'nameless', household: 'H1' }, ['child_id unknown_child']],
    ['a household that nobody knows', { child: 'known', household: 'H2' }, ['household_id unknown_household']],
    ['neither', { child: 'other', household: 'H2' }, ['child_id unknown_child', 'household_id unknown_household']],
  ]
  for (const [what, fields, errors] of links) {
    it(`a link to ${what}`, () => {
      const resolved = resolve(kindNamed('household_link'), row(fields), world)
      assert.deepEqual(
        resolved.errors.map(({ column, code }) => `${column} ${code}`),
        errors,
      )
      assert.deepEqual(resolved.doubts, [])
    })
  }

  it('what is missing and only worth a look keeps nothing out', () => {
    const reference = kindNamed('household_link').references![0]!
    const kind = {
      ...kindNamed('household_link'),
      references: [{ ...reference, missing: { ...reference.missing, weight: 'warning' as const } }],
    }
    const resolved = resolve(kind, row({ child: 'other' }), world)
    assert.deepEqual([resolved.errors.length, resolved.doubts.map(({ code }) => code)], [0, ['unknown_child']])
  })

  it('initials follow from a name', () => {
    const carer = kindNamed('foster_carers')
    assert.equal(
      resolve(carer, row({ display_name: 'Wendy Fieldgate', household: 'H1' }), world).fields['initials'],
      'WF',
    )
  })
})

it('the references to look up before files are compared are those of every kind that a row names', () => {
  const files = [
    aFile('household_link', [aLink({ household_id: 'H2' }), aLink({ child_id: '7', start_date: '2025-05-09' })]),
    aFile('header', [aChild({ CHILD: '9' })]),
    aFile('episodes', [anEpisode({ CHILD: '8' })]),
    aFile('foster_carers', [aCarer({ carer_id: 'F1', household_id: 'H3' })]),
    aFile('fostering_households', [aHousehold({ household_id: 'H4' })]),
    { name: 'none.csv', bytes: Buffer.from('x,y\n1,2\n') },
  ]
  const wanted = Object.fromEntries(
    [...referencesIn(files.map(readFile))].map(([kind, references]) => [kind, references.toSorted()]),
  )
  assert.deepEqual(wanted, {
    fostering_households: ['H1', 'H2', 'H3', 'H4'],
    foster_carers: ['F1'],
    header: ['1001', '7', '8', '9'],
    // Also the episodes of a child that a header names: how old they were.
    episodes: ['8', '9'],
    carer_reviews: [],
    household_link: ['1001', '7'],
    exemptions: [],
    complaints_compliments: [],
    escalations: [],
  })
})
