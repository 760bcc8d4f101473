import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { ConnectionProblem, withClient } from './connect.ts'
import { locks } from './locks.ts'

/** What every connection of the web says as it begins: it stands at the door, where no case can be seen. */
export const asDoor = '-c role=hearth_web'

/**
 * Makes the user with whom the web logs in to this database, or gives them a new password: a user who owns nothing, and
 * may only stand at the door or take one of the two roles of sight. Nobody but they and the owner connects to it from then
 * on. Each database has its own, so that a rehearsal's web cannot log in to the service beside it (decision 35).
 * `connection` is the owner's. Resolves to the user's name. Throws ConnectionProblem.
 */
export async function makeWebRole(connection: pg.ClientConfig, password?: string): Promise<string> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ database: string }>('select current_database() as database')
    const { database } = rows[0]!
    const role = webRoleOf(database)
    const [user, place] = [client.escapeIdentifier(role), client.escapeIdentifier(database)]
    const secret = password === undefined ? '' : ` password ${client.escapeLiteral(verifierOf(password))}`
    try {
      await client.query(`begin; select pg_advisory_xact_lock(${locks.migrating})`) // another process may do the same, or migrate
      const there = await client.query('select from pg_roles where rolname = $1', [role])
      if (there.rowCount === 0) await client.query(`create role ${user} login noinherit${secret}`)
      else if (secret) await client.query(`alter role ${user} login noinherit${secret}`)
      await client.query(`grant hearth_web, hearth_service, hearth_assigned to ${user} with inherit false, set true`)
      await client.query(`revoke connect on database ${place} from public`)
      await client.query(`grant connect on database ${place} to ${user}; commit`)
    } catch (problem) {
      throw explain(problem, role)
    }
    return role
  })
}

/** hearth_web_ and the name of the database, as far as PostgreSQL lets names go. */
export function webRoleOf(database: string): string {
  const name = `hearth_web_${database}`
  if (Buffer.byteLength(name) <= 63) return name
  return `hearth_web_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`
}

function explain(problem: unknown, role: string): unknown {
  if ((problem as pg.DatabaseError).code !== '42501') return problem
  return new ConnectionProblem(
    `The owner of the database may not make or change the user ${role}: let an administrator of the server give them \`createrole\`, and drop that user if it is there.`,
  )
}

/** What PostgreSQL keeps of a password (RFC 5803): the password itself is in no statement, and so in no log of the server. */
function verifierOf(password: string): string {
  const [rounds, salt] = [4096, randomBytes(16)]
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`
}

type Login = {
  user: string
  mighty: boolean
  owns: boolean
  others: string[]
  lacks: string[]
  temporary: boolean
  creates: boolean
}

/** Throws ConnectionProblem when whoever logged in here can do more than serve pages, or less. */
export async function checkWebRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Login>(`
    select quote_ident(r.rolname) as user, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls as mighty,
      (select pg_has_role(r.oid, datdba, 'MEMBER') from pg_database where datname = current_database())
        or exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(r.oid, c.relowner, 'MEMBER')) as owns,
      array(select o.rolname::text from pg_roles o where o.oid <> r.oid and o.rolname <> all (w.roles) and pg_has_role(r.oid, o.oid, 'MEMBER')) as others,
      array(select name from unnest(w.roles) name left join pg_roles o on o.rolname = name where o.oid is null or not pg_has_role(r.oid, o.oid, 'SET')) as lacks,
      has_database_privilege(r.oid, current_database(), 'TEMPORARY') as temporary,
      has_schema_privilege(r.oid, 'public', 'CREATE') or has_database_privilege(r.oid, current_database(), 'CREATE') as creates
    from pg_roles r cross join (select array['hearth_web', 'hearth_service', 'hearth_assigned'] as roles) w where r.rolname = session_user`)
  const problem = judge(rows[0]!)
  if (problem) throw new ConnectionProblem(problem)
}

function judge({ user, mighty, owns, others, lacks, temporary, creates }: Login): string | undefined {
  const instead = 'run `hearth database web-role`, and take the address that it prints.'
  if (mighty || owns || others.length > 0)
    return `The user ${user} of HEARTH_WEB_DATABASE_URL may do more than serve pages: ${instead}`
  if (lacks.length > 0)
    return `The user ${user} of HEARTH_WEB_DATABASE_URL may not take the role ${lacks.join(', ')}: ${instead}`
  if (temporary)
    return `The user ${user} of HEARTH_WEB_DATABASE_URL may make temporary tables: run \`hearth migrate\`, which ends that.`
  if (creates)
    return `The user ${user} of HEARTH_WEB_DATABASE_URL may make tables: let an administrator of the server run \`revoke create on schema public from public\` in the database.`
  return undefined
}

/**
 * Takes from everybody what a new database lets everybody do, and what rights within Hearth do not need: temporary tables, which
 * could stand before ours; tables of their own; large objects, as far as the owner may say so. A copy of a database, and what
 * PostgreSQL's own tools restore, is without this: so at every `hearth migrate`. `client` is the owner's.
 */
export async function closeDatabase(client: pg.Client): Promise<void> {
  await client.query(`do $$ declare f regprocedure; begin
    execute format('revoke temporary on database %I from public', current_database());
    revoke create on schema public from public;
    if (select rolsuper from pg_roles where rolname = current_user) then
      for f in select p.oid from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea') loop
        execute format('revoke execute on function %s from public', f);
      end loop;
    end if;
  end $$`)
}
