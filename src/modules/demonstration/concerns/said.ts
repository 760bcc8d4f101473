import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Value } from '#framework/forms/answered.ts'
import { iso } from '../days.ts'
import * as words from '../phrases/concerns.ts'
import type { Course } from './course.ts'
import type { ConcernPlan } from './plan.ts'

/* What is answered of each question of the form in the invented service. */

export type Said = { value: Value; explanation: string }

/** Nothing where it was not asked, or not answered. `child`: by the return’s number, where it is asked child by child. */
export function saidOf(plan: ConcernPlan, course: Course, question: Question, child: number | null): Said | undefined {
  const topic = question.key.slice('alg.'.length)
  const { given = words.of[topic], known } = { given: chosenIn(plan, child)[topic], known: daysIn(course)[topic] }
  if (!question.required && given === undefined && known === undefined) return undefined
  const way = wayOf(question)
  const first = topic.startsWith('close_') ? 'yes' : (choicesOf(question)[0]?.value ?? '')
  const value =
    known ?? given ?? (question.type === 'scale' ? '6' : way === 'one' || way === 'several' ? first : words.because)
  const explanation = question.explainWhen?.includes(value) ? words.because : ''
  return { value: way === 'several' ? [value] : value, explanation }
}

function chosenIn(plan: ConcernPlan, child: number | null): Readonly<Record<string, string | undefined>> {
  const { kind, harmed, moved, outcome, harm, learned } = plan
  const isHarmed = child === harmed
  const pick = <T>(from: readonly T[]): T => from[learned.minute % from.length] as T
  return {
    child_is: isHarmed ? 'harmed' : 'there',
    safe: isHarmed && moved ? 'moved_for_good' : isHarmed && kind === 'allegation' ? 'plan' : 'stays',
    ...(isHarmed && moved ? { safe_why: words.moved } : {}),
    summary: kind === 'standard_of_care' ? pick(words.concernsOfCare) : pick(words.summaries[harm]),
    ...{ non_recent: 'no', harm, lado_view: kind === 'advice' ? 'advice' : 'met', pay: 'kept' },
    from: pick(['child', 'child', 'school', 'childs_worker', 'family', 'worker', 'other_child']),
    hold: kind === 'allegation' ? 'no_new' : 'none',
    ...{ outcome, outcome_edition: 'england_five', resigned: 'no', put_points: 'yes' },
    result: outcome === 'substantiated' ? 'panel' : outcome === 'unsubstantiated' ? 'watched' : 'resolved',
    approval: outcome === 'substantiated' ? 'terms' : 'unchanged',
    dbs: outcome === 'substantiated' && moved ? 'referred' : 'not_referred',
    ...{
      sin: 'no',
      learned: pick(words.learned),
      close_notice: outcome === 'substantiated' ? 'yes' : 'not_applicable',
    },
    ...{ finding: pick(['partly', 'not_met', 'met', 'partly']), plan: pick(['talk', 'support', 'training', 'visits']) },
    ...{ early_review: moved ? 'yes' : 'no', restorative: pick(['held', 'offered']) },
  }
}

const daysIn = ({ legs, clocks }: Course): Readonly<Record<string, string | undefined>> => {
  const stopped = (key: string) => clocks[key] && iso(clocks[key][1])
  return {
    met_on: stopped('clk.alg_meeting'),
    written_on: stopped('clk.alg_written'),
    support_on: stopped('clk.alg_support'),
    children_told_on: stopped('clk.alg_child_answer'),
    letter_on: stopped('clk.alg_letter'),
    ...(clocks['clk.soc_conclude'] ? { soc_letter_on: iso(legs.at(-1)!.day) } : {}),
  }
}
