import type { ComplaintPart } from '#framework/a2-complaint-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import { beginPiece, findVersionInForce, listAnswers, saveAnswer } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { beginComplaint, type Received } from './commands/begin.ts'
import type { State } from './complaint.ts'
import { findHome, pieces } from './queries/complaints.ts'
import type { MoveKey } from './states.ts'
import { type ComplaintMove, complaints, type OfComplaints } from './stream.ts'

/** One that the complaints officer writes down today, about the home of this reference. */
export async function aComplaint(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  home: string | null,
  now: Temporal.Instant,
  given: Partial<Received> = {},
): Promise<string> {
  const usual: Received = {
    ...{ complainant: 'carer', receivedOn: londonDate(now), isApart: false, managerIsPart: false },
    home: home === null ? null : await findHome(tx, home),
  }
  const begun = await beginComplaint(tx, { ...usual, ...given }, actor.id, now)
  if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
  return begun.ref
}

/** One that stands at its first step, written past the room. */
export async function complaintAt(
  tx: Tx,
  { householdId, officerId, managerId }: { householdId: number; officerId: number; managerId: number },
): Promise<string> {
  const { formVersionId } = await findVersionInForce(tx, 'complaint')
  const { ref } = await beginPiece(
    tx,
    {
      ...{ stream: 'complaint', householdId, formVersionId, state: 'received', dueOn: '2026-11-24' },
      people: [
        { part: 'officer', personId: officerId },
        { part: 'manager', personId: managerId },
      ],
    },
    (id) => tx.run(sql`insert into complaints (id, complainant, received_on) values (${id}, 'carer', '2026-11-17')`),
  )
  return ref
}

/** Answers what a part must have, by the command that a page calls: briefly, unless `answers` says otherwise (by topic). */
export async function answerPart(
  tx: Tx,
  actor: Actor,
  { ref, part, now }: { ref: string; part: ComplaintPart; now: Temporal.Instant },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const piece = await pieces.find(tx, ref)
  const today = londonDate(now)
  const { form } = await complaints.filling.view({ tx, actor, today, now }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const question of section.questions) {
      const said = byQuestion(await listAnswers(tx, piece.id))
      const wanted =
        answers[question.key.slice('cmp.'.length)] ?? (question.required ? usual(question, today) : undefined)
      if (wanted === undefined || !isAsked(question, null, said, section.questions)) continue
      const value = wayOf(question) === 'several' ? [wanted] : wanted
      const given = {
        question: question.key,
        childId: null,
        value,
        explanation: 'It was looked into.',
        evidence: '',
        version: 0,
      }
      const saved = await saveAnswer<OfComplaints>(tx, actor, complaints.filling, piece, given, today)
      if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
    }
}

function usual(question: Question, today: Temporal.PlainDate): string {
  if (question.key === 'cmp.unsafe') return 'no'
  if (question.type === 'date') return String(today)
  return ['one', 'several'].includes(wayOf(question)) ? (choicesOf(question)[0]?.value ?? '') : 'So it was said.'
}

export type As = (who: 'officer' | 'manager', work: (tx: Tx, actor: Actor) => Promise<unknown>) => Promise<unknown>

/** What comes next where nothing is in the way and each stage is asked for: by whom, what is written before it, and what it asks. */
export const next: Partial<Record<State, readonly ['officer' | 'manager', MoveKey, ComplaintPart | null]>> = {
  received: ['officer', 'route', 'received'],
  stage_1: ['manager', 'answer', 'stage_1'],
  answered_1: ['officer', 'ask_two', null],
  stage_2: ['officer', 'adjudicate', 'stage_2'],
  adjudicated: ['officer', 'ask_three', null],
  stage_3: ['officer', 'panel', null],
  panel_held: ['officer', 'report', null],
  reported: ['officer', 'reply', 'stage_3'],
  final: ['officer', 'settle', null],
  learning: ['officer', 'close', 'learning'],
}

/** What a move asks, answered. */
export const request = (move: MoveKey, today: Temporal.PlainDate): ComplaintMove => ({
  ...{ move, on: today, words: 'So they see it.' },
  details: { procedure: 'statutory', where: 'provider', decision: 'upheld' },
})

/** Leads one on its way to a state, each step by whose it is. */
export async function leadTo(
  as: As,
  { ref, state, now }: { ref: string; state: State; now: Temporal.Instant },
): Promise<void> {
  const today = londonDate(now)
  for (let steps = 0; steps < 12; steps += 1) {
    let at: State = 'received'
    await as('officer', async (tx) => {
      at = (await pieces.find(tx, ref)).state
    })
    const step = next[at]
    if (at === state || !step) return
    const [who, move, part] = step
    if (part) await as(who, (tx, actor) => answerPart(tx, actor, { ref, part, now }))
    await as(who, (tx, actor) => complaints.makeMove(tx, actor, ref, request(move, today), now))
  }
}
