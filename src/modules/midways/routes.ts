import { readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readVersion, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotAllowed, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { changeMidway, keepMidway } from './commands/keep.ts'
import { countOf, type Decision, escalates, type Given, isAsked, mistakesIn, most, pathOf } from './midway.ts'
import { formPage, midwayPage, midwaysPage } from './pages/midways.ts'
import { type Asked, duesIn, findAsked, findMidway, listAsked, listLatest, type Midway } from './queries/midways.ts'
import { midwaySettings } from './settings.ts'

const path = '/midways'
const one = `${path}/:child/:day`
const writing = { need: 'escalate' } as const

export const midwayRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: list },
  { method: 'GET', path: one, need: 'signed in', keyed: true, records: 'midway review looked at', handler: show },
  { ...writing, method: 'POST', path: one, records: 'midway review kept', handler: take },
  {
    ...writing,
    method: 'GET',
    path: `${one}/change`,
    keyed: true,
    records: 'midway review looked at',
    handler: (context) => askChange(context, []),
  },
  {
    ...writing,
    method: 'POST',
    path: `${one}/change`,
    again: 'taken',
    records: 'midway review put right',
    handler: takeChange,
  },
]

/** What is due by the register of this person's own children, and is asked for today. */
export async function listDue(tx: Tx, today: Temporal.PlainDate): Promise<{ asked: Asked[]; days: number }> {
  const { 'midway.window': days } = await readSettings(tx, today, midwaySettings)
  const all = await listAsked(tx, today.subtract({ days: 5 * days }), today.add({ days: 3 * days }))
  return { asked: all.filter(({ dueOn }) => isAsked(dueOn, today, days)), days }
}

const lists = ['escalate', 'report_escalations', 'read_month'] as const
const isListedFor = ({ duties }: Pick<Context['actor'], 'duties'>) => lists.some((duty) => duties.has(duty))

async function list({ tx, actor, today }: Context): Promise<Reply> {
  const [own, reports] = [actor.duties.has('escalate'), actor.duties.has('report_escalations')]
  if (!isListedFor(actor))
    throw new NotAllowed('Midway reviews are listed for reviewing officers, and for those who gather what they find.')
  const { asked, days } = await listDue(tx, today)
  const dues = await tx.many<Parameters<typeof countOf>[0][number]>(
    duesIn(today.subtract({ years: 1 }), today.subtract({ days: 1 }), own && !reports).query,
  )
  const latest = await listLatest(tx, own && !reports)
  return page(midwaysPage({ asked: own ? asked : [], latest, counts: countOf(dues, days), today }))
}

function whichOf({ params }: Context): { child: string; dueOn: Temporal.PlainDate } {
  const day = params['day'] ?? ''
  if (!/^20\d\d-\d\d-\d\d$/.test(day)) throw new NotFound()
  try {
    return { child: params['child'] ?? '', dueOn: Temporal.PlainDate.from(day, { overflow: 'reject' }) }
  } catch {
    throw new NotFound()
  }
}

async function show(context: Context): Promise<Reply> {
  const { tx, actor, today, saw } = context
  const midway = await findMidway(tx, whichOf(context))
  if (!midway) return ask(context, [])
  saw({ householdId: midway.householdId })
  const isWriter = midway.officerId === actor.id && actor.duties.has('escalate')
  return page(midwayPage({ midway, isListed: isListedFor(actor), mayChange: isWriter, mayEscalate: isWriter, today }))
}

async function ask(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, body, today, saw } = context
  if (!actor.duties.has('escalate')) throw new NotFound()
  const asked = await findAsked(tx, whichOf(context))
  saw({ householdId: asked.householdId })
  const first: Record<string, string> = {
    'on-day': String(today.day),
    'on-month': String(today.month),
    'on-year': String(today.year),
  }
  const typed = (field: string) => (Object.keys(body).length > 0 ? textOf(body, field) : (first[field] ?? ''))
  return page(
    formPage({ child: asked.child, dueOn: asked.dueOn, action: pathOf(asked), version: '0', typed, mistakes }),
  )
}

