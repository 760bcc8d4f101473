import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { planAudit } from '#modules/audits/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService as aService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { importGiven } from './cli.ts'
import { type Fields, type KindName, kindNamed } from './kinds/index.ts'
import { rowsTable } from './pages/rows.ts'
import type { ListedChange } from './queries/imports.ts'
import { aCarer, aFile, aHousehold, aSmallService, bring, column, said } from './testing.ts'

describe('B18: two carers at one position of a household', () => {
  const carer = (carer_id: string, position: string, more = {}) =>
    aCarer({ carer_id, position, display_name: '', ...more })
  const cases: Record<string, [rows: ReturnType<typeof carer>[], errors: string[]]> = {
    'in one file': [
      [carer('F1', '1'), carer('F2', '1'), carer('F3', '2')],
      ['2 position shared_position', '3 position shared_position'],
    ],
    'of whom the register knows one': [[carer('F2', '1')], ['2 position shared_position']],
    'who change places': [[carer('F1', '2'), carer('F2', '1')], []],
    'one after the other': [
      [carer('F1', '1', { approved_to: '2025-06-01' }), carer('F2', '1', { approved_from: '2025-06-01' })],
      [],
    ],
    'of whom one has left': [[carer('F1', '1', { record_status: 'DELETED' }), carer('F2', '1')], []],
    'of whom one moves away': [[carer('F1', '1', { household_id: 'H2' }), carer('F2', '1')], []],
  }
  for (const [what, [rows, errors]] of Object.entries(cases))
    test(`${what}: ${errors.length > 0 ? 'an error' : 'no error'}`, async () => {
      const database = await freshDatabase()
      const households = [aHousehold(), aHousehold({ household_id: 'H2' })]
      await bring(database, [aFile('fostering_households', households), aFile('foster_carers', [carer('F1', '1')])])
      const found = await said(database, [aFile('foster_carers', rows)])
      assert.deepEqual(found.errors, errors)
    })

  const present = `select string_agg(c.source_id, ' ' order by c.source_id) from carers c join carer_stays s on s.carer_id = c.id where s.until_on is null`
  for (const [what, more, there] of [
    ['whose approval is over', { approved_to: '2025-06-01' }, 'F2'],
    [
      'whose approval is over, and whose record is active',
      { approved_to: '01/06/2025', record_status: 'ACTIVE' },
      'F2',
    ],
    ['whose approval ends some day', { approved_to: '2027-06-01' }, 'F1 F2'],
    ['who is approved again', { approved_to: '' }, 'F1 F2'],
  ] as const)
    test(`of carers one after the other only those who care there now do: one ${what}`, async () => {
      const database = await freshDatabase()
      const first = carer('F1', '1', { approved_to: '2025-06-01' })
      await bring(database, [aFile('fostering_households', [aHousehold()]), aFile('foster_carers', [first])])
      const second = carer('F2', '2', { approved_from: '2025-06-01' })
      await bring(database, [aFile('foster_carers', [carer('F1', '1', more), second])])
      assert.deepEqual(await column(database, present), [there])
    })

  test('is said with who they are, and neither comes in', async () => {
    const database = await freshDatabase()
    const files = [
      aFile('fostering_households', [aHousehold()]),
      aFile('foster_carers', [carer('TQ', '1'), carer('AQ', '1'), carer('N', '2')]),
    ]
    const result = await bring(database, files, { skipErrors: true })
    assert.match(
      result.files[1]?.errors[0]?.message ?? '',
      /^Household H1 has two carers with position 1: TQ and AQ\. Give each/,
    )
    assert.deepEqual(await column(database, 'select source_id from carers'), ['N'])
  })
})

describe('B30: a household that is active again', () => {
  for (const [what, cells, end] of [
    ['is taken up again', { record_status: 'ACTIVE' }, null],
    ['has no end, whether the file knows of records that are ended or not', {}, null],
    ['takes no end that has passed', { ended_date: '2026-11-20', ended_reason: 'RESIGNED' }, null],
    ['keeps an end that is to come', { ended_date: '2026-12-20', ended_reason: 'RESIGNED' }, '2026-12-20'],
  ] as const)
    test(what, async () => {
      const database = await freshDatabase()
      const ended = { record_status: 'DELETED', ended_reason: 'RESIGNED' }
      for (const row of [aHousehold(), aHousehold(ended), aHousehold(cells)])
        await bring(database, [aFile('fostering_households', [row])])
      assert.deepEqual(await column(database, `select array_to_json(array[status, ended_on::text]) from households`), [
        ['approved', end],
      ])
    })
})

