import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readNumber, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { acknowledgeReturn, signReturn, takeReturnBack } from '../commands/sign.ts'
import { returnPage, returnsPage } from '../pages/returns.ts'
import { countReturn, findSigned, isNamed, listSigned, listTeamsOfReturns } from '../queries/returns.ts'
import { mistakesOf, pathOf } from '../return.ts'
import { exemptionSettings } from '../settings.ts'

const path = '/exemptions/returns'
const one = `${path}/:month/:team`

export const returnRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: showAll },
  {
    method: 'GET',
    path: one,
    need: 'signed in',
    keyed: true,
    records: 'nothing',
    handler: (context) => show(context, []),
  },
  { method: 'POST', path: `${one}/signature`, need: 'respond', records: 'monthly return signed', handler: sign },
  {
    method: 'POST',
    path: `${one}/taking-back`,
    need: 'respond',
    records: 'monthly return taken back',
    handler: takeBack,
  },
  {
    method: 'POST',
    path: `${one}/acknowledgement`,
    need: 'read_month',
    records: 'monthly return acknowledged',
    handler: acknowledge,
  },
]

async function showAll({ tx, today }: Context): Promise<Reply> {
  const teams = await listTeamsOfReturns(tx)
  const months = monthsToSign(today)
  const signed = await listSigned(tx, months.at(-1)!.toPlainDate({ day: 1 }))
  const { 'exemption.return': within } = await readSettings(tx, today, exemptionSettings)
  const lines = months.flatMap((month) =>
    teams.map((team) => ({
      ...{ team, month, dueOn: signedBy(month, within) },
      signed: signed.find((known) => known.teamId === team.id && known.month.equals(month.toPlainDate({ day: 1 }))),
    })),
  )
  return page(returnsPage(lines, today))
}

/** The team and the month of an address, as far as they are this person's to open. NotFound for a month that is not over. */
async function asked({ tx, params, today }: Context) {
  const month = parseMonth(params['month'] ?? '')
  const id = readNumber(params['team'])
  const team = (await listTeamsOfReturns(tx)).find((known) => known.id === id)
  if (!month || !team || Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) >= 0 || month.year < 2015)
    throw new NotFound()
  return { month, team, teamId: team.id }
}

async function show(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, body, today } = context
  const { team, month, teamId } = await asked(context)
  const signed = await findSigned(tx, teamId, month)
  const counted = signed?.counted ?? (await countReturn(tx, teamId, month, today))
  const mayAcknowledge = signed !== undefined && !signed.acknowledgedByMe && !signed.byMe && (await isNamed(tx))
  const maySign = team.mine && actor.duties.has('respond')
  const typed = (field: string) => textOf(body, field)
  return page(returnPage({ team, month, counted, signed, maySign, mayAcknowledge, typed, mistakes, today }))
}

async function sign(context: Context): Promise<Reply> {
  const { tx, actor, body, today } = context
  const { team, ...of } = await asked(context)
  if (!team.mine) throw new NotFound()
  const said = { worry: textOf(body, 'worry').trim(), because: textOf(body, 'because').trim() }
  const mistakes = mistakesOf(said, await countReturn(tx, of.teamId, of.month, today))
  if (mistakes.length > 0) return show(context, mistakes)
  await signReturn(tx, actor.id, { ...of, ...said, today })
  return redirect(pathOf(of), 'You signed it. It is handed over to Quality Assurance and Partnerships.')
}

async function takeBack(context: Context): Promise<Reply> {
  const of = await asked(context)
  await takeReturnBack(context.tx, of)
  return redirect(pathOf(of), 'Your signature is taken back. Sign it again when it is right.')
}

async function acknowledge(context: Context): Promise<Reply> {
  const of = await asked(context)
  if (!(await isNamed(context.tx))) throw new NotFound()
  await acknowledgeReturn(context.tx, of)
  return redirect(pathOf(of), 'It is kept that you have read it.')
}
