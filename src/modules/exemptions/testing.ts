import type { ExemptionPart } from '#framework/a2-exemption-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { childIdsOf, isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import { beginPiece, findVersionInForce, listAnswers, noteTold, saveAnswer } from '#modules/evidence/index.ts'
import { findHouseholdById } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { beginExemption } from './commands/begin.ts'
import type { Kind, State } from './exemption.ts'
import { pieces } from './queries/exemptions.ts'
import { exemptions, type OfExemptions } from './stream.ts'

/** One that is begun by the team manager as their page does; nothing stands against it. */
export async function anExemption(
  tx: Tx,
  actor: Actor,
  { householdId, kind, on, now }: { householdId: number; kind: Kind; on: Temporal.PlainDate; now: Temporal.Instant },
): Promise<string> {
  const begun = await beginExemption(tx, actor, { household: await findHouseholdById(tx, householdId), kind, on }, now)
  if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
  return begun.ref
}

/** Answers what a part must have, by the command that a page calls: briefly, unless `answers` says otherwise (by topic). */
export async function answerPart(
  tx: Tx,
  actor: Actor,
  { ref, part, today }: { ref: string; part: ExemptionPart; today: Temporal.PlainDate },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const piece = await pieces.find(tx, ref)
  const { form, children } = await exemptions.filling.view({ tx, actor, today, now: startOfLondonDay(today) }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const childId of childIdsOf(section, { children }))
      for (const question of section.questions) {
        const said = byQuestion(await listAnswers(tx, piece.id))
        const wanted =
          answers[question.key.slice('exm.'.length)] ?? (question.required ? usual(question, today) : undefined)
        if (wanted === undefined || !isAsked(question, childId, said, section.questions)) continue
        const value = wayOf(question) === 'several' ? [wanted] : wanted
        const given = {
          question: question.key,
          childId,
          value,
          explanation: 'It was talked over.',
          evidence: '',
          version: 0,
        }
        const saved = await saveAnswer<OfExemptions>(tx, actor, exemptions.filling, piece, given, today)
        if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
      }
}

function usual(question: Question, today: Temporal.PlainDate): string {
  if (question.type === 'date') return String(today)
  return ['one', 'several'].includes(wayOf(question)) ? (choicesOf(question)[0]?.value ?? '') : 'It was weighed.'
}

/** Everybody who was to be told has been: written down, one by one. */
export async function tellAll(tx: Tx, ref: string, at: Temporal.Instant): Promise<void> {
  const { id } = await pieces.find(tx, ref)
  const owed = await tx.many<{ id: number; whom: string }>(
    sql`select id, whom from told where piece_id = ${id} and at is null order by id`,
  )
  for (const one of owed)
    await noteTold(tx, id, { ...one, at, how: 'phone', level: 'full', datedBackBecause: 'It was a busy day.' })
}

/** What ends one of each kind. */
export const endings = {
  exemption: ['end', 'left'],
  exception: ['settle', 'within'],
  temporary: ['decide', 'approved'],
} as const

/** Brings one that is in force to its end, as its team manager. */
export async function bringToEnd(tx: Tx, actor: Actor, ref: string, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now)
  const { kind } = await pieces.find(tx, ref)
  await tellAll(tx, ref, now)
  await answerPart(tx, actor, { ref, part: 'close', today })
  const [move, how] = endings[kind]
  await exemptions.makeMove(tx, actor, ref, { move, on: today, words: 'They are well.', details: { how } }, now)
}

type At = {
  householdId: number
  managerId: number
  workerId: number
  deciderId: number
  kind: Kind
  state: State
  on: Temporal.PlainDate
  childIds?: readonly number[]
  dueOn?: string
}

/** One that stands at a state, written past the moves; its clock of the law runs, where it has one. */
export async function anExemptionAt(tx: Tx, given: At): Promise<{ id: number; ref: string }> {
  const { kind, state, on, childIds = [], managerId, workerId, deciderId } = given
  const { formVersionId } = await findVersionInForce(tx, 'exemption')
  const people = Object.entries({ manager: managerId, worker: workerId, decider: deciderId })
  const begun = await beginPiece(
    tx,
    {
      ...{ stream: 'exemption', householdId: given.householdId, formVersionId, state, dueOn: given.dueOn ?? on },
      people: people.map(([part, personId]) => ({ part, personId })),
    },
    (id) =>
      tx.run(sql`insert into exemptions (id, kind, child_ids, from_on, began_on, ended_on, terms_then, fostered_then)
        values (${id}, ${kind}, ${[...childIds]}, ${on}, ${state === 'asked' ? null : on}, ${state === 'closed' ? on : null}, '', ${childIds.length})`),
  )
  const days = kind === 'exception' ? 8 : 112
  if (kind !== 'exemption' && state === 'running')
    await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, severity, source)
      values (${begun.id}, ${kind === 'exception' ? 'clk.exc_six' : 'clk.tmp_16w'}, ${startOfLondonDay(on)}, 'days', ${days}, ${startOfLondonDay(on.add({ days: days + 1 }))}, 'law', 'CPR 23')`)
  return begun
}
