import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql, asTx } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { beDemonstration, withAdmin } from '#test/people-room.ts'
import { tell, tellAddress } from './commands/messages.ts'
import { noteMailServer } from './queries/messages.ts'
import { aPerson } from './testing.ts'

type Service = Awaited<ReturnType<typeof withAdmin>>

const saidIn = (page: string) =>
  page
    .slice(page.indexOf('<h1'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const outbox = async ({ admin }: Service, query = '') => saidIn((await admin.get(`/outbox${query}`)).body)
const post = ({ database }: Service, has: boolean) => database.asOwner((client) => noteMailServer(asTx(client), has))

async function aWorker({ database }: Service, name = 'Keziah Winterbourne') {
  return database.asSystem(testNow, (tx) => aPerson(tx, { name, roles: ['fostering_social_worker'] }))
}

describe('UM-D23: the messages that go out', () => {
  test('are for somebody: a worker by name and role, who is invited by name, the out-of-hours team', async (t) => {
    const service = await withAdmin(t)
    const { id } = await aWorker(service)
    const invited = await aWorker(service, 'Ines Okafor')
    await service.admin.post(`/people/${invited.id}/invitation`, {})
    await service.database.asSystem(testNow, async (tx) => {
      await tell(tx, { to: id, kind: 'action set', path: '/actions/T-1', pieceId: null })
      await tellAddress(tx, {
        address: 'nights@council.example',
        kind: 'safety alert out of hours',
        path: '/alerts/S-1',
      })
    })
    const said = await outbox(service)
    assert.match(said, /Keziah Winterbourne, Fostering social worker You have a new action\./)
    assert.match(said, /Ines Okafor(, Fostering social worker)? You have been invited/)
    assert.match(said, /The out-of-hours team A safety alert was raised\./)
  })

  test('offer no link that an administrator cannot open, and never a one-time one', async (t) => {
    const service = await withAdmin(t)
    const { id } = await aWorker(service)
    await service.admin.post(`/people/${id}/invitation`, {})
    await service.database.asSystem(testNow, async (tx) => {
      await tell(tx, { to: id, kind: 'action set', path: '/actions/T-1', pieceId: null })
      await tell(tx, { to: id, kind: 'cover ended', path: '/your-absence', pieceId: null })
    })
    const links = [...(await service.admin.get('/outbox')).body.matchAll(/href="([^"]+)"/g)].map(([, to]) => to!)
    const narrows = new Set([`/outbox?show=all&amp;to=${id}`, '/outbox.csv?show=all'])
    assert.deepEqual(
      links.filter((to) => !narrows.has(to)),
      ['/your-absence'],
    )
    await beDemonstration(service.database)
    assert.match((await service.admin.get('/outbox')).body, /href="\/invitations\//, 'nobody’s mail brings it there')
  })

  test('say that no mail server is set, and that nothing sends yet', async (t) => {
    const service = await withAdmin(t)
    const { id } = await aWorker(service)
    await service.database.asSystem(testNow, (tx) => tell(tx, { to: id, kind: 'action set', path: '/', pieceId: null }))
    assert.match(await outbox(service), /“hearth work”\) has not run yet.*Not sent yet/)
    await post(service, false)
    assert.match(
      await outbox(service),
      /^ ?Messages that go out No mail server is set.*HEARTH_SMTP_URL.*Not sent: no mail server is set/,
    )
    await post(service, true)
    assert.match(await outbox(service), /This is what goes out by mail.*Goes out with the digest of Fri 20 November/)
  })

  test('say what went and when, what the mail server did not take and why, and what will never go', async (t) => {
    const service = await withAdmin(t)
    await post(service, true)
    const fates: [string, RegExp][] = [
      [`sent_at = '2026-11-19T09:30Z', sent_in = 'alone'`, /Sent Thu 19 November, 09:30(?!, in)/],
      [`sent_at = '2026-11-19T07:30Z', sent_in = 'digest'`, /Sent Thu 19 November, 07:30, in the digest/],
      [`urgent = true`, /Goes out within the minute/],
      [`urgent = true, made_at = '2026-11-19T09:50Z'`, /Goes out within the minute/],
      [`urgent = true, made_at = '2026-11-19T09:49Z'`, /Not sent yet, and it should have been/],
      [`error = 'EENVELOPE 550', tries = 3`, /the mail server refused this letter \(EENVELOPE 550\); tried 3 times/],
      [`error = 'ESOCKET', tries = 1`, /the mail server does not answer \(ESOCKET\); tried once/],
      [`error = 'EAUTH 535', tries = 2`, /does not take Hearth’s user and password \(EAUTH 535\)/],
      [`made_at = '2026-11-01T09:30Z'`, /Not sent, and no longer: it is more than a week old/],
      // Nobody sends: it is not said for ever that it goes out in a moment.
      [`made_at = '2026-11-01T09:30Z', urgent = true`, /it should have been: see whether “hearth work” runs/],
      [`made_at = '2026-11-17T09:30Z'`, /it should have been: see whether “hearth work” runs/],
      [`made_at = '2026-11-18T09:30Z'`, /Goes out with the digest of (today|Thu 19 November)/],
    ]
    const { id } = await aWorker(service)
    for (const [change, words] of fates) {
      await service.database.asOwner(async (client) => {
        await client.query('delete from messages')
        await asTx(client).run(
          sql`insert into messages (to_id, kind, path, made_at) values (${id}, 'action set', '/', ${testNow})`,
        )
        await client.query(`update messages set ${change}`)
      })
      assert.match(await outbox(service), words, change)
    }
    await service.database.asOwner((client) => client.query(`update people set active = false where id = ${id}`))
    assert.match(await outbox(service), /Not sent: they have left/)
  })

  test('come 25 to a page, and can be narrowed to what has not been sent', async (t) => {
    const service = await withAdmin(t)
    const { id } = await aWorker(service)
    await service.database.asOwner((client) =>
      client.query(`insert into messages (to_id, kind, path, made_at, sent_at, sent_in)
        select ${id}, 'action set', '/' || n, '2026-11-19T09:00Z', case when n > 3 then '2026-11-19T09:01Z'::timestamptz end, 'alone'
        from generate_series(1, 60) n`),
    )
    const rows = async (query: string) => (await outbox(service, query)).split('You have a new action.').length - 1
    assert.deepEqual([await rows(''), await rows('?page=3'), await rows('?show=waiting')], [25, 10, 3])
    assert.deepEqual([await rows('?page=99'), await rows('?page=0'), await rows('?page=1e300')], [10, 25, 25])
    assert.match(await outbox(service, '?show=waiting'), /Show 3 messages Not sent/)
    assert.deepEqual([await rows(`?to=${id}`), await rows(`?to=${id + 1}`)], [25, 0])
  })
})
