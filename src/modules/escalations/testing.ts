import type { EscalationPart } from '#framework/a2-escalation-form/index.ts'
import { answerKey, byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import { beginPiece, findVersionInForce, listAnswers, saveAnswer } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { beginEscalation, type Noticed } from './commands/begin.ts'
import type { State } from './escalation.ts'
import { pieces } from './queries/escalations.ts'
import type { MoveKey } from './states.ts'
import { type EscalationMove, escalations, type OfEscalations } from './stream.ts'

/** One that the child's reviewing officer begins today. */
export async function anEscalation(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  child: string,
  now: Temporal.Instant,
  given: Partial<Noticed> = {},
): Promise<string> {
  const begun = await beginEscalation(
    tx,
    { child, kind: 'concern', noticedOn: londonDate(now), ...given },
    actor.id,
    now,
  )
  if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
  return begun.ref
}

type At = { householdId: number; childId: number; officerId: number; managerId: number; state?: State }

/** One that stands at a step, written past the room. */
export async function escalationAt(tx: Tx, at: At): Promise<{ id: number; ref: string }> {
  const { householdId, childId, officerId, managerId, state = 'noticed' } = at
  const { formVersionId } = await findVersionInForce(tx, 'escalation')
  return beginPiece(
    tx,
    {
      ...{ stream: 'escalation', householdId, formVersionId, state, dueOn: '2026-11-24' },
      people: [
        { part: 'officer', personId: officerId },
        { part: 'manager', personId: managerId },
      ],
    },
    (id) =>
      tx.run(
        sql`insert into escalations (id, child_id, kind, noticed_on, ended_as)
        values (${id}, ${childId}, 'concern', '2026-11-17', ${['closed', 'called_off', 'cancelled'].includes(state) ? state : null})`,
      ),
  )
}

type Of = { ref: string; part: EscalationPart; now: Temporal.Instant }

/** Answers what a part must have, by the command that a page calls: briefly, unless `answers` says otherwise (by topic). */
export async function answerPart(
  tx: Tx,
  actor: Actor,
  { ref, part, now }: Of,
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const piece = await pieces.find(tx, ref)
  const today = londonDate(now)
  const { form } = await escalations.filling.view({ tx, actor, today, now }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const question of section.questions) {
      const said = byQuestion(await listAnswers(tx, piece.id))
      const wanted = answers[question.key.slice('esc.'.length)] ?? (question.required ? usual(question) : undefined)
      const isKept = said.has(answerKey(question.key, null)) && answers[question.key.slice('esc.'.length)] === undefined
      if (wanted === undefined || isKept || !isAsked(question, null, said, section.questions)) continue
      const value = wayOf(question) === 'several' ? [wanted] : wanted
      const given = { question: question.key, childId: null, value, explanation: 'So it is.', evidence: '', version: 0 }
      const saved = await saveAnswer<OfEscalations>(tx, actor, escalations.filling, piece, given, today)
      if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
    }
}

function usual(question: Question): string {
  if (question.key === 'esc.unsafe') return 'no'
  return ['one', 'several'].includes(wayOf(question)) ? (choicesOf(question)[0]?.value ?? '') : 'So it was said.'
}

/** `above`: whoever answers at stage 2. */
export type Whose = 'officer' | 'manager' | 'above'
export type As = (who: Whose, work: (tx: Tx, actor: Actor) => Promise<unknown>) => Promise<unknown>

type Step = readonly [Whose, MoveKey, EscalationPart | null]
/** What comes next, by whom and what is written before it: through stage 2, where the team manager is not enough. */
export const next: Partial<Record<State, Step>> = {
  noticed: ['officer', 'raise', 'noticed'],
  informal: ['officer', 'formal', null],
  formal_1: ['officer', 'go_on', null],
  formal_2: ['above', 'answer', null],
  formal_3: ['officer', 'go_on', null],
  formal_4: ['officer', 'go_on', null],
  formal_5: ['officer', 'heard', null],
  answered: ['officer', 'accept', null],
  agreed: ['officer', 'check', null],
  checked: ['officer', 'close', 'result'],
}

/** What a move asks, answered. */
export const request = (move: MoveKey, today: Temporal.PlainDate, stage?: number): EscalationMove => {
  const on = move === 'answer' || move === 'heard' || move === 'settle' ? today.add({ days: 7 }) : today
  const to = stage ?? (move === 'formal' ? 1 : 2)
  return { move, on, words: 'So they see it.', details: { stage: String(to), outcome: 'full' } }
}

/** Leads one on its way to a state, each step by whose it is. */
export async function leadTo(
  as: As,
  { ref, state, now }: { ref: string; state: State; now: Temporal.Instant },
): Promise<void> {
  const today = londonDate(now)
  for (let steps = 0; steps < 12; steps += 1) {
    let at: State = 'noticed'
    await as('officer', async (tx) => {
      at = (await pieces.find(tx, ref)).state
    })
    const step = next[at]
    if (at === state || !step) return
    const [who, move, part] = step
    if (part) await as(who, (tx, actor) => answerPart(tx, actor, { ref, part, now }))
    const beyond =
      state === 'formal_3' || state === 'formal_4' || state === 'formal_5' ? Number(state.at(-1)) : undefined
    await as(who, (tx, actor) =>
      escalations.makeMove(tx, actor, ref, request(move, today, move === 'go_on' ? beyond : undefined), now),
    )
  }
}
