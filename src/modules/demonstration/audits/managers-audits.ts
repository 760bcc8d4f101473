import { type Day, dateOf, dayOf, workingDayFrom } from '../days.ts'
import { startedOn } from '../households.ts'
import { teams } from '../people.ts'
import type { Random } from '../random.ts'
import { buildAudit } from './build.ts'
import { type Case, childrenFor, moderatorFor } from './cases.ts'
import { runCourse } from './course.ts'
import { drawGrade } from './grading.ts'
import type { AuditPlan } from './plan.ts'
import { drawStory } from './story.ts'
import { drawVoices } from './voices.ts'

/** One household a month and team, drawn by chance and audited by the manager of another team (clause 4.7). */
export function managersAudits(cases: readonly Case[], since: Day, today: Day, random: Random): AuditPlan[] {
  const plans: AuditPlan[] = []
  const last = new Map<string, Day>()
  for (const [number, first] of monthsBetween(since, today).entries()) {
    for (const [at, team] of teams.entries()) {
      const candidates = cases.filter((one) => one.household.team === team.key && mayBeDrawn(one, first, last))
      if (candidates.length === 0) continue
      const about = random.pick(candidates)
      last.set(about.id, first)
      const auditor = teams[(at + 1 + (number % 2)) % teams.length]!.manager
      plans.push(
        drawnAudit(about, candidates, auditor, first, number * 3 + at, today, random.stream(`${first}/${team.key}`)),
      )
    }
  }
  return plans
}

/** Approved for half a year or more, with a child, and not drawn in the last twelve months. */
function mayBeDrawn(about: Case, on: Day, last: ReadonlyMap<string, Day>): boolean {
  const { household } = about
  const open =
    startedOn(household) < on - 180 &&
    (household.endedOn ?? on + 1) > on &&
    about.status !== 'APPLICANT' &&
    about.status !== 'ASSESSMENT'
  return open && childrenFor(about, on).length > 0 && (last.get(about.id) ?? 0) < on - 365
}

function drawnAudit(
  about: Case,
  candidates: readonly Case[],
  auditor: string,
  first: Day,
  number: number,
  today: Day,
  random: Random,
): AuditPlan {
  const scheduledFor = workingDayFrom(first + 12)
  const grade = drawGrade((today - first) / 365, random)
  const story = drawStory(grade, about, scheduledFor, random)
  const moderator = moderatorFor(childrenFor(about, scheduledFor), number)
  const cast = {
    auditor,
    worker: about.worker,
    moderator,
    teamManager: about.teamManager,
    quality: number % 2 === 0 ? 'qa-1' : 'qa-2',
  }
  const start = workingDayFrom(first + random.whole(3, 9))
  const { moves, actions } = runCourse({ about, story, cast, from: 'scheduled', start, today, random })
  const asked = { askedOn: start, meeting: start + 12, today, gatherer: auditor, mood: 0.5 }
  const voices = moves.length > 0 ? drawVoices(about, childrenFor(about, scheduledFor), asked, random) : []
  const plan = buildAudit({
    about,
    kind: 'monthly_case_file',
    scheduledFor,
    cast,
    story,
    moves,
    actions,
    voices,
    written: 0.5,
    today,
    random,
  })
  return { ...plan, madeAt: { day: workingDayFrom(first), minute: 560 }, drawnFrom: candidates.map((one) => one.id) }
}

function monthsBetween(since: Day, today: Day): Day[] {
  const months: Day[] = []
  for (
    let month = dateOf(since).with({ day: 1 }).add({ months: 1 });
    dayOf(month) < today;
    month = month.add({ months: 1 })
  ) {
    months.push(dayOf(month))
  }
  return months
}
