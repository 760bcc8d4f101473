import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from '#platform/sql/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { beDemonstration, withAdmin } from '#test/people-room.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { missingContacts, missingForLinks, nightsUncovered, noContacts, readContactsForm } from './contacts.ts'
import { readContacts } from './queries/contacts.ts'
import { contactsForTests } from './testing.ts'
import { telephoneMistake, telHref } from './telephone.ts'

const real = { demonstration: false }

describe('a telephone number', () => {
  for (const [typed, href] of [
    ['01865 249866', 'tel:+441865249866'],
    ['(01865) 249 866', 'tel:+441865249866'],
    ['01865-249-866', 'tel:+441865249866'],
    ['01865.249.866', 'tel:+441865249866'],
    ['+44 1865 249866', 'tel:+441865249866'],
    ['+44 (0)1865 249866', 'tel:+441865249866'],
    ['+44 (0) 1865 249866', 'tel:+441865249866'],
    ['0044 1865 249866', 'tel:+441865249866'],
    ['020 7946 1234', 'tel:+442079461234'],
    ['07911 123456', 'tel:+447911123456'],
    ['0800 123456', 'tel:+44800123456'],
    ['0808 808 0000', 'tel:+448088080000'],
    ['0300 123 4567', 'tel:+443001234567'],
    ['017687 71234', 'tel:+441768771234'],
    ['01204 12345', 'tel:+44120412345'],
  ] as const) {
    test(`is known as ${typed}, kept as typed and rung as ${href}`, () => {
      assert.equal(telephoneMistake(typed, real), undefined)
      assert.equal(telHref(typed), href)
    })
  }

  test('leads to the same telephone, however it is spelled', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '  ')
    const begin = fc.constantFrom('0', '(0', '+44', '+44 ', '+44(0)', '+44 (0) ', '0044 ', '0044 (0)')
    fc.assert(
      fc.property(begin, fc.array(gap, { minLength: 10, maxLength: 10 }), (first, gaps) => {
        const digits = [...'1865249866'].map((digit, at) => digit + (at < 9 ? gaps[at] : '')).join('')
        const typed = first === '(0' ? `(0${digits.slice(0, 1)})${digits.slice(1)}` : first + digits
        assert.equal(telHref(typed), 'tel:+441865249866', typed)
        assert.equal(telephoneMistake(typed, real), undefined, typed)
      }),
    )
  })

  for (const typed of [
    '01865 24986',
    '01865 2498667',
    '249866',
    '07911 12345',
    '101',
    '+1 212 555 0100',
    '01865 249866 or 249867',
    'ask Jo',
    '01865\n249866\n999',
    '٠١٨٦٥٢٤٩٨٦٦',
    '0909 879 0000',
    '',
  ])
    test(`is not “${typed.replaceAll('\n', ' / ')}”`, () =>
      assert.match(telephoneMistake(typed, real) ?? '', /Give a telephone number in the United Kingdom in full/))

  for (const typed of [
    '01632 960000',
    '+44 (0)1632 960999',
    '020 7946 0123',
    '07700 900123',
    '0808 157 0100',
    '0113 496 0000',
    '0161 496 0999',
    '0191 498 0000',
    '029 2018 0000',
    '03069 990000',
  ])
    test(`UA-D15: ${typed}, kept for drama, stands in the demonstration and never in a real service`, () => {
      assert.match(telephoneMistake(typed, real) ?? '', /nobody would answer it/)
      assert.equal(telephoneMistake(typed, { demonstration: true }), undefined)
    })
})

const ofPrivacy = [
  'the council that is responsible for what is kept here',
  'the address at which the council is asked about privacy',
  'the council’s data protection officer',
  'the e-mail address of the data protection officer',
  'the council’s own privacy notice for children’s services',
]

