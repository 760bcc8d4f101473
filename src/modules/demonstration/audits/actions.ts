import { type Day, workingDaysAfter } from '../days.ts'
import { actionEvidence } from '../phrases/responses.ts'
import { type Theme, type ThemeKey, themes } from '../phrases/themes.ts'
import type { Random } from '../random.ts'
import type { ActionPlan, Moment } from './plan.ts'
import type { Story } from './story.ts'

type Given = { story: Story; worker: string; teamManager: string; raisedAt: Moment; today: Day; random: Random }

const workingDaysFor = { p1: 1, p2: 10, p3: 30, p4: 125 } as const

/** One action for each worry: one owner, a date by its urgency, and, when its time has come, done and verified. */
export function drawActions(given: Given): ActionPlan[] {
  return given.story.worries.map((theme) => drawAction(theme, given))
}

function drawAction(key: ThemeKey, { story, worker, teamManager, raisedAt, today, random }: Given): ActionPlan {
  const theme: Theme = themes[key]
  const priority = priorityFor(story, theme, random)
  const due = workingDaysAfter(raisedAt.day, workingDaysFor[priority])
  const owner = theme.owner === 'worker' ? worker : teamManager
  const plan = {
    says: random.pick(theme.actions),
    question: `${theme.section}.grade`,
    forWhom: theme.forWhom,
    owner,
    priority,
    raisedBy: teamManager,
    raisedAt,
    due,
  }
  const begun = workingDaysAfter(raisedAt.day, priority === 'p1' ? 0 : random.whole(1, 4))
  const late = random.chance(0.12) ? random.whole(2, 12) : -random.whole(0, priority === 'p3' ? 14 : 4)
  const done = Math.max(begun, workingDaysAfter(due, priority === 'p1' ? 0 : late))
  const verified = workingDaysAfter(done, random.whole(1, 5))
  return {
    ...plan,
    ...(begun < today && { begun: { day: begun, minute: 610 } }),
    ...(done < today && { done: { at: { day: done, minute: 880 }, evidence: random.pick(actionEvidence) } }),
    ...(verified < today && {
      verified: {
        at: { day: verified, minute: 700 },
        by: owner === teamManager ? 'sm-1' : teamManager,
        impact: random.pick(theme.impacts),
      },
    }),
  }
}

function priorityFor({ finalGrade }: Story, theme: Theme, random: Random): ActionPlan['priority'] {
  if (finalGrade === 'inadequate' && theme.section === 'safe') return 'p1'
  if (finalGrade === 'inadequate') return 'p2'
  return random.chance(finalGrade === 'requires_improvement' ? 0.75 : 0.6) ? 'p2' : 'p3'
}

/** The day on which the last action was verified; undefined while one is not. */
export function lastVerified(actions: readonly ActionPlan[]): Day | undefined {
  const days = actions.map((action) => action.verified?.at.day)
  return days.every((day) => day !== undefined) ? Math.max(0, ...days) : undefined
}
