import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { addressFor } from '#src/cli/commands/database-web-role.ts'
import { prepareDatabase } from '#src/cli/prepare-database.ts'
import { withClient } from '#platform/sql/connect.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { dumpSchema } from '#platform/sql/dump-schema.ts'
import { sql } from '#platform/sql/index.ts'
import { checkMigratedForWeb } from '#platform/sql/migrate.ts'
import { asDoor, makeWebRole, webRoleOf } from '#platform/sql/web-role.ts'
import { aSmallService } from '#test/service.ts'
import { emptyDatabase, freshDatabase, testNow } from './database.ts'
import { openVisits } from './visitor.ts'
import { denied, objects, waysOut, withoutEffect } from './web-login/ways-out.ts'

/*
 * What somebody gains who can say anything to the database that they like, on a connection of the web server (SB-11): each
 * way out is tried as it stands in the books, from each of the roles that such a connection can take.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const login = new pg.Client(database.webLogin)
const roles = ['none', 'hearth_web', 'hearth_service', 'hearth_assigned']
let isSuperuser = false

describe('the user with whom the web logs in', () => {
  before(async () => {
    isSuperuser = await database.asOwner(async (client) => {
      await client.query('create schema pgboss; create table pgboss.job (id int)')
      return (await client.query<{ is: boolean }>('select rolsuper as is from pg_roles where rolname = current_user'))
        .rows[0]!.is
    })
    await login.connect()
  })
  after(() => login.end())

  test('is who stands behind every connection of the pool, and owns nothing', async () => {
    const [who, owned] = await database.atDoor(testNow, async (tx) => [
      await tx.one(sql`select session_user::text as session, current_user::text as current`),
      await tx.one(
        sql`select count(*)::int as count from pg_shdepend d join pg_roles r on r.oid = d.refobjid where d.deptype = 'o' and r.rolname = session_user`,
      ),
    ])
    assert.deepEqual(who, { session: database.webLogin.user, current: 'hearth_web' })
    assert.deepEqual(owned, { count: 0 })
  })

  test('passes what the web server looks at as it starts', async () => {
    await checkMigratedForWeb(database.webLogin)
  })

  const inThisDatabase = (way: string) =>
    way.replaceAll('OWNER', String(database.connection.user)).replaceAll('DATABASE', database.connection.database!)

  for (const way of [...waysOut, ...objects]) {
    test(`finds no way out: ${way}`, async (t) => {
      if (objects.includes(way) && !isSuperuser) return t.diagnostic('the owner here may not take this away')
      for (const role of roles) {
        await login.query(`set role ${role}`)
        const problem = await login.query(inThisDatabase(way)).then(
          () => undefined,
          (error: Error) => error,
        )
        await login.query('reset role')
        assert.ok(problem, `as ${role} it worked`)
        assert.match(problem.message, denied, `as ${role}`)
      }
      const { rows } = await login.query('select current_user::text as now, session_user::text as login')
      assert.deepEqual(rows, [{ now: database.webLogin.user, login: database.webLogin.user }])
    })
  }

  test('changes nothing of what the database is made of', async () => {
    const before = await dumpSchema(database.connection)
    for (const role of roles)
      for (const statement of withoutEffect) {
        await login.query(`set role ${role}`)
        await login.query(inThisDatabase(statement)).catch((problem: Error) => assert.match(problem.message, denied))
        await login.query('reset role')
      }
    assert.equal(await dumpSchema(database.connection), before)
  })

  test('reads nothing, and calls nothing that reads with the owner’s rights, until it takes a role of sight', async () => {
    const tables = await login.query<{ name: string }>(
      `select format('%I', relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and relname !~ '^pg_'`,
    )
    assert.ok(tables.rows.length > 30)
    for (const { name } of tables.rows)
      await assert.rejects(login.query(`select * from ${name}`), /permission denied/, name)
    const { rows } = await login.query(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.prosecdef and p.pronamespace = 'public'::regnamespace and has_function_privilege(p.oid, 'execute')`,
    )
    assert.deepEqual(
      rows,
      [],
      'functions with the owner’s rights that anybody may call: revoke execute from public, and say who may (db/policies)',
    )
  })

  test('gives whoever stands behind it the sight that they had', async () => {
    const seen = (person: string) =>
      database.asPerson(
        service.people[person]!,
        testNow,
        async (tx) => (await tx.one<{ n: number }>(sql`select count(*)::int as n from households`)).n,
      )
    assert.deepEqual([await seen('qa-1'), await seen('fsw-1'), await seen('ce-1')], [3, 1, 0])
  })

  test('is named after its database, however long that name', () => {
    assert.equal(webRoleOf('hearth'), 'hearth_web_hearth')
    const [one, other] = [webRoleOf(`${'x'.repeat(60)}1`), webRoleOf(`${'x'.repeat(60)}2`)]
    assert.ok(one !== other && one.length <= 63 && one.startsWith('hearth_web_'))
  })

  test('has an address like the owner’s, with or without a host', () => {
    const of = (url: string) => addressFor(url, 'hearth_web_h', 'a+b/c')
    assert.equal(
      of('postgres://o:p@db.example:5433/h?sslmode=verify-full'),
      'postgres://hearth_web_h:a+b%2Fc@db.example:5433/h?sslmode=verify-full',
    )
    for (const socket of ['postgres://o:p@/h?host=/run/pg', 'postgres:///h?host=/run/pg&user=o&password=p'])
      assert.equal(of(socket), 'postgres:///h?host=%2Frun%2Fpg&user=hearth_web_h&password=a%2Bb%2Fc')
  })
})

describe('a service whose web still logs in as the owner', () => {
  test('tells its administrators what to do, on each page, and nobody else', async () => {
    const visits = await openVisits(database, testNow, { forAdministrators: ['Run `hearth database web-role`.'] })
    const told = async (key: string, path: string) =>
      (await (await visits.as(key)).get(path)).text.includes('hearth database web-role')
    for (const path of ['/', '/people', '/your-account']) assert.equal(await told('admin-1', path), true, path)
    for (const key of ['qa-1', 'fsw-1', 'hos-1']) assert.equal(await told(key, '/'), false, key)
    assert.equal((await visits.anyone.get('/sign-in')).text.includes('web-role'), false)
    await visits.close()
  })
})

describe('what runs with the owner’s rights', () => {
  test('looks for tables among Hearth’s own, and among temporary ones last', async () => {
    const loose = await database.asOwner(async (client) =>
      client.query<{ name: string }>(
        `select p.oid::regprocedure::text as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
           and not coalesce(p.proconfig @> array['search_path=pg_catalog, public, pg_temp'], false)`,
      ),
    )
    assert.deepEqual(
      loose.rows.map(({ name }) => name),
      [],
      'each is to say: set search_path = pg_catalog, public, pg_temp',
    )
  })

  test('is not led astray by a temporary table, were one to be made after all', async () => {
    await database.asOwner((client) =>
      client.query(`grant temporary on database ${database.connection.database} to public`),
    )
    const client = new pg.Client({ ...database.webLogin, options: asDoor })
    await client.connect()
    await client.query(`begin; select * from open_request_as(${service.people['fsw-1']}, '${testNow}')`)
    const before = await client.query('select my_households() as mine')
    await client.query(
      'create temporary table households as select generate_series(1, 400) as id, (acts_for())[1] as supervising_worker_id, 0 as team_id',
    )
    await client.query('grant select on pg_temp.households to public')
    const { rows } = await client.query('select my_households() as mine').finally(() => client.end())
    assert.deepEqual(rows, before.rows)
    assert.deepEqual(rows, [{ mine: [service.household.id] }])
  })
})

describe('an owner who is no superuser', () => {
  const user = `council_${process.pid}`
  let owner: pg.ClientConfig
  let ask: (statement: string) => Promise<unknown[]>
  let webUser = ''

  before(async () => {
    const empty = await emptyDatabase()
    ask = empty.ask
    owner = { ...empty.connection, user, password: 'of the test' }
    await ask(`create role ${user} login createrole password 'of the test'`)
    await ask(`grant hearth_web, hearth_service, hearth_assigned to ${user} with admin option`)
    await ask(`grant ${user} to current_user`)
    await ask(`alter database ${owner.database} owner to ${user}`)
  })
  after(async () => {
    await ask(`alter database ${owner.database} owner to current_user`)
    await ask(
      `drop owned by ${webUser}; drop role ${webUser}; reassign owned by ${user} to current_user; drop owned by ${user}; drop role ${user}`,
    )
  })

  test('makes the web’s user, who serves pages, connects nowhere else of theirs, and may do no more', async () => {
    await prepareDatabase(owner)
    webUser = await makeWebRole(owner, 'one password')
    assert.equal(await makeWebRole(owner, 'another password'), webUser, 'again: a new password')
    const login = { ...owner, user: webUser, password: 'another password' }
    await checkMigratedForWeb(login)
    const web = openDatabase(login)
    await web.asSystem(testNow, (tx) => tx.one(sql`select count(*) from households`))
    await web.close()
    await withClient(owner, (client) => client.query('select 1'))
    const bystander = `bystander_${process.pid}`
    await ask(`create role ${bystander} login password 'of the test'`)
    try {
      await assert.rejects(
        withClient({ ...owner, user: bystander }, async () => {}),
        /may not connect to this database/,
      )
    } finally {
      await ask(`drop role ${bystander}`)
    }
  })

  test('is not taken for the web’s user, nor is anybody who may do more', async () => {
    const problem = (message: RegExp) => ({ name: 'ConnectionProblem', message })
    await assert.rejects(
      checkMigratedForWeb(owner),
      problem(/may do more than serve pages: run `hearth database web-role`/),
    )
    const login = { ...owner, user: webUser, password: 'another password' }
    const tries: [string, string, RegExp][] = [
      [`grant pg_monitor to ${webUser}`, `revoke pg_monitor from ${webUser}`, /may do more than serve pages/],
      [`alter role ${webUser} createdb`, `alter role ${webUser} nocreatedb`, /may do more than serve pages/],
      [`revoke hearth_service from ${webUser} granted by ${user}`, '', /may not take the role hearth_service/],
    ]
    for (const [done, undone, message] of tries) {
      await ask(done)
      await assert.rejects(checkMigratedForWeb(login), problem(message), done)
      if (undone) await ask(undone)
    }
    await makeWebRole(owner)
    await checkMigratedForWeb(login)
    await ask(`grant temporary on database ${owner.database} to public`)
    await assert.rejects(checkMigratedForWeb(login), problem(/may make temporary tables: run `hearth migrate`/))
    await prepareDatabase(owner)
    await checkMigratedForWeb(login)
  })

  test('and the web’s user are told when they are not of one database', async () => {
    const login = { ...owner, user: webUser, password: 'another password' }
    await checkMigratedForWeb(login, owner)
    await assert.rejects(checkMigratedForWeb(login, database.connection), {
      name: 'ConnectionProblem',
      message: 'HEARTH_DATABASE_URL and HEARTH_WEB_DATABASE_URL lead to two databases: both must name the same.',
    })
  })

  test('makes the web’s user in several processes at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => makeWebRole(owner, 'another password')))
    assert.deepEqual(new Set(all), new Set([webUser]))
  })

  test('is told in a sentence when the roles or the password are not the right ones', async () => {
    const without = `without_${process.pid}`
    await ask(`create role ${without} login; grant connect on database ${owner.database} to ${without}`)
    try {
      await assert.rejects(checkMigratedForWeb({ ...owner, user: without }), {
        name: 'ConnectionProblem',
        message:
          /^The user of HEARTH_WEB_DATABASE_URL may not connect to this database, or not take its roles: run `hearth database web-role`/,
      })
    } finally {
      await ask(`drop owned by ${without}; drop role ${without}`)
    }
  })
})
