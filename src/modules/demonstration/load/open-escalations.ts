import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import { listAnswers, saveAnswer } from '#modules/evidence/index.ts'
import { beginEscalation, type EscalationMove, escalations, type OfEscalations } from '#modules/escalations/index.ts'
import { type Day, dateOf, workingDaysAfter } from '../days.ts'
import { escalated, goesOn, type Told } from '../phrases/escalations.ts'
import type { Asked, Step } from './live.ts'

/** A child who lives with our carers, their reviewing officer, and who manages the team of their home. */
export type Stay = {
  householdId: number
  childId: number
  child: string
  iroId: number
  iro: string
  managerId: number
  manager: string
}

/** Escalations that are open, each at another step, about these children. */
export const stepsOfEscalations = (stays: readonly Stay[], today: Day): Step[] =>
  open.flatMap((one, nth) => openSteps(one, stays[nth]!, escalated[nth % escalated.length]!, today))

type Made = EscalationMove['move']
/** Each at another step: how many working days ago it was noticed, and what was done since, on the so manieth day. */
const open: readonly { ago: number; kind?: 'good_practice'; made: readonly (readonly [Made, number])[] }[] = [
  { ago: 2, made: [] },
  { ago: 4, made: [['raise', 1]] },
  {
    ago: 15,
    made: [
      ['raise', 1],
      ['formal', 7],
    ],
  },
  {
    ago: 14,
    made: [
      ['raise', 1],
      ['formal', 6],
      ['go_on', 11],
      ['cafcass', 12],
    ],
  },
  {
    ago: 9,
    made: [
      ['raise', 1],
      ['answer', 6],
    ],
  },
  {
    ago: 16,
    made: [
      ['raise', 1],
      ['answer', 5],
      ['accept', 7],
    ],
  },
  { ago: 3, kind: 'good_practice', made: [['note', 1]] },
]

function openSteps({ ago, kind, made }: (typeof open)[number], stay: Stay, told: Told, today: Day): Step[] {
  let ref = ''
  const noticed = workingDaysAfter(today, -ago)
  const step = (by: string, day: Day, minute: number, does: Step['does']): Step => ({ at: { day, minute }, by, does })
  return [
    step(stay.iro, noticed, 640, async ({ tx, actor, now }) => {
      const begun = await beginEscalation(
        tx,
        { child: stay.child, kind: kind ?? 'concern', noticedOn: dateOf(noticed) },
        actor.id,
        now,
      )
      if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
      ref = begun.ref
    }),
    ...made.map(([move, after], nth) =>
      step(move === 'answer' ? stay.manager : stay.iro, workingDaysAfter(noticed, after), 650 + nth, async (asked) => {
        if (nth === 0) await answer(asked, ref, told)
        const { tx, actor, now, today: on } = asked
        const words = move === 'raise' || move === 'note' ? '' : move === 'answer' ? told.answer : goesOn
        const day = move === 'answer' ? on.add({ days: 10 }) : on
        const request: EscalationMove = { move, on: day, words, details: { stage: move === 'formal' ? '1' : '2' } }
        await escalations.makeMove(tx, actor, ref, request, now)
      }),
    ),
  ]
}

async function answer(asked: Asked, ref: string, told: Told): Promise<void> {
  const { tx, actor, today } = asked
  const piece = await escalations.find(tx, ref)
  const { form } = await escalations.filling.view(asked, ref)
  const words: Readonly<Record<string, string>> = { ...told, unsafe: 'no' }
  for (const section of form.sections.filter(({ part }) => part === 'noticed'))
    for (const question of section.questions) {
      if (
        !question.required ||
        !isAsked(question, null, byQuestion(await listAnswers(tx, piece.id)), section.questions)
      )
        continue
      const value = words[question.key.slice('esc.'.length)] ?? choicesOf(question)[0]?.value ?? ''
      const given = {
        ...{ question: question.key, childId: null, value: wayOf(question) === 'several' ? [value] : value },
        ...{ explanation: '', evidence: '', version: 0 },
      }
      const saved = await saveAnswer<OfEscalations>(tx, actor, escalations.filling, piece, given, today)
      if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
    }
}
