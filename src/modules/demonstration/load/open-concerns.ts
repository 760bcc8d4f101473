import type { ConcernPart } from '#framework/a2-concern-form/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import {
  beginConcern,
  type ConcernMove,
  concerns,
  findHomeOfConcern,
  type OfConcerns,
} from '#modules/allegations/index.ts'
import { listAnswers, listTold, noteTold, saveAnswer } from '#modules/evidence/index.ts'
import { type Course, courseOf, type Leg, type Who } from '../concerns/course.ts'
import type { ConcernPlan } from '../concerns/plan.ts'
import { saidOf } from '../concerns/said.ts'
import { dateOf } from '../days.ts'
import { isOver, levelOf } from './concerns.ts'
import type { Known } from './known.ts'
import type { Asked, Step } from './live.ts'
import { at } from './moments.ts'

/** What is open, by the commands that the pages call, as far as it has come by today. */
export function stepsOfConcerns(
  plans: readonly ConcernPlan[],
  { known, today }: { known: Known; today: number },
): Step[] {
  return plans.filter((plan) => !isOver(plan, today)).flatMap((plan) => stepsOf(plan, known))
}

type Lived = { plan: ConcernPlan; course: Course; known: Known; ref: string }

function stepsOf(plan: ConcernPlan, known: Known): Step[] {
  const lived: Lived = { plan, course: courseOf(plan), known, ref: '' }
  const keys: Readonly<Record<Who, string>> = { manager: plan.manager, officer: 'lado-1', lead: 'sm-1' }
  const { day, minute } = plan.learned
  const begin = async ({ tx, actor, now }: Asked) => {
    const home = await findHomeOfConcern(tx, `H-${known.household(plan.household)}`)
    const kind = plan.kind === 'standard_of_care' ? plan.kind : 'allegation'
    const learned = {
      kind,
      home,
      learnedAt: Temporal.Instant.from(at(plan.learned)),
      isSealed: false,
      workerIsPart: false,
    } as const
    const begun = await beginConcern(tx, learned, actor.id, now)
    if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
    lived.ref = begun.ref
  }
  return [
    { at: { day, minute: minute + 20 }, by: plan.manager, does: begin },
    // Whoever is to know is told on the day on which the officer is.
    { at: { day: lived.course.told, minute: 990 }, by: plan.manager, does: (asked) => tellAll(asked, lived.ref) },
    ...lived.course.legs.flatMap((leg, nth) => [
      {
        at: { day: leg.day, minute: 1000 + nth * 2 },
        by: keys[leg.who],
        does: (asked: Asked) => write(asked, lived, leg),
      },
      {
        at: { day: leg.day, minute: 1001 + nth * 2 },
        by: keys[leg.by ?? leg.who],
        does: (asked: Asked) => makeMove(asked, lived.ref, leg),
      },
    ]),
  ]
}

async function tellAll({ tx, now }: Asked, ref: string): Promise<void> {
  const { id } = await concerns.find(tx, ref)
  for (const row of await listTold(tx, id))
    if (row.at === null)
      await noteTold(tx, id, { ...row, at: now, how: 'phone', level: levelOf(row.whom), datedBackBecause: '' })
}

async function makeMove({ tx, actor, now }: Asked, ref: string, { move, words, details, on }: Leg): Promise<void> {
  if (move === undefined) return
  const request = { move, words, details, on: on === undefined ? undefined : dateOf(on) }
  await concerns.makeMove(tx, actor, ref, request as ConcernMove, now)
}

async function write(asked: Asked, { plan, course, known, ref }: Lived, { parts }: Leg): Promise<void> {
  const { tx, actor, today } = asked
  if (parts.length === 0) return
  const piece = await concerns.find(tx, ref)
  const { form, children } = await concerns.filling.view(asked, ref)
  const numbers = new Map(plan.children.map((child) => [known.child(child), child]))
  for (const section of form.sections.filter(({ part }) => parts.includes(part as ConcernPart)))
    for (const childId of section.perChild ? children.map(({ id }) => id) : [null])
      for (const question of section.questions) {
        const said = saidOf(plan, course, question, childId === null ? null : (numbers.get(childId) ?? null))
        if (!said) continue
        if (
          question.onlyWhen &&
          !isAsked(question, childId, byQuestion(await listAnswers(tx, piece.id)), section.questions)
        )
          continue
        const given = { question: question.key, childId, ...said, evidence: '', version: 0 } as Parameters<
          typeof saveAnswer
        >[4]
        const saved = await saveAnswer<OfConcerns>(tx, actor, concerns.filling, piece, given, today)
        if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
      }
}
