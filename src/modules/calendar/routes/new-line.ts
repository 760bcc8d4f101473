import { asksToFind, listDirectory, type Need, offerAnybody } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readNumber, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotAllowed, NotFound } from '#platform/problems.ts'
import { askAdded } from '../commands/change.ts'
import { drawMore } from '../commands/draft.ts'
import { asItComes, isOutside, lineOf, lines } from '../lines.ts'
import { newLinePage } from '../pages/new-line.ts'
import type { SlotDone } from '../queries/slots.ts'
import { agreedYearOn, findYear, listYears } from '../queries/years.ts'
import { readDue, readPerson, readTelling, readWhy } from '../reading.ts'
import type { ActivityKey, Year } from '../slot.ts'

const shared = { need: 'signed in' } as const

/** Something more, in a draft or of a year that is agreed. */
export const newLineRoutes: readonly AnyRoute<Need>[] = [
  {
    ...shared,
    method: 'GET',
    path: '/calendar/lines/new',
    keyed: true,
    records: 'nothing',
    handler: (context) => showNew(context, []),
  },
  { ...shared, method: 'POST', path: '/calendar/years/:year/lines', records: 'change of the year asked', handler: add },
]

/** The year of the address, else the agreed one of today, else the newest. */
export async function yearAsked({ tx, query, today }: Context): Promise<Year> {
  const id = readNumber(query['year'])
  const year = id ? await findYear(tx, id) : ((await agreedYearOn(tx, today)) ?? (await listYears(tx))[0])
  if (!year) throw new NotFound('No year is agreed yet.')
  return year
}

async function showNew(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, params, body } = context
  const year = params['year'] ? await findYear(tx, readNumber(params['year']) ?? 0) : await yearAsked(context)
  requireSide(context, year)
  const offer = await offerAnybody(tx, { field: 'person', body, near: {} })
  return page(newLinePage({ year, offer, body, mistakes }))
}

function requireSide({ actor }: Context, { state }: Year): void {
  const draws = actor.duties.has('draw_calendar')
  if (draws || (state === 'agreed' && actor.duties.has('agree_calendar_fostering'))) return
  throw new NotAllowed('Something more is asked for by those who agree the year.')
}

async function add(context: Context): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const year = await findYear(tx, readNumber(params['year']) ?? 0)
  requireSide(context, year)
  if (asksToFind(body, 'person')) return showNew(context, [])
  const activity = textOf(body, 'activity')
  const known = Object.hasOwn({ ...lines, ...asItComes }, activity)
  const due = readDue(body, year, today)
  const person = (await listDirectory(tx, today)).find(({ id }) => id === readPerson(body))
  const why = year.state === 'agreed' ? readWhy(body) : undefined
  const told = why && due.on ? readTelling(body, [due.on], today) : undefined
  const mistakes: Mistake[] = [
    ...(known ? [] : [{ field: 'activity', message: 'Choose what is to be done.' }]),
    ...(person ? [] : [{ field: 'person', message: 'Choose who does it.' }]),
    ...due.mistakes,
    ...(why?.mistakes ?? []),
    ...(told?.mistakes ?? []),
  ]
  if (!person || !due.on || mistakes.length > 0) return showNew(context, mistakes)
  const key = activity as ActivityKey
  const role = lineOf(key)?.roles.find((one) => person.roles.includes(one)) ?? person.roles[0] ?? 'team_manager'
  const periodFrom = due.on.with({ day: 1 })
  const line = { activity: key, role: role as SlotDone['role'], outside: isOutside(key, periodFrom) }
  if (why) {
    await askAdded(
      tx,
      actor,
      {
        ...line,
        yearId: year.id,
        toDueOn: due.on,
        toPersonId: person.id,
        reason: why.reason,
        words: why.words,
        toTell: told?.toTell ?? '',
      },
      today,
    )
    return redirect('/calendar/changes', 'It is asked. It stands in the year once the other side has said yes.')
  }
  const { to: periodTo } = { to: periodFrom.add({ months: 1 }).subtract({ days: 1 }) }
  await drawMore(tx, year.id, { ...line, personId: person.id, dueOn: due.on, periodFrom, periodTo })
  return redirect(`/calendar/years/${year.id}`, 'The line is added to the draft.')
}
