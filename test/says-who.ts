import pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { NotFound } from '#platform/problems.ts'
import type { Database } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'

type Query = Parameters<Tx['run']>[0]

/**
 * The same database, whose refusals say in a test as whom the statement was asked, and which one it was. What row-level security
 * forbids says so in its message; what it hides is "not found", as it is for everybody, with the same as its cause.
 */
export function sayingWho<D extends Database>(database: D): D {
  return {
    ...database,
    asSession: (token, now, work, whenGone) =>
      database.asSession(token, now, (tx, actor) => work(told(tx, nameOf(actor)), actor), whenGone),
    toSave: (token, now, work) => database.toSave(token, now, (tx, actor) => work(told(tx, nameOf(actor)), actor)),
    asOpenPage: (token, now, work, whenGone) =>
      database.asOpenPage(token, now, (tx, actor) => work(told(tx, nameOf(actor)), actor), whenGone),
    asPerson: (id, now, work) => database.asPerson(id, now, (tx, actor) => work(told(tx, nameOf(actor)), actor)),
    asSystem: (now, work) => database.asSystem(now, (tx) => work(told(tx, 'Hearth itself'))),
    atDoor: (now, work, whenGone) => database.atDoor(now, (tx) => work(told(tx, 'somebody at the door')), whenGone),
  }
}

function told(tx: Tx, who: string): Tx {
  const ask = <T>(asking: Promise<T>, query: Query) =>
    asking.catch((problem: unknown) => {
      throw explained(problem, `asked as ${who}: ${query.text.replaceAll(/\s+/g, ' ').trim()} ${valuesOf(query)}`)
    })
  return {
    many: <T>(query: Query) => ask(tx.many<T>(query), query),
    one: <T>(query: Query) => ask(tx.one<T>(query), query),
    maybe: <T>(query: Query) => ask(tx.maybe<T>(query), query),
    run: (query) => ask(tx.run(query), query),
  }
}

const valuesOf = ({ values }: Query): string =>
  values.length > 0 ? `with ${JSON.stringify(values).slice(0, 300)}` : ''

const forbidden = '42501'

function explained(problem: unknown, says: string): unknown {
  if (problem instanceof pg.DatabaseError && problem.code === forbidden) problem.message += `, ${says}`
  if (problem instanceof NotFound) problem.cause ??= says
  return problem
}

function nameOf(actor: Actor | undefined): string {
  if (!actor) return 'somebody whose session has ended'
  const { name, id, roles, reach, actsFor } = actor
  const others = actsFor.filter((one) => one !== id)
  const covering = others.length > 0 ? `, covering for ${others.join(', ')}` : ''
  return `${name} (${id}; ${roles.join(', ') || 'no role'}; sees ${reach}${covering})`
}
