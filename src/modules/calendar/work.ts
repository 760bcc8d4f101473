import type { Actor } from '#platform/actor.ts'
import { isBefore, londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { whyNotAnswer } from './change.ts'
import { agreesHeld } from './commands/held.ts'
import { heldOrDone, lineOf } from './lines.ts'
import { nextYear } from './next-year.ts'
import { lineInWords, yearInWords } from './pages/words.ts'
import { openChanges } from './queries/changes.ts'
import { type DueLine, firstVacancy, heldRoles, heldWaiting, listDueLines } from './queries/work.ts'
import { listSignatures, listYears } from './queries/years.ts'
import type { YearDays } from './propose.ts'
import { drawSettings } from './settings.ts'
import type { Year } from './slot.ts'
import { missedFrom, opensOn, standingOf } from './standing.ts'
import { standsAbove, vacantBelow } from './vacant.ts'
import { signsFor } from './year-moves.ts'

const mine = 'mine' as const

/** Rows of My work: whose part of the year is due, what must be signed or answered, and what nobody does. */
export async function listCalendarWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const sides = actor.duties.has('draw_calendar') || signsFor(actor) !== undefined
  const own = await ownParts(tx, actor, today)
  return sides
    ? [
        ...own,
        ...(await ofYears(tx, actor, today)),
        ...(await ofChanges(tx, actor)),
        ...(await ofVacancies(tx, actor, today)),
      ]
    : [...own, ...(await ofVacancies(tx, actor, today))]
}

async function ownParts(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  const people = [...new Set([actor.id, ...actor.actsFor])]
  const lines = await listDueLines(tx, people, today.subtract({ days: 31 }), today.add({ days: 62 }))
  return lines
    .filter((line) => isOpen(line, today))
    .map((line) => ({
      what: `${lineInWords(line)}: ${line.outside ? `say when it was ${heldOrDone(line.activity)}` : (lineOf(line.activity)?.step ?? 'say how it stands')}`,
      why: line.personId === actor.id ? 'Agreed for you in the year’s calendar' : `You cover for ${line.person}`,
      href: line.outside ? `/calendar/lines/${line.id}` : (lineOf(line.activity)?.href ?? `/calendar/lines/${line.id}`),
      dueOn: line.dueOn,
      group: mine,
    }))
}

/** From the day on which it is looked at until it counts as missed; what is kept outside Hearth until somebody has said that it was held. */
function isOpen(line: DueLine, today: Temporal.PlainDate): boolean {
  if (line.outside) return !line.entered && !isBefore(today, opensOn(line)) && !isBefore(missedFrom(line), today)
  return standingOf(line, line.doneOn, today) === 'due'
}

async function ofYears(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  const years = await listYears(tx)
  const rows = await Promise.all(years.filter(({ state }) => state !== 'agreed').map((year) => ofYear(tx, actor, year)))
  const next = nextYear(years, today)
  const draw = next && actor.duties.has('draw_calendar') ? [await toDraw(tx, next, years, today)] : []
  return [...rows.flat(), ...draw]
}

/** Nobody is late with a year that could not be drawn before: the first one is due from today. */
async function toDraw(tx: Tx, next: YearDays, years: readonly Year[], today: Temporal.PlainDate): Promise<WorkItem> {
  const set = await readSettings(tx, today, drawSettings)
  const dueOn = next.firstDay.subtract({ months: set['calendar.draw_before'] })
  const follows = years.some(({ lastDay }) => lastDay.add({ days: 1 }).equals(next.firstDay))
  return {
    what: `Draw the year ${yearInWords(next)}`,
    why: 'Both sides agree it before it begins',
    ...{ href: '/calendar', dueOn: follows || isBefore(today, dueOn) ? dueOn : today, group: mine },
  }
}

async function ofYear(tx: Tx, actor: Actor, year: Year): Promise<WorkItem[]> {
  const href = `/calendar/years/${year.id}`
  const dueOn = year.firstDay
  if (year.state === 'drafted')
    return actor.duties.has('draw_calendar')
      ? [
          {
            what: `Look over the draft of the year ${yearInWords(year)} and propose it`,
            why: 'Both sides agree it before it begins',
            href,
            dueOn,
            group: mine,
          },
        ]
      : []
  const side = signsFor(actor)
  const signed = await listSignatures(tx, year.id)
  if (!side || signed.some((one) => one.side === side)) return []
  return [
    {
      what: `Read the year ${yearInWords(year)}, and sign it or say what should be different`,
      why: 'You agree it for your side',
      href,
      dueOn,
      group: mine,
    },
  ]
}

async function ofChanges(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  const asked = (await openChanges(tx)).filter(
    (one) => whyNotAnswer(one, { personId: one.personId }, 'no', actor) === null,
  )
  const held = (await heldWaiting(tx)).filter((one) => agreesHeld(one, actor) && one.enteredBy !== actor.id)
  const [first] = asked
  const [entered] = held
  return [
    ...(first
      ? [
          {
            what: 'Say yes or no to a change of the agreed year',
            why: `Asked by ${first.asker}${firstOf(asked.length)}`,
            href: '/calendar/changes',
            dueOn: londonDate(first.askedAt),
            group: mine,
          },
        ]
      : []),
    ...(entered
      ? [
          {
            what: `Agree that it was ${heldOrDone(entered.activity)}: ${lineInWords(entered)}`,
            why: `Kept outside Hearth${firstOf(held.length)}`,
            href: `/calendar/lines/${entered.id}`,
            dueOn: null,
            group: mine,
          },
        ]
      : []),
  ]
}

/** What nobody holds stands with Quality Assurance; and with the manager above the vacant post. */
async function ofVacancies(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  const [from, to] = [today.subtract({ days: 14 }), today.add({ days: 31 })]
  const draws = actor.duties.has('draw_calendar')
  if (!draws && !standsAbove(actor.roles)) return []
  const below = draws ? undefined : { managerId: actor.id, roles: vacantBelow(actor.roles, await heldRoles(tx, today)) }
  const vacant = await firstVacancy(tx, from, to, below)
  if (!vacant) return []
  return [
    {
      what: `${draws ? 'Find somebody for' : 'See that somebody does'} ${lineInWords(vacant)}`,
      why: `${draws ? 'The post is vacant' : 'The post below yours is vacant'}${firstOf(vacant.count)}`,
      href: `/calendar/lines/${vacant.id}`,
      dueOn: vacant.dueOn,
      group: mine,
    },
  ]
}

const firstOf = (count: number): string => (count > 1 ? ` (the first of ${count})` : '')
