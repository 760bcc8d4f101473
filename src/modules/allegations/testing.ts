import type { ConcernPart } from '#framework/a2-concern-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import { isAsked } from '#framework/forms/missing.ts'
import { listAnswers, listTold, noteTold, saveAnswer } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { beginConcern, type Learned } from './commands/begin.ts'
import { findHome, pieces } from './queries/concerns.ts'
import { concerns, type ConcernMove, type OfConcerns } from './stream.ts'
import { officersTitle } from './told.ts'

/** Something that was said about a home, learned an hour ago unless it says when. */
export async function aConcern(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  home: string,
  now: Temporal.Instant,
  given: Partial<Learned> = {},
): Promise<string> {
  const usual: Learned = {
    ...{ kind: 'allegation' as const, learnedAt: now.subtract({ hours: 1 }), isSealed: false, workerIsPart: false },
    home: await findHome(tx, home),
  }
  const begun = await beginConcern(tx, { ...usual, ...given }, actor.id, now)
  if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
  return begun.ref
}

const usualIn = (question: Question, today: Temporal.PlainDate): string => {
  if (question.type === 'date') return String(today)
  if (question.type === 'scale') return '7'
  return wayOf(question) === 'one' ? (choicesOf(question)[0]?.value ?? '') : 'It was looked into.'
}
const usualOf: Readonly<Record<string, string>> = { 'alg.lado_view': 'met', 'alg.outcome': 'unsubstantiated' }

/** Answers what a part must have, by the command that a page calls: briefly, unless `answers` says otherwise (by key). */
export async function answerConcern(
  tx: Tx,
  actor: Actor,
  { ref, part, now }: { ref: string; part: ConcernPart; now: Temporal.Instant },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const piece = await pieces.find(tx, ref)
  const today = londonDate(now)
  const { form, children } = await concerns.filling.view({ tx, actor, today, now }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const childId of section.perChild ? children.map(({ id }) => id) : [null])
      for (const question of section.questions) {
        const said = byQuestion(await listAnswers(tx, piece.id))
        const value = answers[question.key] ?? usualOf[question.key] ?? usualIn(question, today)
        if (!question.required && answers[question.key] === undefined) continue
        if (!isAsked(question, childId, said, section.questions)) continue
        const given = {
          ...{
            question: question.key,
            childId,
            value: wayOf(question) === 'several' ? [choicesOf(question)[0]!.value] : value,
          },
          ...{ explanation: 'It was looked into.', evidence: '', version: 0 },
        }
        const saved = await saveAnswer<OfConcerns>(tx, actor, concerns.filling, piece, given, today)
        if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
      }
}

/** The officer was told, by telephone. */
export async function tellOfficer(tx: Tx, ref: string, at: Temporal.Instant): Promise<void> {
  const { id } = await pieces.find(tx, ref)
  const row = (await listTold(tx, id)).find(({ whom, at: told }) => whom === officersTitle && told === null)
  if (row) await noteTold(tx, id, { ...row, at, how: 'phone', level: 'full', datedBackBecause: '' })
}

/** And everybody else who is to be told. */
export async function tellEverybody(tx: Tx, ref: string, at: Temporal.Instant): Promise<void> {
  const { id } = await pieces.find(tx, ref)
  for (const row of await listTold(tx, id))
    if (row.at === null) await noteTold(tx, id, { ...row, at, how: 'phone', level: 'headline', datedBackBecause: '' })
}

export type As = (
  key: 'manager' | 'officer' | 'lead',
  work: (tx: Tx, actor: Actor) => Promise<unknown>,
) => Promise<unknown>
type Step = readonly [
  who: 'manager' | 'officer' | 'lead',
  parts: readonly ConcernPart[],
  move: Partial<ConcernMove> & { move: ConcernMove['move'] },
]

/** The way of an allegation from the first day to safe closing, and of a standards-of-care concern. */
export const wayOfAllegation: readonly Step[] = [
  ['manager', ['first'], { move: 'send' }],
  ['officer', ['threshold'], { move: 'take_up' }],
  ['manager', ['process'], { move: 'tell_carer' }],
  ['officer', ['outcome'], { move: 'conclude' }],
  ['lead', ['after'], { move: 'answer' }],
  ['lead', [], { move: 'reviewed', words: 'The panel met.', details: { review: 'held' } }],
  ['lead', ['learning'], { move: 'hand_on' }],
  ['officer', [], { move: 'close' }],
]
export const wayOfStandard: readonly Step[] = [
  ['manager', ['first'], { move: 'share' }],
  ['manager', ['looked'], { move: 'to_decide' }],
  ['lead', ['decision'], { move: 'decide' }],
  ['manager', ['settled'], { move: 'settle' }],
]

/** Leads one along its way, so many steps. */
export async function leadConcern(
  as: As,
  { ref, way, now }: { ref: string; way: readonly Step[]; now: Temporal.Instant },
  steps = way.length,
): Promise<void> {
  for (const [who, parts, move] of way.slice(0, steps)) {
    for (const part of parts) await as(who, (tx, actor) => answerConcern(tx, actor, { ref, part, now }))
    if (move.move === 'send') await as('manager', (tx) => tellOfficer(tx, ref, now))
    if (move.move === 'hand_on' || move.move === 'settle') await as('manager', (tx) => tellEverybody(tx, ref, now))
    await as(move.move === 'settle' ? 'lead' : who, (tx, actor) =>
      concerns.makeMove(tx, actor, ref, { ...move, on: londonDate(now) } as ConcernMove, now),
    )
  }
}
