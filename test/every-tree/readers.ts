import assert from 'node:assert/strict'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { aChild, madeOne } from '#modules/register/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { furnish } from '#test/every-form/world.ts'
import type { Stage } from '#test/journeys/stage.ts'
import { linkTo } from '#test/second-person.ts'
import { streams } from '#test/streams.ts'
import { staffKeys } from '#test/service.ts'
import { testNow } from '#test/database.ts'
import type { Example, Known, Reader, Walk } from './pages.ts'

/* Who reads the pages: everybody of a small service, whoever has a link, and whoever has nothing. */

type Cookie = { name: string; value: string; url: string }

export type Trees = Known & {
  walks: readonly Walk[]
  cookiesOf(who: string): Cookie[]
  /** Where a kept page is in this run; nothing, when there is no such thing. */
  addressOf(example: Example): string | undefined
}

/** Those first who have most to do with audits: of each kind of page, who comes first reads it. */
const first = ['fro-1', 'tm-1', 'qa-1', 'iro-1', 'fsw-1', 'sm-1', 'admin-1', 'iro-2', 'fro-2', 'ce-1']

/** Where a form leads that is got and not posted, or a script. */
const unlinked = [
  '/search?q=nobody',
  '/programme/form',
  '/month/voices?kind=child&state=all',
  '/your-account/password',
  '/your-account/recovery-codes',
]
const behindLinks = ['/home', '/home/more', '/safe', '/safe/more', '/part-1', '/picture']

export async function furnishTrees(stage: Stage): Promise<Trees> {
  useSealingKey(sealingKeyFrom('a secret of this stage'))
  const { database, address } = stage
  const world = await furnish(database, stage.service)
  await database.asSystem(testNow, async (tx) =>
    madeOne(tx, { endsId: (await aChild(tx)).id, staysId: (await aChild(tx)).id }),
  )
  // What Hearth brings along is published on the day on which it is prepared, whatever day the stage has.
  await database.asOwner((client) =>
    client.query('update form_versions set published_at = $1 where published_at > $1', [String(testNow)]),
  )
  // Their references are by lot: what was written first is so by its time.
  await database.asOwner((client) =>
    client.query(
      `update evidence_items set saved_at = saved_at - interval '1 hour' where written_by is not null and state = 'draft'`,
    ),
  )
  const cookies = new Map<string, Cookie>()
  const readerOf = async (who: string, response?: Response): Promise<Reader> => {
    const [said] = response?.headers.getSetCookie() ?? []
    const [name = '', value = ''] = said?.split(';')[0]?.split(/=(.*)/) ?? []
    if (said) cookies.set(who, { name, value, url: address })
    const headers: Record<string, string> = said ? { cookie: `${name}=${value}` } : {}
    return { who, get: (path) => get(address, path, headers) }
  }
  const walks: Walk[] = []
  for (const key of [...first, ...staffKeys.filter((one) => !first.includes(one))]) {
    const form = new URLSearchParams({ person: key })
    const signedIn = await fetch(`${address}/sign-in/demo`, { method: 'POST', body: form, redirect: 'manual' })
    walks.push({ reader: await readerOf(key, signedIn), from: ['/', ...(world.also[key] ?? []), ...unlinked] })
  }
  const answering = await askForAnAddress(stage, cookies.get('admin-1')!)
  const names = new Map<string, string>(await ofThisRun(stage))
  names.set(world.invitation, '{invitation}')
  names.set(answering, '{answering}')
  for (const [at, link] of world.links.entries()) {
    const opened = await fetch(address + link, { redirect: 'manual' })
    const to = opened.headers.get('location') ?? assert.fail(`${link} leads nowhere`)
    const who = `link ${at + 1}`
    names.set(to.split('/').slice(0, 4).join('/'), `{${who}}`)
    walks.push({ reader: await readerOf(who, opened), from: [to, ...behindLinks.map((one) => to + one)] })
  }
  walks.push({
    reader: await readerOf('anyone'),
    from: ['/sign-in', world.invitation, '/help', answering],
  })
  const states = await statesOf(stage)
  const refsOf = (letter: string) => [...states.keys()].filter((ref) => ref.startsWith(`${letter}-`))
  return {
    walks,
    states,
    refs: new Map(streams.map(({ path, letter }) => [path.slice(1), refsOf(letter)])),
    cookiesOf: (who) => [cookies.get(who)].filter((one) => one !== undefined),
    name: (path) => [...names].reduce((said, [value, name]) => said.replace(value, name), path),
    addressOf: ({ at }) => {
      const path = [...names].reduce((said, [value, name]) => said.replace(name, value), at)
      return path.includes('{') ? undefined : path
    },
  }
}

