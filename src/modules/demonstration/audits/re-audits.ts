import { type Day, workingDayFrom, workingDaysAfter } from '../days.ts'
import type { Random } from '../random.ts'
import { buildAudit } from './build.ts'
import { type Case, childrenFor, moderatorFor } from './cases.ts'
import { runToItsEnd } from './course.ts'
import { dayOfMove } from './life.ts'
import type { AuditPlan } from './plan.ts'
import { drawStory } from './story.ts'
import { answeredBefore } from './answered.ts'
import { drawVoices } from './voices.ts'

/**
 * Every inadequate audit is looked at again six weeks after sign-off; it closes when the second look has been graded.
 * Gives back all audits, each re-audit with the place of the one that it follows.
 */
export function reauditsOf(
  plans: readonly AuditPlan[],
  cases: ReadonlyMap<string, Case>,
  today: Day,
  random: Random,
): AuditPlan[] {
  const all = [...plans]
  for (const [at, plan] of plans.entries()) {
    const asked = dayOfMove(plan, 'ask_reaudit')
    if (!asked) continue
    const about = cases.get(plan.household) as Case
    const on = workingDayFrom(Math.max(plan.reauditOn ?? 0, asked.day + 14))
    const again = {
      ...secondLook(plan, about, on, today, random.stream(`${plan.household}/${on}`)),
      madeAt: asked,
      reauditOf: at,
    }
    all[at] = closedAfter({ ...plan, reauditOn: on }, again, today)
    all.push(again)
  }
  return all
}

function secondLook(plan: AuditPlan, about: Case, on: Day, today: Day, random: Random): AuditPlan {
  const story = drawStory(random.chance(0.6) ? 'requires_improvement' : 'good', about, on, random, false)
  const moderator = moderatorFor(childrenFor(about, on), on)
  const cast = {
    auditor: plan.auditor,
    worker: about.worker,
    moderator,
    teamManager: about.teamManager,
    quality: 'qa-1',
  }
  const { moves, actions } = runToItsEnd({ about, story, cast, from: 'scheduled', start: on, today, random })
  const asked = { askedOn: on, meeting: on + 12, today, gatherer: plan.auditor, mood: 0.3 }
  const voices = moves.length > 0 ? drawVoices(about, childrenFor(about, on), asked, random) : []
  return buildAudit({
    about,
    kind: 're_audit',
    scheduledFor: on,
    cast,
    story,
    moves,
    actions,
    voices,
    written: 0.4,
    today,
    random,
  })
}

function closedAfter(plan: AuditPlan, again: AuditPlan, today: Day): AuditPlan {
  const graded = dayOfMove(again, 'pass_on')
  const day = graded && workingDaysAfter(graded.day, 2)
  if (day === undefined || day >= today) return plan
  const at = { day, minute: 700 }
  const close = { move: 'close', from: 're_audit_due', to: 'closed', by: 'qa-1', at, words: '' } as const
  const said = (question: string, value: string, explanation = '') => ({
    question,
    value,
    explanation,
    evidence: '',
    by: 'qa-1',
    at,
  })
  const closing = [
    said('loop.actions_verified', 'yes'),
    said(
      'loop.impact_for_child',
      'The second look found the plan in place and the child settled; what was missing is there.',
    ),
    said('loop.child_told', 'yes'),
    said('loop.carer_told', 'yes'),
  ]
  return {
    ...plan,
    state: 'closed',
    moves: [...plan.moves, close],
    answers: [...plan.answers, ...closing],
    voices: answeredBefore(day, plan.voices),
  }
}
