import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { signReport, takeReportBack } from '../commands/sign.ts'
import { reportPage, reportsPage } from '../pages/reports.ts'
import { countReport, firstOf, listEditions, listReports, signsReports } from '../queries/reports.ts'
import { asks, mistakesOf, pathOf, type Words } from '../report.ts'
import { concernSettings } from '../settings.ts'

const path = '/concerns/reports'
const one = `${path}/:month`

export const reportRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: showAll },
  {
    ...{ method: 'GET', path: one, need: 'signed in', keyed: true, records: 'nothing' },
    handler: (context) => show(context, []),
  },
  {
    method: 'POST',
    path: `${one}/signature`,
    need: 'report_lado',
    records: 'report on allegations signed',
    handler: sign,
  },
  {
    ...{ method: 'POST', path: `${one}/taking-back`, need: 'report_lado', records: 'report on allegations taken back' },
    handler: takeBack,
  },
]

const reads = ({ actor: { duties } }: Pick<Context, 'actor'>) => duties.has('read_month') || duties.has('report_lado')

async function showAll(context: Context): Promise<Reply> {
  if (!reads(context)) throw new NotFound()
  const { tx, today } = context
  const months = monthsToSign(today)
  const signed = await listReports(tx, firstOf(months.at(-1)!))
  const { 'concern.report': within } = await readSettings(tx, today, concernSettings)
  const lines = months.map((month) => ({
    ...{ month, dueOn: signedBy(month, within) },
    signed: signed.find((known) => known.month.equals(firstOf(month))),
  }))
  return page(reportsPage(lines, today))
}

/** The month of an address, for whoever reads reports. NotFound for everybody else, and for one that is not over or too far back. */
function asked(context: Context): Temporal.PlainYearMonth {
  const month = parseMonth(context.params['month'] ?? '')
  const isOver = month && Temporal.PlainYearMonth.compare(month, context.today.toPlainYearMonth()) < 0
  if (!reads(context) || !isOver || month.year < 2015) throw new NotFound()
  return month
}

async function show(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, body } = context
  const month = asked(context)
  const [read] = await listEditions(tx, month)
  const maySign = await signsReports(tx)
  const now =
    read || !maySign
      ? undefined
      : {
          whole: await countReport(tx, month, { withSealed: true }),
          safe: await countReport(tx, month, { withSealed: false }),
        }
  return page(reportPage({ month, read, now, maySign, typed: (field) => textOf(body, field), mistakes }))
}

async function sign(context: Context): Promise<Reply> {
  const { tx, actor, body, today } = context
  const month = asked(context)
  if (!(await signsReports(tx))) throw new NotFound()
  const words = Object.fromEntries(asks.map(({ key }) => [key, textOf(body, key).trim()])) as Words
  const mistakes = mistakesOf(words)
  if (mistakes.length > 0) return show(context, mistakes)
  await signReport(tx, actor.id, { month, today, words })
  return redirect(
    pathOf(month),
    'You signed it. It is handed over to Quality Assurance and Partnerships and to the Executive Director.',
  )
}

async function takeBack(context: Context): Promise<Reply> {
  const month = asked(context)
  await takeReportBack(context.tx, month)
  return redirect(pathOf(month), 'Your signature is taken back. Sign it again when it is right.')
}
