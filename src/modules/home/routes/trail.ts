import { asksToFind, type Need, offerAnybody, seesCases } from '#modules/people/index.ts'
import { dateFromParts, parseDate } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  listRoutes,
  page,
  readNumber,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { type Mistake, mistakeIf, NotFound } from '#platform/problems.ts'
import { readReference } from '#platform/reference.ts'
import { listTrail, type TrailFilter, type TrailKind, type TrailLine } from '#platform/trail/read.ts'
import { askTrailPage, columnsOf, type TrailFacts, trailKinds, trailPage } from '../pages/trail.ts'

const need = 'read_trail'

/** Who saw and did what: asked for on one page, read on another. Reading it is itself recorded. */
export const trailRoutes: readonly AnyRoute<Need>[] = [
  ...listRoutes<TrailLine, TrailFacts, Need>({
    ...{ path: '/trail', need, many: 'lines of the trail', columns: columnsOf, page: trailPage },
    ...{ read, records: 'trail looked at', seen: ({ chosen }) => ({ trail: chosen }) },
  }),
  {
    method: 'GET',
    path: '/trail/question',
    keyed: true,
    need,
    records: 'nothing',
    handler: (context) => ask(context, []),
  },
  { method: 'POST', path: '/trail', again: 'freely', need, records: 'nothing', handler: take },
]

/** A day at a time, and no more than so many: what everybody did in a year is no question. */
const mostDays = 31

async function read({ tx, actor, query, today }: Context, asked: AskedPage): Promise<TrailFacts> {
  const { filter, chosen } = filterOf(query, today)
  return { list: await listTrail(tx, filter, asked), chosen, today, opensCases: seesCases(actor) }
}

function filterOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate) {
  const [household, child] = (['H', 'C'] as const).map((letter) => {
    const read = readReference(query[letter === 'H' ? 'household' : 'child'] ?? '')
    return read?.letter === letter ? read.ref : undefined
  })
  const personId = readNumber(query['person'])
  // What cannot be read is no question about everybody.
  if (query['household'] && !household) throw new NotFound()
  if (query['child'] && !child) throw new NotFound()
  if (query['person'] && personId === undefined) throw new NotFound()
  const [from, to] = [query['from'], query['to']].map((text) => {
    const read = text ? parseDate(text) : undefined
    return read?.ok ? read.date : undefined
  })
  const which = Object.hasOwn(trailKinds, query['which'] ?? '') ? (query['which'] as TrailKind) : undefined
  const ofOne = household ?? child ?? personId
  const begins = from ?? (ofOne === undefined ? (to ?? today) : undefined)
  const filter: TrailFilter = {
    ...{ personId, child, which, from: begins },
    householdId: household ? Number(household.slice(2)) : undefined,
    to: ofOne === undefined && begins ? earlier(to ?? begins, begins.add({ days: mostDays - 1 })) : to,
  }
  const words = { person: personId, household, child, from: filter.from, to: filter.to, which }
  const said = Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return { filter, chosen: Object.fromEntries(said) as Record<string, string> }
}

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other

async function ask({ tx, body }: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const offer = await offerAnybody(tx, { field: 'person', body, near: {} })
  return page(askTrailPage({ offer, mistakes, typed: (field) => textOf(body, field) }))
}

async function take(context: Context): Promise<Reply> {
  const { body } = context
  if (asksToFind(body, 'person')) return ask(context, [])
  const about = textOf(body, 'about').trim()
  const reference = readReference(about)
  const kind = reference?.letter === 'H' ? 'household' : reference?.letter === 'C' ? 'child' : undefined
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const mistakes = [
    ...mistakeIf(
      about !== '' && !kind,
      'about',
      'Write the reference of a household or a child, such as H-1001 or C-1124',
    ),
    ...from.mistakes,
    ...to.mistakes,
    ...mistakeIf(
      Boolean(from.on && to.on && Temporal.PlainDate.compare(to.on, from.on) < 0),
      'to',
      'The last day must not be before the first',
    ),
    ...mistakeIf(
      Boolean(!kind && !textOf(body, 'person') && from.on && to.on && from.on.until(to.on).days >= mostDays),
      'to',
      `What everybody did is shown for ${mostDays} days at most. Choose an earlier last day, or one person, household or child`,
    ),
  ]
  if (mistakes.length > 0) return ask(context, mistakes)
  const said = {
    person: textOf(body, 'person'),
    ...(kind && reference ? { [kind]: reference.ref } : {}),
    ...{ from: from.on?.toString() ?? '', to: to.on?.toString() ?? '', which: textOf(body, 'which') },
  }
  const given = Object.entries(said).filter(([, value]) => value !== '')
  return redirect(`/trail?${new URLSearchParams(given)}`)
}

/** The day of three fields; none where nothing is typed. */
function dayIn(body: Context['body'], field: string): { on?: Temporal.PlainDate; mistakes: Mistake[] } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${field}-${part}`).trim())
  if (!day && !month && !year) return { mistakes: [] }
  const read = dateFromParts({ day, month, year })
  return read.ok ? { on: read.date, mistakes: [] } : { mistakes: [{ field, message: read.because }] }
}
