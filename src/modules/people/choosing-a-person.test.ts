import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testNow } from '#test/database.ts'
import { dateFields, withAdmin } from '#test/people-room.ts'
import { aPerson, aTeam } from './testing.ts'

/* SC-8: every form that chooses a person offers those near, and finds the others by name, without losing what was typed. */
test('SC-8: cover, line manager and manager of a team are found by name where many work', async (t) => {
  const { database, as, admin } = await withAdmin(t)
  const { iro, mate, teamId } = await database.asSystem(testNow, async (tx) => {
    const officer = { roles: ['independent_reviewing_officer'] } as const
    const head = await aPerson(tx, { name: 'Hetty Head', roles: ['iro_manager'] })
    const team = await aTeam(tx, { name: 'Reviewing', managerId: head.id })
    const made = {
      iro: await aPerson(tx, { name: 'Iris First', teamId: team.id, ...officer }),
      mate: await aPerson(tx, { name: 'Mo Mate', teamId: team.id, ...officer }),
      teamId: team.id,
    }
    for (let at = 0; at < 45; at += 1) await aPerson(tx, { name: `Robin Faraway ${at + 10}`, ...officer })
    return made
  })
  const list = (body: string, field: string) =>
    [
      ...(new RegExp(`<select[^>]*name="${field}"[\\s\\S]*?</select>`).exec(body)?.[0] ?? '').matchAll(
        />([^<>]+)<\/option>/g,
      ),
    ]
      .map(([, name]) => name!)
      .slice(1)
  const today = Temporal.PlainDate.from('2026-11-19')
  const away = { ...dateFields('from', today), ...dateFields('until', today) }
  const details = { name: 'Iris Second', email: 'iris@council.example', teamId: String(teamId), telephone: '' }
  const forms = [
    {
      who: await as(iro.id),
      at: '/your-absence',
      to: '/your-absence',
      field: 'coverId',
      near: ['Mo Mate, Reviewing'],
      typed: away,
    },
    {
      who: admin,
      at: `/people/${iro.id}/absences/new`,
      to: `/people/${iro.id}/absences`,
      field: 'coverId',
      near: ['Mo Mate, Reviewing'],
      typed: away,
    },
    {
      who: admin,
      at: `/people/${iro.id}/details`,
      to: `/people/${iro.id}/details`,
      field: 'managerId',
      near: ['Hetty Head', 'Iris First, Reviewing', 'Mo Mate, Reviewing'],
      typed: details,
    },
    { who: admin, at: '/people/new', to: '/people', field: 'managerId', near: [], typed: details },
    {
      who: admin,
      at: `/people/teams/${teamId}`,
      to: `/people/teams/${teamId}`,
      field: 'managerId',
      near: ['Hetty Head', 'Iris First, Reviewing', 'Mo Mate, Reviewing'],
      typed: { name: 'Renamed' },
    },
  ]
  for (const { who, at, to, field, near, typed } of forms) {
    assert.deepEqual(list((await who.get(at)).body, field), near, at)
    const label = near.length > 0 ? 'If they are not in the list, a part of their name' : 'A part of their name'
    assert.ok((await who.get(at)).body.includes(`>\n  ${label}\n`), `${at}: ${label}`)
    const found = await who.post(to, { ...typed, [`${field}-name`]: 'robin 30', find: field })
    assert.equal(found.statusCode, 200, to)
    assert.deepEqual(
      list(found.body, field).filter((name) => name.startsWith('Robin')),
      ['Robin Faraway 30'],
      to,
    )
    for (const value of Object.values(typed).filter(Boolean)) assert.ok(found.body.includes(`value="${value}"`), value)
  }
  const chosen = { ...away, coverId: String(mate.id), 'coverId-name': 'robin', 'coverId-found': 'robin' }
  assert.equal((await forms[0]!.who.post('/your-absence', chosen)).statusCode, 303)
})

test('SC-8: the list of people has 25 a page, and keeps what was looked for', async (t) => {
  const { database, admin } = await withAdmin(t)
  await database.asSystem(testNow, async (tx) => {
    for (let at = 0; at < 60; at += 1) await aPerson(tx, { name: `Robin Faraway ${at + 10}` })
  })
  const rows = (body: string) => body.match(/>Robin Faraway \d+</g)?.length
  const first = (await admin.get('/people?search=faraway')).body
  assert.equal(rows(first), 25)
  assert.match(first, /60 people/)
  assert.match(first, /href="\/people\?search=faraway&amp;page=3"/)
  const last = (await admin.get('/people?search=faraway&page=4000')).body
  assert.equal(rows(last), 10)
  assert.match(last, /There is no page 4000: this is the last, page 3/)
})
