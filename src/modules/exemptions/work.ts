import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate, addWorkingDays, monthInWords } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { askedBy } from './found.ts'
import { listFoundFor } from './queries/found.ts'
import { isNamed, listSigned, listTeamsOfReturns } from './queries/returns.ts'
import { pathOf } from './return.ts'
import { exemptionSettings } from './settings.ts'

const what = {
  limit: 'Say whether an exemption is needed in',
  places: 'Say whether a placement is outside the terms of',
  temporary: 'Say since when there is a temporary approval of',
} as const
const mine = 'mine' as const

/** What the register says of the homes of their teams and nobody has spoken of: each asked once. */
export async function listFoundWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!actor.duties.has('respond')) return []
  return (await listFoundFor(tx, actor, today)).map((one) => ({
    what: `${what[one.kind]} household ${one.ref}`,
    why: 'The register says so, and nobody has spoken of it yet. It is in your team',
    href: `/exemptions/found/${one.ref}`,
    dueOn: askedBy(one),
    group: mine,
  }))
}

/** The return of the month that is over: to be signed by whoever manages the team, and read by those whom clause 4.9 names. */
export async function listReturnWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const [month] = monthsToSign(today)
  const signs = actor.duties.has('respond')
  const reads = actor.duties.has('read_month') && (await isNamed(tx))
  if (!month || (!signs && !reads)) return []
  const signed = await listSigned(tx, month.toPlainDate({ day: 1 }))
  const { 'exemption.return': within } = await readSettings(tx, today, exemptionSettings)
  const teams = signs ? (await listTeamsOfReturns(tx)).filter((team) => team.mine) : []
  return [
    ...teams
      .filter(({ id }) => !signed.some(({ teamId }) => teamId === id))
      .map(({ id, name }) => ({
        what: `Sign the return of ${monthInWords(month)} on exemptions and exceptions, ${name}`,
        why: 'You manage this team, or stand in for whoever does. Nothing new is a return, too',
        ...{ href: pathOf({ month, teamId: id }), dueOn: signedBy(month, within), group: mine },
      })),
    ...(reads ? signed.filter(({ acknowledgedByMe, byMe }) => !acknowledgedByMe && !byMe) : []).map(
      ({ teamId, at }) => ({
        what: `Read a team’s return of ${monthInWords(month)} on exemptions and exceptions`,
        why: 'It is for you, by clause 4.9',
        ...{ href: pathOf({ month, teamId }), dueOn: addWorkingDays(londonDate(at), within), group: mine },
      }),
    ),
  ]
}