describe('a row that is ended by its record_status alone, or taken up again by it', () => {
  const names = { people: new Map(), teams: new Map() }
  const changed = (kind: KindName, before: Fields, after: Fields) => {
    const line = { row: 2, column: null, message: null, before, after } as unknown as ListedChange
    return String(rowsTable(kindNamed(kind), 'changed', [line], names)).replaceAll(/<[^>]+>|\s+/g, ' ')
  }
  for (const kind of ['foster_carers', 'carer_reviews', 'household_link'] as const)
    test(`is shown as such before it is brought in: ${kind}`, () => {
      const [active, ended] = [
        { source_id: 'X1', ended_on: null },
        { source_id: 'X1', ended_on: '2026-11-25' },
      ]
      assert.match(changed(kind, active, ended), /record_status\s+ACTIVE\s+becomes\s+→\s+DELETED/)
      assert.match(changed(kind, ended, active), /record_status\s+DELETED\s+becomes\s+→\s+ACTIVE/)
    })
  test('a carer whose approval is over says only until when it was', () => {
    const [active, ended] = [
      { source_id: 'X1', ended_on: null, approved_to: null },
      { source_id: 'X1', ended_on: '2025-06-01', approved_to: '2025-06-01' },
    ]
    assert.doesNotMatch(changed('foster_carers', active, ended), /record_status/)
  })
  test('a household says its day', () => {
    const [active, ended] = [
      { source_id: 'H1', ended_on: null },
      { source_id: 'H1', ended_on: '2026-11-25' },
    ]
    const text = changed('fostering_households', active, ended)
    assert.match(text, /ended_date\s+blank\s+becomes\s+→\s+25 November 2026/)
    assert.doesNotMatch(text, /record_status/)
  })
})

describe('B30: a row that is marked as deleted', () => {
  test('ends what it names, and nothing else of it is taken: not a date that nobody was asked about', async () => {
    const database = await freshDatabase()
    await bring(database, aSmallService())
    const ends = { record_status: 'DELETED' }
    const result = await bring(database, [
      aFile('foster_carers', [aCarer({ ...ends, date_of_birth: '2070-01-01', position: '2', display_name: 'X Y' })]),
      aFile('fostering_households', [
        aHousehold({ ...ends, places_approved: '9', ended_date: '2026-11-20', ended_reason: 'RESIGNED' }),
      ]),
    ])
    assert.ok(result.applied)
    assert.deepEqual(
      await column(
        database,
        `select concat_ws(' ', c.born_on, c.position, c.initials, c.ended_on, h.status, h.ended_on, h.ended_reason, h.places_approved)
        from carers c join households h on h.id = c.household_id`,
      ),
      ['1970-06-01 1 WF 2026-11-25 ended 2026-11-20 resigned 2'],
    )
  })

  test('is asked about the day of its end', async () => {
    const database = await freshDatabase()
    await bring(database, aSmallService())
    const ends = aHousehold({ record_status: 'DELETED', ended_date: '1990-01-01' })
    const { errors, questions } = await said(database, [aFile('fostering_households', [ends])])
    assert.equal(errors.length + questions.length, 1)
  })
})

