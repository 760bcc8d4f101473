import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, mistakeIf, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { countSheet, signSheet, takeSheetBack } from '../commands/sign.ts'
import { sheetOfMonthPage, sheetsPage } from '../pages/sheets.ts'
import { findSheet, firstOf, listCleared, listSheets, signsSheets } from '../queries/sheets.ts'
import { engagementSettings } from '../settings.ts'
import { longestAsk, periodOf, sheetPath, sheetsPath as path } from '../sheet.ts'

const one = `${path}/:month`
const signing = { need: 'report_escalations' } as const

export const sheetRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: showAll },
  {
    method: 'GET',
    path: one,
    need: 'signed in',
    keyed: true,
    records: 'nothing',
    handler: (context) => show(context, []),
  },
  { ...signing, method: 'POST', path: `${one}/signature`, records: 'sheet of themes signed', handler: sign },
  { ...signing, method: 'POST', path: `${one}/taking-back`, records: 'sheet of themes taken back', handler: takeBack },
]

/** Who reads sheets once they are signed. */
export const readsSheets = ({ duties }: Pick<Actor, 'duties'>): boolean =>
  (['read_month', 'hold_voices', 'report_escalations'] as const).some((duty) => duties.has(duty))

async function showAll({ tx, actor, today }: Context): Promise<Reply> {
  if (!readsSheets(actor)) throw new NotFound()
  const months = monthsToSign(today)
  const signed = await listSheets(tx, firstOf(months.at(-1)!))
  const { 'engagement.sheet': within } = await readSettings(tx, today, engagementSettings)
  const lines = months.map((month) => ({
    ...{ month, dueOn: signedBy(month, within) },
    signed: signed.find((sheet) => sheet.month.equals(firstOf(month))),
  }))
  return page(sheetsPage(lines, today))
}

/** The month of an address; NotFound for one that is not over, too far back, or not theirs to read. */
function asked({ actor, params, today }: Context): Temporal.PlainYearMonth {
  const month = parseMonth(params['month'] ?? '')
  const isOver = month && Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0
  if (!readsSheets(actor) || !isOver || month.year < 2015) throw new NotFound()
  return month
}

const quotedIn = ({ body }: Context): string[] => [body['quoted'] ?? []].flat()

async function show(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, body } = context
  const month = asked(context)
  const signed = await findSheet(tx, month)
  const maySign = actor.duties.has('report_escalations') && (await signsSheets(tx))
  const knows = maySign || actor.duties.has('hold_voices')
  return page(
    sheetOfMonthPage({
      ...{ month, signed, maySign, mistakes, quoted: quotedIn(context), asks: textOf(body, 'asks') },
      now: !signed && knows ? await countSheet(tx, month) : undefined,
      cleared: !signed && maySign ? await listCleared(tx, periodOf(month)) : [],
    }),
  )
}

async function sign(context: Context): Promise<Reply> {
  const { tx, body } = context
  const month = asked(context)
  if (!(await signsSheets(tx))) throw new NotFound()
  const [asks, quoted] = [textOf(body, 'asks').trim(), quotedIn(context)]
  const mistakes = [
    ...mistakeIf(asks === '', 'asks', 'Write one thing, or “Nothing this month”.'),
    ...mistakeIf(asks.length > longestAsk, 'asks', `Say it in at most ${longestAsk} characters.`),
    ...mistakeIf(quoted.length > 2, 'quoted', 'Choose two at most.'),
  ]
  if (mistakes.length > 0) return show(context, mistakes)
  await signSheet(tx, { month, asks, quoted })
  return redirect(sheetPath(month), 'You signed it. Everybody who reads the month can read it.')
}

async function takeBack(context: Context): Promise<Reply> {
  const month = asked(context)
  if (!(await signsSheets(context.tx))) throw new NotFound()
  await takeSheetBack(context.tx, month)
  return redirect(sheetPath(month), 'Your signature is taken back. Sign it again when it is right.')
}
