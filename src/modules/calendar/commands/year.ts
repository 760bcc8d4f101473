import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { nextYear } from '../next-year.ts'
import { proposeYear, type Drawn } from '../propose.ts'
import { countLines, listMembers, listSignatures, listYears, lockYear } from '../queries/years.ts'
import type { Year } from '../slot.ts'
import { judgeYear, signsFor, type YearMove } from '../year-moves.ts'

/** Draws the next year from section 4, the posts and what is known of absences: a draft, for Quality Assurance to look over. */
export async function drawYear(tx: Tx, today: Temporal.PlainDate): Promise<number> {
  const days = nextYear(await listYears(tx), today)
  if (!days) throw new Refused('The next year is drawn from January on, when its absences are better known.')
  const row = await tx.maybe<{ id: number }>(sql`insert into calendar_years (first_day, last_day)
    values (${days.firstDay}, ${days.lastDay}) on conflict do nothing returning id`)
  if (!row) throw new Refused('Somebody has drawn this year a moment ago. Open the calendar to see it.')
  const drawn = proposeYear(days, await listMembers(tx, days.firstDay, days.lastDay))
  await addSlots(tx, row.id, drawn)
  await note(tx, row.id, 'drafted', '')
  await record(tx, { kind: 'year drawn', data: { year: String(days.firstDay), lines: drawn.length } })
  return row.id
}

/** Lines of a draft. */
export async function addSlots(tx: Tx, yearId: number, drawn: readonly Drawn[]): Promise<void> {
  const lines = drawn.map((slot) => ({
    ...{ activity: slot.activity, role: slot.role, person: slot.personId, outside: slot.outside },
    ...{ from: String(slot.periodFrom), to: String(slot.periodTo), due: String(slot.dueOn) },
  }))
  await tx.run(sql`insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, outside)
    select ${yearId}, l.activity, l.role, l.person, l.from, l.to, l.due, l.due, l.outside
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l (activity text, role text, person int, "from" date, "to" date, due date, outside boolean)`)
}

/** A draft that nobody wants is thrown away: another can be drawn. */
export async function throwAway(tx: Tx, id: number): Promise<void> {
  const year = await lockYear(tx, id)
  if (year.state !== 'drafted') throw new Refused('Only a draft is thrown away. Take the year back first.')
  await tx.run(sql`delete from calendar_years where id = ${id}`)
  await record(tx, { kind: 'draft of a year thrown away', data: { year: String(year.firstDay) } })
}

export type YearSent = { move: YearMove; words: string; version: number }

/** A year is for those who draw it and those who sign it; everybody else reads it. */
export function requireHand({ duties }: Actor): void {
  if (duties.has('draw_calendar') || signsFor({ duties }) !== undefined) return
  throw new NotAllowed('A year is drawn and proposed by Quality Assurance and Partnerships, and signed by both sides.')
}

/** Holds the year, judges, writes, leaves a record and tells. Gives back the year as it is then. */
export async function moveYear(tx: Tx, actor: Actor, id: number, sent: YearSent, now: Temporal.Instant): Promise<Year> {
  requireHand(actor)
  const year = await lockYear(tx, id)
  const facts = {
    ...{ duties: actor.duties, signed: await listSignatures(tx, id), actorId: actor.id, words: sent.words },
    ...{ isCurrent: year.version === sent.version, lines: await countLines(tx, id) },
  }
  const judgement = judgeYear(sent.move, year.state, facts)
  if (!judgement.allowed)
    throw judgement.mine || sent.move !== 'unsign' ? new Refused(judgement.because) : new NotAllowed(judgement.because)
  if (sent.move === 'sign')
    await tx.run(
      sql`insert into calendar_signatures (year_id, side, person_id) values (${id}, ${signsFor(actor)!}, actor())`,
    )
  if (sent.move === 'unsign')
    await tx.run(sql`delete from calendar_signatures where year_id = ${id} and person_id = actor()`)
  await tx.run(
    sql`update calendar_years set state = ${judgement.to}, version = version + ${sent.move === 'propose' ? 1 : 0} where id = ${id}`,
  )
  await note(tx, id, kept[sent.move], sent.words)
  await record(tx, { kind: trail[sent.move], data: { year: String(year.firstDay), to: judgement.to } })
  const after = { ...year, state: judgement.to }
  await tellOf(tx, actor, after, sent.move, londonDate(now))
  return after
}

const kept: Record<YearMove, string> = {
  ...{ propose: 'proposed', take_back: 'taken_back', give_back: 'returned', sign: 'signed', unsign: 'unsigned' },
}
const trail: Record<YearMove, string> = {
  ...{ propose: 'year proposed', take_back: 'year taken back', give_back: 'year given back' },
  ...{ sign: 'year signed', unsign: 'signature of a year taken back' },
}

const note = (tx: Tx, yearId: number, move: string, words: string): Promise<number> =>
  tx.run(sql`insert into calendar_moves (year_id, move, by_id, words) values (${yearId}, ${move}, actor(), ${words})`)

/** The two who sign hear of what is proposed, those who drew it of what comes back, and everybody named in it of what is agreed. */
async function tellOf(tx: Tx, actor: Actor, year: Year, move: YearMove, today: Temporal.PlainDate): Promise<void> {
  const holders = async (duty: Parameters<typeof listPeopleWithDuty>[1]) =>
    (await listPeopleWithDuty(tx, duty, today)).map(({ id }) => id)
  const say = async (to: readonly number[], kind: 'year proposed' | 'year given back' | 'year agreed') => {
    for (const one of new Set(to))
      if (one !== actor.id) await tell(tx, { to: one, kind, path: `/calendar/years/${year.id}`, pieceId: null })
  }
  if (move === 'propose')
    await say(
      [...(await holders('agree_calendar_quality')), ...(await holders('agree_calendar_fostering'))],
      'year proposed',
    )
  if (move === 'give_back') await say(await holders('draw_calendar'), 'year given back')
  if (year.state !== 'agreed') return
  const named = await tx.many<{ id: number }>(
    sql`select distinct s.person_id as id from slots s join people p on p.id = s.person_id and p.active where s.year_id = ${year.id}`,
  )
  await say([...named.map(({ id }) => id), ...(await holders('draw_calendar'))], 'year agreed')
}
