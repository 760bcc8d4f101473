import type { ObservationPart } from '#framework/a2-observation-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { childIdsOf, isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import { listAnswers, saveAnswer, tellInPerson } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { planObservation } from './commands/plan.ts'
import { type State, states } from './observation.ts'
import { pieces } from './queries/observations.ts'
import { observations, type OfObservations } from './stream.ts'

/** The observer talked it over with the worker: written down once. */
export const noteTalk = async (tx: Tx, ref: string, at: Temporal.Instant): Promise<void> =>
  tellInPerson(tx, (await pieces.find(tx, ref)).id, at)

/** Answers what a part must have, by the command that a page calls: well and briefly, unless `answers` says otherwise (by topic). */
export async function answerPart(
  tx: Tx,
  actor: Actor,
  { ref, part, today }: { ref: string; part: ObservationPart; today: Temporal.PlainDate },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { filling } = observations
  const piece = await pieces.find(tx, ref)
  const { form, children } = await filling.view({ tx, actor, today, now: startOfLondonDay(today) }, ref)
  for (const section of form.sections.filter((one) => one.part === part))
    for (const childId of childIdsOf(section, { children }))
      for (const question of section.questions) {
        const said = byQuestion(await listAnswers(tx, piece.id))
        const wanted =
          answers[question.key.slice('obs.'.length)] ?? (question.required ? usual(question, today) : undefined)
        if (wanted === undefined || !isAsked(question, childId, said, section.questions)) continue
        const given = {
          question: question.key,
          childId,
          value: wanted,
          explanation: 'She knelt down to him.',
          evidence: '',
        }
        const saved = await saveAnswer<OfObservations>(tx, actor, filling, piece, { ...given, version: 0 }, today)
        if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
      }
}

function usual(question: Question, today: Temporal.PlainDate): string {
  if (question.key === 'obs.safety_alert') return 'no'
  if (wayOf(question) === 'day') return today.toString()
  return wayOf(question) === 'one' ? (choicesOf(question)[0]?.value ?? '') : 'It went well.'
}

type Planned = {
  householdId: number | null
  observerId: number
  workerId: number
  /** Nobody, unless said. */
  managerId?: number
  on: Temporal.PlainDate
}

/** A visit that is to be observed, as the observer’s page plans it; nothing stands against it. */
export async function anObservation(tx: Tx, { workerId: id, managerId, ...given }: Planned): Promise<string> {
  const here = { hereSince: Temporal.PlainDate.from('2020-01-01'), lastOn: null, nextOn: null }
  const worker = { ...here, id, name: 'Somebody', team: null, managerId: managerId ?? null }
  const plan = { ...given, worker, kind: 'home_visit', inRoom: true, followsUp: false, pairIsRight: true } as const
  const planned = await planObservation(tx, plan, given.on.subtract({ days: 14 }))
  if ('mistakes' in planned) throw new Error(JSON.stringify(planned.mistakes))
  return planned.ref
}

const way = [
  ['worker', 'preparation', 'prepare'],
  ['observer', null, 'see'],
  ['observer', 'observed', 'share'],
  ['worker', 'answer', 'answer'],
] as const

type As = (who: 'observer' | 'worker', work: (tx: Tx, actor: Actor) => Promise<unknown>) => Promise<unknown>

/** Leads one on its way to a state before its actions, each step by whose it is. */
export async function leadTo(
  as: As,
  { ref, state, now }: { ref: string; state: State; now: Temporal.Instant },
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const today = londonDate(now)
  for (const [who, part, move] of way.slice(0, states.indexOf(state))) {
    if (part) await as(who, (tx, actor) => answerPart(tx, actor, { ref, part, today }, answers))
    if (move === 'share') await as(who, (tx) => noteTalk(tx, ref, now))
    await as(who, (tx, actor) => observations.makeMove(tx, actor, ref, { move, on: today }, now))
  }
}