describe('the council’s numbers', () => {
  test('UA-D15: what a link for a child needs is said in words while it is missing', () => {
    assert.deepEqual(missingForLinks(noContacts), [
      'the council’s children’s services by day',
      'the council’s children’s services out of hours',
      'the advocate for children',
      ...ofPrivacy,
    ])
    assert.deepEqual(missingForLinks(contactsForTests), [])
    for (const key of ['councilName', 'councilEmail', 'officerName', 'officerEmail', 'noticeLink'] as const)
      assert.equal(missingForLinks({ ...contactsForTests, [key]: null }).length, 1, key)
    assert.deepEqual(missingForLinks({ ...contactsForTests, retentionWords: null }), [])
    assert.deepEqual(missingForLinks({ ...contactsForTests, advocateTelephone: null }), ['the advocate for children'])
    assert.deepEqual(missingForLinks({ ...contactsForTests, onCallName: null, onCallTelephone: null }), [])
    assert.deepEqual(missingContacts(noContacts), [
      'the council’s children’s services by day',
      'the council’s children’s services out of hours',
      'the e-mail address of the council’s children’s services out of hours',
      'the fostering manager on call',
      'the advocate for children',
      ...ofPrivacy,
    ])
    assert.deepEqual(missingContacts(contactsForTests), [])
  })

  for (const key of ['outOfHoursEmail', 'onCallName', 'onCallTelephone'] as const)
    test(`nights are uncovered without ${key}`, () => {
      assert.equal(nightsUncovered({ ...contactsForTests, [key]: null }), true)
      assert.equal(nightsUncovered({ ...noContacts, ...contactsForTests }), false)
    })

  const typed = { dayName: 'Day team', dayTelephone: '01865 249866', reason: 'Agreed' }
  for (const [words, body, fields] of [
    ['some of them', typed, []],
    ['none of them, with the reason', { reason: 'Moved' }, []],
    ['without a reason', { ...typed, reason: ' ' }, ['reason']],
    ['a number that nobody is said to answer', { ...typed, dayName: '' }, ['dayName']],
    ['a name without a number', { ...typed, dayTelephone: '' }, ['dayTelephone']],
    ['a number that is none', { ...typed, dayTelephone: '12' }, ['dayTelephone']],
    ['a number for drama', { ...typed, dayTelephone: '01632 960001' }, ['dayTelephone']],
    ['a notice that is no page', { ...typed, noticeLink: 'javascript:alert(1)' }, ['noticeLink']],
    ['an officer whose address is none', { ...typed, officerEmail: 'the officer' }, ['officerEmail']],
    ['too many words', { ...typed, retentionWords: 'x'.repeat(1001) }, ['retentionWords']],
    ['an address that is none', { ...typed, outOfHoursEmail: 'a@b.example, c@d.example' }, ['outOfHoursEmail']],
  ] as const)
    test(`their form with ${words} ${fields.length ? `is mended at ${fields.join()}` : 'is taken'}`, () => {
      const read = readContactsForm(body, real)
      assert.deepEqual(read.ok ? [] : read.mistakes.map(({ field }) => field), fields)
    })

  test('hold from their day on, and can be read at the door', async () => {
    const database = await freshDatabase()
    await database.asOwner((client) =>
      client.query(`insert into settings (key, from_on, value) values
        ('contact.dayTelephone', '2026-01-01', '"01865 249866"'), ('contact.dayTelephone', '2026-12-01', 'null'),
        ('contact.unknown', '2026-01-01', '"x"')`),
    )
    const on = (day: string) => database.atDoor(testNow, (tx) => readContacts(tx, Temporal.PlainDate.from(day)))
    assert.deepEqual(await on('2025-12-31'), noContacts)
    assert.deepEqual(await on('2026-11-30'), { ...noContacts, dayTelephone: '01865 249866' })
    assert.deepEqual(await on('2026-12-01'), noContacts)
  })
})

