import { type Day, workingDaysAfter, workingDaysBetween } from '../days.ts'
import { people } from '../people.ts'
import { actionEvidence } from '../phrases/responses.ts'
import { type Theme, type ThemeKey, themes } from '../phrases/themes.ts'
import type { Random } from '../random.ts'
import type { ActionPlan, Moment } from './plan.ts'
import type { Story } from './story.ts'

/** How an action of the fostering social worker’s stands today, where a scene says so. */
export type Standing = {
  /** In how many working days it is due; fewer than none when it is overdue. */
  due: number
  /** Its owner has done it, and nobody has checked yet. */
  toCheck?: boolean
  begun?: boolean
}

type Given = {
  story: Story
  worker: string
  teamManager: string
  raisedAt: Moment
  today: Day
  random: Random
  /** Verified by then, whatever chance says. */
  by?: Day
  /** How the first of them stand; the others are verified. */
  standing?: readonly Standing[]
}

const workingDaysFor = { p1: 1, p2: 10, p3: 30, p4: 125 } as const

/** One action for each worry: one owner, a date by its urgency, and, when its time has come, done and verified. */
export function drawActions(given: Given): ActionPlan[] {
  const { story, standing, today } = given
  if (!standing) return story.worries.map((theme) => drawAction(theme, given))
  const workersFirst = story.worries.toSorted((one, other) => Number(isManagers(one)) - Number(isManagers(other)))
  return workersFirst.map((theme, at) => {
    const stands = standing[at]
    return stands
      ? standingAction(theme, given, stands)
      : drawAction(theme, { ...given, by: Math.min(given.by ?? today, today - 1) })
  })
}

const isManagers = (key: ThemeKey): boolean => themes[key].owner === 'team_manager'

function drawAction(key: ThemeKey, given: Given): ActionPlan {
  const { raisedAt, today, random, by = Number.POSITIVE_INFINITY } = given
  const priority = priorityFor(given.story, themes[key], random)
  const plan = newAction(key, given, priority, workingDaysAfter(raisedAt.day, workingDaysFor[priority]))
  const drawnBegun = workingDaysAfter(raisedAt.day, priority === 'p1' ? 0 : random.whole(1, 4))
  const late = random.chance(0.12) ? random.whole(2, 12) : -random.whole(0, priority === 'p3' ? 14 : 4)
  const drawnDone = Math.max(drawnBegun, workingDaysAfter(plan.due, priority === 'p1' ? 0 : late))
  const drawnVerified = workingDaysAfter(drawnDone, random.whole(1, 5))
  const notAfter = (day: Day, limit: Day) => Math.max(raisedAt.day, Math.min(day, limit))
  const verified = notAfter(drawnVerified, by)
  const done = notAfter(drawnDone, drawnVerified > by ? workingDaysAfter(by, -1) : verified)
  const begun = Math.min(drawnBegun, done)
  return {
    ...plan,
    told: toldOf(plan, Math.min(done, today)),
    ...(begun < today && { begun: { day: begun, minute: begun === raisedAt.day ? 1000 : 610 } }),
    ...(done < today && {
      done: { at: { day: done, minute: done === raisedAt.day ? 1010 : 880 }, evidence: random.pick(actionEvidence) },
    }),
    ...(verified < today && {
      verified: verifiedOn(
        verified === done ? { day: verified, minute: 1020 } : { day: verified, minute: 700 },
        key,
        plan,
        given,
      ),
    }),
  }
}

/** Begun, overdue or waiting for its check, as a scene wants it. */
function standingAction(key: ThemeKey, given: Given, { due, toCheck = false, begun = true }: Standing): ActionPlan {
  const { raisedAt, today, random } = given
  const dueOn = workingDaysAfter(today, due)
  const priority = workingDaysBetween(raisedAt.day, dueOn) > 14 ? 'p3' : 'p2'
  const plan = { ...newAction(key, given, priority, dueOn), owner: given.worker }
  const done = workingDaysAfter(today, -2)
  const begunOn = workingDaysAfter(raisedAt.day, 1)
  return {
    ...plan,
    told: toldOf(plan, toCheck ? done : today),
    ...(begun && begunOn < today && { begun: { day: begunOn, minute: 610 } }),
    ...(toCheck && { done: { at: { day: done, minute: 880 }, evidence: random.pick(actionEvidence) } }),
  }
}

function newAction(key: ThemeKey, given: Given, priority: ActionPlan['priority'], due: Day): Omit<ActionPlan, 'told'> {
  const { worker, teamManager, raisedAt, random } = given
  const theme: Theme = themes[key]
  return {
    says: random.pick(theme.actions),
    question: `${theme.section}.grade`,
    forWhom: theme.forWhom,
    owner: isManagers(key) ? teamManager : worker,
    priority,
    raisedBy: teamManager,
    raisedAt,
    due,
  }
}

function verifiedOn(at: Moment, key: ThemeKey, { owner }: Pick<ActionPlan, 'owner'>, { teamManager, random }: Given) {
  return { at, by: owner === teamManager ? 'sm-1' : teamManager, impact: random.pick(themes[key].impacts) }
}

/** Told in the morning two working days after the date, and five: by then it was not done (`until`). */
function toldOf({ due, owner }: Pick<ActionPlan, 'due' | 'owner'>, until: Day): ActionPlan['told'] {
  const manager = people.find(({ key }) => key === owner)?.manager ?? 'sm-1'
  const rungs = [
    { to: manager, at: { day: workingDaysAfter(due, 2), minute: 390 } },
    { to: 'sm-1', at: { day: workingDaysAfter(due, 5), minute: 390 } },
  ]
  return rungs.filter(({ at }) => at.day < until)
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
