import type { LeadersPart } from '#framework/a2-leaders-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import { aSlot } from '#modules/calendar/testing.ts'
import { listAnswers, noteTold, saveAnswer } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Arranged } from './arranging.ts'
import { arrangeVisit } from './commands/arrange.ts'
import { pieces } from './queries/visits.ts'
import { programme, type OfProgramme } from './stream.ts'
import { type State, states } from './visit.ts'

type Agreed = Partial<Arranged> & Pick<Arranged, 'on'> & { leaderId: number }

/** A day that was agreed with a leader's office a fortnight before; nothing stands against it. */
export async function aLeaderVisit(tx: Tx, given: Agreed): Promise<string> {
  const usual = {
    companionId: null,
    kind: 'team',
    area: 'fostering',
    place: 'Team North',
    householdId: null,
  } as const
  const agreed = await arrangeVisit(tx, { ...usual, ...given }, given.on.subtract({ days: 14 }))
  if ('mistakes' in agreed) throw new Error(JSON.stringify(agreed.mistakes))
  return agreed.ref
}

/** Answers what a part must have, by the command that a page calls: briefly, unless `answers` says otherwise (by topic). */
export async function answerLeader(
  tx: Tx,
  actor: Actor,
  { ref, part, today }: { ref: string; part: LeadersPart; today: Temporal.PlainDate },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const piece = await pieces.find(tx, ref)
  const { form } = await programme.filling.view({ tx, actor, today, now: startOfLondonDay(today) }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const question of section.questions) {
      const said = byQuestion(await listAnswers(tx, piece.id))
      const usual = wayOf(question) === 'one' ? (choicesOf(question)[0]?.value ?? '') : 'The form was filled in twice.'
      const wanted = answers[question.key.slice('ldr.'.length)] ?? (question.required ? usual : undefined)
      if (wanted === undefined || !isAsked(question, null, said, section.questions)) continue
      const given = { question: question.key, childId: null, value: wanted, explanation: '', evidence: '', version: 0 }
      const saved = await saveAnswer<OfProgramme>(tx, actor, programme.filling, piece, given, today)
      if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
    }
}

/** Staff were told in a meeting: written down once. */
export async function tellStaff(tx: Tx, ref: string, at: Temporal.Instant): Promise<void> {
  const { id } = await pieces.find(tx, ref)
  const owed = await tx.maybe<{ id: number; whom: string }>(
    sql`select id, whom from told where piece_id = ${id} and at is null order by id limit 1`,
  )
  if (owed) await noteTold(tx, id, { ...owed, at, how: 'meeting', level: 'full', datedBackBecause: '' })
}

/** A line of a leader's in an agreed year, from which both sides excused them. */
export async function anExcuse(
  tx: Tx,
  {
    yearId,
    personId,
    by,
    at,
  }: { yearId: number; personId: number; by: readonly [number, number]; at: Temporal.Instant },
): Promise<number> {
  const slotId = await aSlot(tx, { yearId, personId, activity: 'leaders_programme', role: 'chief_executive' })
  await tx.run(sql`update slots set settled = 'excused' where id = ${slotId}`)
  await tx.run(sql`insert into slot_changes (year_id, slot_id, kind, reason, words, asked_side, asked_by, asked_at, answer, answered_by, answered_at)
    values (${yearId}, ${slotId}, 'excused', 'crisis', 'A crisis.', 'quality', ${by[0]}, ${at}, 'yes', ${by[1]}, ${at})`)
  return slotId
}

const way = [
  [null, 'hold'],
  ['seen', 'write'],
  [null, 'promise'],
  ['told', 'tell'],
  [null, 'close'],
] as const

type As = (work: (tx: Tx, actor: Actor) => Promise<unknown>) => Promise<unknown>

/** Leads one, as its leader, to a state; nothing is in the way that they could move, unless `answers` says so. */
export async function leadVisitTo(
  as: As,
  { ref, state, now }: { ref: string; state: State; now: Temporal.Instant },
  answers: Readonly<Record<string, string>> = { barrier_is: 'none' },
): Promise<void> {
  const today = londonDate(now)
  for (const [part, move] of way.slice(0, states.indexOf(state))) {
    if (part === 'seen' || part === 'told')
      await as((tx, actor) => answerLeader(tx, actor, { ref, part, today }, answers))
    if (move === 'tell') await as((tx) => tellStaff(tx, ref, now))
    await as((tx, actor) => programme.makeMove(tx, actor, ref, { move, on: today }, now))
  }
}