/** What the form says, and what is to be mended in it. */
function read({ body, today }: Context, dueOn: Temporal.PlainDate): { given: Given; mistakes: Mistake[] } {
  const text = (field: string) => textOf(body, field).trim()
  const isHeld = text('held') === 'yes'
  const held = isHeld ? readDay(body, 'on', undefined, { today }) : { on: undefined, mistakes: [] }
  const isMeeting = isHeld && ['day', 'month', 'year'].some((part) => text(`meeting-${part}`) !== '')
  const meeting = isMeeting ? readDay(body, 'meeting', undefined, { today }) : { on: undefined, mistakes: [] }
  const decisions = Array.from(
    { length: most },
    (_, nth): Decision => ({ words: text(`decision-${nth + 1}`), stands: text(`stands-${nth + 1}`) }),
  )
  const given: Given = {
    ...{
      held: text('held'),
      on: held.on,
      how: text('how'),
      contact: text('contact'),
      carer: text('carer'),
      next: text('next'),
    },
    ...{ home: text('home'), homeWhy: text('home-why'), meetingOn: meeting.on ?? null },
    ...{ notHeld: text('not-held'), notHeldWords: text('not-held-words') },
    decisions: decisions.filter(({ words, stands }) => words !== '' || stands !== ''),
  }
  return { given, mistakes: [...held.mistakes, ...meeting.mistakes, ...mistakesIn(given, { today, dueOn })] }
}

const led = (which: { child: string; dueOn: Temporal.PlainDate }, { held, next }: Given): Reply =>
  held === 'yes' && escalates(next)
    ? redirect(`/escalations/new?child=${which.child}`, 'The midway review is saved. Say now what the child waits for.')
    : redirect(pathOf(which), 'Saved.')

async function take(context: Context): Promise<Reply> {
  const asked = await findAsked(context.tx, whichOf(context))
  const { given, mistakes } = read(context, asked.dueOn)
  if (mistakes.length > 0) return ask(context, mistakes)
  await keepMidway(context.tx, asked, given)
  return led(asked, given)
}

/** One that this person wrote. NotFound for another's. */
async function findOwn(context: Context): Promise<Midway> {
  const midway = await findMidway(context.tx, whichOf(context))
  if (!midway || midway.officerId !== context.actor.id) throw new NotFound()
  context.saw({ householdId: midway.householdId })
  return midway
}

const asKept = (midway: Midway): Record<string, string> => ({
  ...{
    held: midway.heldOn ? 'yes' : 'no',
    how: midway.how,
    contact: midway.contact,
    home: midway.feels,
    'home-why': midway.homeWhy,
    next: midway.next,
  },
  ...{
    carer: midway.carerHeard === null ? '' : midway.carerHeard ? 'yes' : 'no',
    'not-held': midway.notHeld,
    'not-held-words': midway.notHeldWords,
  },
  ...dayFields('on', midway.heldOn),
  ...dayFields('meeting', midway.meetingOn),
  ...Object.fromEntries(
    midway.decisions.flatMap(({ words, stands }, nth) => [
      [`decision-${nth + 1}`, words],
      [`stands-${nth + 1}`, stands],
    ]),
  ),
})

const dayFields = (name: string, day: Temporal.PlainDate | null): Record<string, string> =>
  day
    ? { [`${name}-day`]: String(day.day), [`${name}-month`]: String(day.month), [`${name}-year`]: String(day.year) }
    : {}

async function askChange(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const midway = await findOwn(context)
  const kept = asKept(midway)
  const { body } = context
  const typed = (field: string) => (body['version'] === undefined ? (kept[field] ?? '') : textOf(body, field))
  const version = textOf(body, 'version') || String(midway.version)
  return page(
    formPage({
      child: midway.child,
      dueOn: midway.dueOn,
      action: `${pathOf(midway)}/change`,
      version,
      typed,
      mistakes,
    }),
  )
}

async function takeChange(context: Context): Promise<Reply> {
  const midway = await findOwn(context)
  const { given, mistakes } = read(context, midway.dueOn)
  if (mistakes.length > 0) return askChange(context, mistakes)
  await changeMidway(context.tx, midway, readVersion(textOf(context.body, 'version')), given)
  return led(midway, given)
}