describe('B19: a household that ends', async () => {
  const database = await freshDatabase()
  const { people, household } = await aService(database)
  const today = Temporal.PlainDate.from('2026-11-19')
  const plan = {
    householdId: household.id,
    kind: 'review_linked',
    reviewId: household.reviewId,
    auditorId: people['fro-1']!,
  } as const
  const scheduledFor = Temporal.PlainDate.from('2026-12-01')
  const audit = await database.asSystem(testNow, (tx) => planAudit(tx, { ...plan, scheduledFor }, today))
  const [reference] = await column(database, `select source_id from households where id = ${household.id}`)
  const visits = await openVisits(database)
  after(() => visits.close())
  const ends = aFile('fostering_households', [
    aHousehold({
      household_id: String(reference),
      status: 'ENDED',
      ended_date: '2026-11-18',
      ended_reason: 'TRANSFERRED',
    }),
  ])

  test('with an audit open, a review due and a child placed is said before it is brought in', async () => {
    const result = await importGiven(database, [ends], { apply: true, today, now: testNow })
    assert.equal(result.applied, true)
    const notes = result.files[0]?.warnings.map(({ message }) => message).join(' ') ?? ''
    const expected = `The approval of household ${reference} ends with audit ${audit.ref} open, a review due on`
    assert.ok(notes.includes(expected), notes)
    assert.match(notes, /\(not waited for any more\) and 1 child placed there/)
  })

  test('is said on the page of the audit, with the two ways out', async () => {
    const quality = await visits.as('qa-1')
    const { text } = await quality.get(`/audits/${audit.ref}`)
    assert.match(
      text,
      /The approval of household H-\d+ ended on Wed 18 November\. Finish this audit, or <a[^>]*>cancel it with a reason/,
    )
    const officer = await visits.as('fro-1')
    assert.match(
      (await officer.get(`/audits/${audit.ref}`)).text,
      /ask Quality Assurance and Partnerships to cancel it/,
    )
  })

  test('waits for Quality Assurance and Partnerships, and for nobody else', async () => {
    const text = await allWork(await visits.as('qa-1'))
    assert.match(text, new RegExp(`Say what becomes of audit ${audit.ref}: finish it, or cancel it with a reason`))
    assert.match(text, new RegExp(`See to where the children of household ${household.ref}[^<]* live`))
    assert.doesNotMatch(await allWork(await visits.as('tm-1')), /Say what becomes of audit/)
  })

  test('has no review to come', async () => {
    const { text } = await (await visits.as('qa-1')).get(`/households/${household.ref}`)
    assert.match(text, /review not due any more/)
    assert.doesNotMatch(text, /review due/)
  })
})