describe('the page of numbers', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const form = { ...contactsForTests, reason: 'The rota changed' }

  test('is read by everybody, and set by administrators and Quality Assurance alone', async () => {
    for (const key of ['ce-1', 'tm-1', 'fsw-1', 'iro-1', 'qa-1', 'admin-1'])
      assert.match((await (await visits.as(key)).get('/contacts')).text, /href="tel:\+441632960010"/, key)
    for (const key of ['ce-1', 'tm-1', 'sm-1', 'fsw-1', 'iro-1', 'fro-1'])
      assert.equal((await (await visits.as(key)).post('/contacts', form)).status, 403, key)
  })

  test('UA-D15: an administrator and Quality Assurance change one, with the reason; the trail keeps no number', async () => {
    const admin = await visits.as('admin-1')
    const wrong = await admin.post('/contacts', { ...form, dayTelephone: '12', dayName: 'Typed before' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="Typed before"/)
    assert.equal((await admin.post('/contacts', { ...form, dayTelephone: '01632 960077' })).status, 303)
    const quality = await visits.as('qa-1')
    const changed = { ...form, dayTelephone: '01632 960077', onCallTelephone: '07700 900077' }
    assert.equal((await quality.post('/contacts', changed)).status, 303)
    const { text } = await quality.get('/contacts')
    for (const words of [/01632 960077/, /07700 900077/, /Person admin-1/, /Person qa-1/, /The rota changed/])
      assert.match(text, words)
    // A slip of today is put right today, by whoever sets them: for how long it stood is kept.
    const mended = { ...changed, dayTelephone: '01632 960078', reason: 'The last figure was wrong' }
    assert.equal((await admin.post('/contacts', mended)).status, 303)
    for (const one of [admin, quality])
      assert.match((await one.get('/contacts')).text, /01632 960078[\s\S]*01632 960077, until /)
    const { rows } = await database.asOwner((client) =>
      client.query<{ data: object }>(`select data from trail where kind = 'setting changed' order by id`),
    )
    assert.deepEqual(
      rows.map(({ data }) => data),
      [
        { setting: 'contact.dayTelephone', from: '2026-11-19' },
        { setting: 'contact.onCallTelephone', from: '2026-11-19' },
        { setting: 'contact.dayTelephone', from: '2026-11-19' },
      ],
    )
  })

  test('an administrator writes no other setting, whatever the page', async () => {
    const { id } = await database.asSystem(testNow, (tx) =>
      tx.one<{ id: number }>(sql`select id from people where demonstration_key = 'admin-1'`),
    )
    await assert.rejects(
      database.asPerson(id, testNow, (tx) =>
        tx.run(sql`insert into settings (key, value) values ('deadline.moderate', '9')`),
      ),
      /row-level security/,
    )
  })

  test('UA-D15: while one is missing it is the administrator’s work; while nights are uncovered the service manager knows', async () => {
    const work = async (key: string) => await allWork(await visits.as(key))
    for (const key of ['admin-1', 'sm-1']) assert.doesNotMatch(await work(key), /\/contacts"/, key)
    await database.asOwner((client) => client.query(`delete from settings where key = 'contact.advocateTelephone'`))
    assert.match(await work('admin-1'), /Set the numbers that children and carers are given/)
    assert.match(await work('admin-1'), /Not set yet: the advocate for children/)
    assert.doesNotMatch(await work('admin-1'), /Nights are uncovered/)
    assert.doesNotMatch(await work('sm-1'), /\/contacts"/)
    await database.asOwner((client) => client.query(`delete from settings where key = 'contact.outOfHoursEmail'`))
    for (const key of ['admin-1', 'sm-1']) assert.match(await work(key), /Nights are uncovered/, key)
    for (const key of ['fsw-1', 'iro-1', 'hos-1']) assert.doesNotMatch(await work(key), /Nights are uncovered/, key)
    assert.deepEqual(visits.problems, [])
  })
})

describe('somebody’s own number', () => {
  test('is theirs to give, an administrator’s to change, and in no trail', async (t) => {
    const { database, admin, adminId, as } = await withAdmin(t)
    await beDemonstration(database)
    const held = () =>
      database.asSystem(testNow, (tx) =>
        tx.one<{ telephone: string | null }>(sql`select telephone from people where id = ${adminId}`),
      )
    const mine = await as(adminId)
    assert.equal((await mine.post('/your-account/telephone', { telephone: 'none' })).statusCode, 422)
    assert.equal((await mine.post('/your-account/telephone', { telephone: '01632 960123' })).statusCode, 303)
    assert.deepEqual(await held(), { telephone: '01632 960123' })
    assert.match((await mine.get('/your-account')).body, /01632 960123/)
    const details = { name: 'A', email: 'a@council.example', teamId: '', managerId: '', telephone: '01632 960124' }
    assert.equal((await admin.post(`/people/${adminId}/details`, details)).statusCode, 303)
    assert.match((await admin.get(`/people/${adminId}`)).body, /01632 960124/)
    const { rows } = await database.asOwner((client) => client.query(`select data::text from trail`))
    assert.ok(!JSON.stringify(rows).includes('96012'))
  })

  test('of a real service is never one that is kept for drama', async (t) => {
    const { admin, adminId, as } = await withAdmin(t)
    const mine = await as(adminId)
    const refused = await mine.post('/your-account/telephone', { telephone: '01632 960123' })
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /nobody would answer it/)
    const details = { name: 'A', email: 'a@council.example', teamId: '', managerId: '', telephone: '07700 900123' }
    assert.equal((await admin.post(`/people/${adminId}/details`, details)).statusCode, 422)
  })

  test('cannot change anything else of oneself, nor anything of another', async () => {
    const database = await freshDatabase()
    const { people } = await aSmallService(database)
    await database.asPerson(people['fsw-1']!, testNow, async (tx) => {
      await tx.run(sql`select set_my_telephone('01632 960123')`)
      assert.equal(await tx.run(sql`update people set name = 'Other'`), 0)
    })
    const rows = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select id from people where telephone is not null or name = 'Other'`),
    )
    assert.deepEqual(rows, [{ id: people['fsw-1'] }])
  })
})