/** A page as a script fetches it, past the key that a form has in its address. */
async function get(address: string, path: string, headers: Record<string, string>) {
  let answer = await fetch(address + path, { headers, redirect: 'manual' })
  const location = answer.headers.get('location') ?? ''
  const keyed = /[?&]form-key=[^&#]*/
  const isKeyed = keyed.test(location) && location.replace(keyed, '').split('?')[0] === path.split('?')[0]
  if (isKeyed) answer = await fetch(new URL(location, address), { headers, redirect: 'manual' })
  return {
    status: answer.status,
    isPage: (answer.headers.get('content-type') ?? '').startsWith('text/html'),
    text: await answer.text(),
    location: isKeyed ? '' : location.replace(keyed, ''),
  }
}

/** References that say nothing of order, and so are others in each run. */
async function ofThisRun({ database }: Stage): Promise<[string, string][]> {
  const rows = await database.asOwner(
    async (client) =>
      (
        await client.query<{ value: string; name: string }>(`
          select ref as value, '{Q' || row_number() over (order by id) || '}' as name from corrections
          union all select ref, '{E' || row_number() over (order by written_by is null, saved_at, id) || '}' from evidence_items
          union all select p.ref, '{N' || row_number() over (order by a.learned_at) || '}' from allegations a join pieces p on p.id = a.id
          union all select key, '{plan ' || row_number() over (order by id) || '}' from improvement_plans
          union all select c.id::text, '{clock ' || row_number() over (partition by p.ref order by c.key) || ' of ' || coalesce(n.name, p.ref) || '}'
            from clocks c join pieces p on p.id = c.piece_id
              left join (select id, 'N' || row_number() over (order by learned_at) as name from allegations) n on n.id = p.id
            where c.state = 'running' and c.id > 99999
          union all select id::text, '{kept ' || row_number() over (order by kept_at) || '}' from kept_words`)
      ).rows,
  )
  return rows.map(({ value, name }) => [value, name])
}

async function statesOf({ database }: Stage): Promise<Map<string, string>> {
  const rows = await database.asOwner(
    async (client) =>
      (
        await client.query<{ ref: string; state: string }>(`select ref, state from pieces
          union all select ref, state from actions union all select ref, state from voices
          union all select ref, case when decided_at is null then 'open' else 'decided' end from alerts
          union all select ref, state from corrections`)
      ).rows,
  )
  return new Map(rows.map(({ ref, state }) => [ref, state]))
}

/** A change of somebody's access waits, for the second person and for the link at the address of before: gives back that link. */
async function askForAnAddress({ database, service, address }: Stage, { name, value }: Cookie): Promise<string> {
  const person = service.people['fsw-2']!
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update people set email = 'fsw-2@before.example', saved_at = ${testNow} where id = ${person}`),
  )
  const answer = await fetch(`${address}/people/${person}/details`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie: `${name}=${value}` } },
    body: new URLSearchParams({ name: 'Person fsw-2', email: 'fsw-2@elsewhere.example' }),
  })
  assert.equal(answer.status, 303, await answer.text())
  return (await linkTo(database, 'access change asked')) ?? assert.fail('no link was sent to the address of before')
}