describe('B19: a household whose end is to come', async () => {
  const database = await freshDatabase()
  const { people, household } = await aService(database)
  const { id: householdId, reviewId } = household
  const [today, scheduledFor] = ['2026-11-19', '2026-12-01'].map((day) => Temporal.PlainDate.from(day))
  const plan = { householdId, kind: 'review_linked', reviewId, auditorId: people['fro-1']! } as const
  const audit = await database.asSystem(testNow, (tx) =>
    planAudit(tx, { ...plan, scheduledFor: scheduledFor! }, today!),
  )
  const visits = await openVisits(database)
  after(() => visits.close())
  const read = async (address: string) =>
    (await (await visits.as('qa-1')).get(address)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const waits = new RegExp(`Say what becomes of audit ${audit.ref}`)

  test('says when, and asks nobody yet', async () => {
    await database.asOwner((client) =>
      client.query(`update households set ended_on = '2026-11-20' where id = $1`, [householdId]),
    )
    assert.match(await read(`/households/${household.ref}`), /Approval ends Fri 20 November/)
    assert.doesNotMatch(await read('/'), waits)
  })

  test('has ended on its day, also when no file has said so since', async () => {
    visits.setNow(testNow.add({ hours: 24 }))
    assert.match(await read(`/households/${household.ref}`), /Approval ended Fri 20 November/)
    assert.match(await read(`/audits/${audit.ref}`), /The approval of household H-\d+ ended/)
    assert.match(await read('/'), waits)
  })
})

describe('B19: a household that is over by its status, on a day that is to come', () => {
  for (const [what, cells] of [
    ['by its status', { status: 'ENDED' }],
    ['by its record_status', { record_status: 'DELETED' }],
  ] as const)
    test(`${what}: an error`, async () => {
      const database = await freshDatabase()
      await bring(database, [aFile('fostering_households', [aHousehold()])])
      const row = aHousehold({ ...cells, ended_date: '2027-01-20', ended_reason: 'RESIGNED' })
      const found = await said(database, [aFile('fostering_households', [row])])
      assert.deepEqual(found.errors, ['2 ended_date end_to_come'])
    })
})

describe('B19: a household that goes to another team, or loses a carer', () => {
  test('says what goes on there', async () => {
    const database = await freshDatabase()
    await database.asOwner((client) => client.query(`insert into teams (name) values ('North'), ('South')`))
    await bring(database, aSmallService())
    await bring(database, [
      aFile('fostering_households', [aHousehold({ team: 'North' }), aHousehold({ household_id: 'H2' })]),
    ])
    const codes = async (file: ReturnType<typeof aFile>) => (await said(database, [file])).notes
    assert.deepEqual(await codes(aFile('fostering_households', [aHousehold({ team: 'South' })])), [
      '2 changes_with_work_open',
    ])
    for (const [cells, note] of [
      [{ postcode: 'DT1 9ZZ' }, 'changes_with_work_open'],
      [{ ended_date: '2026-12-24', ended_reason: 'RESIGNED' }, 'ends_with_work_open'],
    ] as const)
      assert.deepEqual(await codes(aFile('fostering_households', [aHousehold({ team: 'North', ...cells })])), [
        `2 ${note}`,
      ])
    assert.deepEqual(await codes(aFile('fostering_households', [aHousehold({ team: 'North', postcode: '' })])), [
      '2 becomes_blank',
    ])
    assert.deepEqual(await codes(aFile('foster_carers', [aCarer({ household_id: 'H2' })])), [
      '2 changes_with_work_open',
    ])
    assert.deepEqual(await codes(aFile('foster_carers', [aCarer({ record_status: 'DELETED' })])), [
      '2 changes_with_work_open',
    ])
    assert.deepEqual(await codes(aFile('foster_carers', [aCarer({ sex: 'F' })])), [])
  })
})

describe('B19: the audit of a household that lost a carer, or went to another team', async () => {
  const database = await freshDatabase()
  const { people, household, teams } = await aService(database)
  const today = Temporal.PlainDate.from('2026-11-19')
  const { id: householdId, reviewId } = household
  const plan = { householdId, kind: 'review_linked', reviewId, auditorId: people['fro-1']! } as const
  const audit = await database.asSystem(testNow, (tx) =>
    planAudit(tx, { ...plan, scheduledFor: Temporal.PlainDate.from('2026-12-01') }, today),
  )
  const visits = await openVisits(database)
  after(() => visits.close())
  const read = async (address: string) =>
    (await (await visits.as('qa-1')).get(address)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const change = (text: string) =>
    database.asOwner(async (client) => {
      await client.query(`select set_config('hearth.now', '${testNow}', false)`)
      await client.query(text)
    })

  test('says nothing while everybody is there', async () => {
    assert.doesNotMatch(await read(`/audits/${audit.ref}`), /not as it was/)
    assert.doesNotMatch(await read('/'), /still with the right people/)
  })

  test('says so on its page and to Quality Assurance and Partnerships, until it moves on', async () => {
    await change(`update carers set ended_on = '2026-11-19' where household_id = ${household.id}`)
    assert.match(
      await read(`/audits/${audit.ref}`),
      /is not as it was\. Foster carer [A-Z]{2} left it on Thu 19 November\. Look at whether this audit is still with the right people\./,
    )
    assert.match(
      await read('/'),
      new RegExp(
        `Look at whether audit ${audit.ref} is still with the right people A carer left household H-\\d+ on 19`,
      ),
    )
    await change(`update carers set ended_on = null where household_id = ${household.id}`)
    assert.doesNotMatch(await read('/'), /still with the right people/)
    await change(`update households set team_id = ${teams.south} where id = ${household.id}`)
    assert.match(await read(`/audits/${audit.ref}`), /It went to another team on Thu 19 November/)
    assert.match(await read('/'), /Household H-\d+ went to another team on 19 November 2026/)
    await change(
      `update pieces set state = 'gathering', state_since = '2026-11-20T09:00:00Z' where ref = '${audit.ref}'`,
    )
    assert.doesNotMatch(await read('/'), /still with the right people/)
  })
})
