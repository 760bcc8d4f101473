import type { TestContext } from 'node:test'
import type { RoleKey } from '#framework/s4-roles.ts'
import { unlockIfOurs } from '#modules/people/sealing-key.ts'
import { aPerson } from '#modules/people/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from './database.ts'
import { dateFields, withAdmin } from './people-room.ts'

/*
 * An administrator, the Head of Quality Assurance and somebody who sees cases, over the web: what each asks, says and is told.
 */

export const today = Temporal.PlainDate.from('2026-11-19')
export type Browser = Awaited<ReturnType<Awaited<ReturnType<typeof withAdmin>>['as']>>

export const person = (database: TestDatabase, roles: readonly RoleKey[], given: Parameters<typeof aPerson>[1] = {}) =>
  database.asSystem(testNow, (tx) => aPerson(tx, { roles, ...given }))

/** An administrator, the Head of Quality Assurance, and somebody who sees cases; each signed in. */
export async function withThree(t: TestContext) {
  const service = await withAdmin(t)
  const { database, as } = service
  const head = await person(database, ['head_of_quality_assurance'], { name: 'Heddwen Head' })
  const worker = await person(database, ['team_manager'], { name: 'Wilma Worker', email: 'wilma@council.example' })
  return { ...service, head: await as(head.id), headId: head.id, worker, browser: await as(worker.id) }
}

export const details = (name: string, email: string) => ({ name, email, teamId: '', managerId: '', caseSystemId: '' })
export const role = (key: string) => ({
  role: key,
  ...dateFields('from', today),
  'until-day': '',
  'until-month': '',
  'until-year': '',
})

export const emailOf = (database: TestDatabase, id: number) =>
  database.asSystem(
    testNow,
    async (tx) =>
      (await tx.one<{ email: string }>(sql`select email::text as email from people where id = ${id}`)).email,
  )

export const rolesOf = (database: TestDatabase, id: number) =>
  database.asSystem(testNow, async (tx) =>
    (await tx.many<{ role: string }>(sql`select role from person_roles where person_id = ${id} order by 1`)).map(
      (one) => one.role,
    ),
  )

/** What was said since the beginning: kind, and to whom by number or by address. */
export const told = (database: TestDatabase) =>
  database.asSystem(testNow, async (tx) => {
    const rows = await tx.many<{ kind: string; to: string }>(
      sql`select kind, coalesce(to_id::text, to_address) as to from messages where not_sent is null order by id`,
    )
    return rows.map(({ kind, to }) => `${kind}: ${to}`)
  })

export const linkTo = (database: TestDatabase, kind: string) =>
  database.asSystem(testNow, async (tx) => {
    const rows = await tx.many<{ sealed: string }>(
      sql`select sealed from messages where kind = ${kind} and sealed is not null and not_sent is null order by id desc`,
    )
    return rows[0] && unlockIfOurs(rows[0].sealed)
  })

export async function waiting(browser: Browser): Promise<string[]> {
  const { body } = await browser.get('/access-changes?show=waiting')
  return [...new Set([...body.matchAll(/href="(\/access-changes\/\d+)"/g)].map(([, path]) => path!))]
}

export const yes = (browser: Browser, path: string, version = '1') => browser.post(`${path}/confirmation`, { version })
