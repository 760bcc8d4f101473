import { type Day, dateOf, dayOf, workingDayFrom, workingDayUpTo } from '../days.ts'
import { type DemonstrationTeam, teams } from '../people.ts'
import { type Random, seeded } from '../random.ts'
import { buildAudit } from './build.ts'
import { type Case, childrenFor, moderatorFor } from './cases.ts'
import { runCourse } from './course.ts'
import { drawGrade } from './grading.ts'
import type { AuditPlan } from './plan.ts'
import { drawStory } from './story.ts'
import { drawVoices } from './voices.ts'

/** Draws one of these households by a seed, so that the draw can be repeated from what is kept of it. */
export type Draw = (seed: string, candidates: readonly string[]) => string

/** Good enough where nobody will repeat the draw. */
export const anyDraw: Draw = (seed, candidates) => seeded(seed).pick(candidates)

/** One household a month for each team manager, drawn by chance from the other teams’ (clause 4.7). */
export function managersAudits(
  cases: readonly Case[],
  since: Day,
  today: Day,
  random: Random,
  draw: Draw,
): AuditPlan[] {
  const plans: AuditPlan[] = []
  const drawnOn = new Map<string, Day>()
  for (const first of monthsBetween(since, today)) {
    for (const team of teams) {
      const candidates = cases.filter((one) => one.household.team !== team.key && mayBeDrawn(one, first, drawnOn))
      const names = candidates.map((one) => one.id)
      const seed = `${first}${team.key}`
      const about = candidates[names.indexOf(draw(seed, names))]
      if (!about) continue
      drawnOn.set(about.id, first)
      plans.push({
        ...drawnAudit(about, team, first, today, random.stream(seed)),
        drawn: { team: team.key, seed, candidates: names },
      })
    }
  }
  return plans
}

/** Approved, with a child, and not audited in the last twelve months: so mostly in the carers’ first year. */
function mayBeDrawn(about: Case, on: Day, drawnOn: ReadonlyMap<string, Day>): boolean {
  const { household, reviews } = about
  const approved = household.approvedOn !== undefined && household.approvedOn < on - 30
  const ended = household.endedOn !== undefined && household.endedOn <= on + 60
  const audited = Math.max(
    drawnOn.get(household.id) ?? 0,
    ...reviews.map((review) => ((review.held ?? on) < on ? review.held! : 0)),
  )
  return approved && !ended && audited < on - 365 && childrenFor(about, on).length > 0
}

function drawnAudit(about: Case, team: DemonstrationTeam, first: Day, today: Day, random: Random): AuditPlan {
  const scheduledFor = workingDayUpTo(dayOf(dateOf(first).add({ months: 1 })) - 1)
  const story = drawStory(drawGrade((today - first) / 365, random), about, scheduledFor, random)
  const children = childrenFor(about, scheduledFor)
  const auditor = team.manager
  const quality = random.pick(['qa-1', 'qa-2'])
  const moderator = moderatorFor(children, first + auditor.length + random.whole(0, 3))
  const cast = { auditor, worker: about.worker, moderator, teamManager: about.teamManager, quality }
  const start = workingDayFrom(first + random.whole(3, 16))
  const { moves, actions } = runCourse({ about, story, cast, from: 'scheduled', start, today, random })
  const asked = { askedOn: start, meeting: start + 12, today, gatherer: auditor, mood: 0.5 }
  const voices = moves.length > 0 ? drawVoices(about, children, asked, random) : []
  const draft = { about, kind: 'monthly_case_file', scheduledFor, cast, story, moves, actions, voices } as const
  return {
    ...buildAudit({ ...draft, written: 0.5, today, random }),
    madeAt: { day: workingDayFrom(first), minute: 560 },
  }
}

function monthsBetween(since: Day, today: Day): Day[] {
  const months: Day[] = []
  const start = dateOf(since).with({ day: 1 }).add({ months: 1 })
  for (let month = start; dayOf(month) + 4 < today; month = month.add({ months: 1 })) months.push(dayOf(month))
  return months
}
