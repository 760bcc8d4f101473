import type pg from 'pg'
import { ConnectionProblem } from './connect.ts'

const OLDEST = 160_000
const tooOld = 'This database is older than PostgreSQL 16: Hearth needs PostgreSQL 16 or newer.'
const ROLES = ['hearth_web', 'hearth_service', 'hearth_assigned']

type Facts = { user: string; owns: boolean; mayCreate: boolean; there: number; taken: boolean }

/** Throws ConnectionProblem when Hearth cannot work here: the server too old, or the user without the rights it needs. */
export async function checkRequirements(client: pg.Client): Promise<void> {
  const problem = (await isTooOld(client)) ? tooOld : judge(await findFacts(client))
  if (problem) throw new ConnectionProblem(problem)
}

function judge({ user, owns, mayCreate, there, taken }: Facts): string | undefined {
  if (!owns) return `The user ${user} must own the database: name its owner in HEARTH_DATABASE_URL.`
  if (taken)
    return `Another user's Hearth has its roles on this PostgreSQL server: use the same user for both, or give this service a server of its own.`
  if (there < ROLES.length && !mayCreate)
    return `The user ${user} may not create roles: let an administrator of the server run \`alter role ${user} createrole\`.`
  return undefined
}

async function isTooOld(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  return rows[0]!.version < OLDEST
}

/** Makes the roles that are not there yet. Another database of the same owner may make them at this moment. */
export async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of ROLES)
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin noinherit; end if;
    exception when duplicate_object or unique_violation then null; end $$`)
}

/** Roles belong to the whole server. Taken are those that neither this user made nor anybody granted to them to give. */
async function findFacts(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(
    `select quote_ident(current_user) as user,
       (select pg_has_role(datdba, 'MEMBER') from pg_database where datname = current_database()) as owns,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayCreate",
       count(*)::int as there,
       coalesce(bool_or(not pg_has_role(oid, 'MEMBER WITH ADMIN OPTION')), false) as taken
     from pg_roles where rolname = any ($1)`,
    [ROLES],
  )
  return rows[0]!
}
