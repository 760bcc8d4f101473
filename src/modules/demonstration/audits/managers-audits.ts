import { type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter, workingDayUpTo } from '../days.ts'
import { type TeamKey, teams } from '../people.ts'
import { type Random, seeded } from '../random.ts'
import { buildAudit } from './build.ts'
import { type Case, childrenFor, moderatorFor } from './cases.ts'
import { runToItsEnd } from './course.ts'
import type { AuditPlan } from './plan.ts'
import { storyAt } from './story.ts'
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
  const months = monthsBetween(since, today)
  for (const first of months) {
    for (const lot of lotsOf(first, first === months.at(-swap.monthsAgo))) {
      const { team, seed, swappedBecause } = lot
      const candidates = cases.filter((one) => one.household.team !== team && mayBeDrawn(one, first, drawnOn))
      const names = candidates.map((one) => one.id)
      const about = candidates[names.indexOf(draw(seed, names))]
      if (!about) continue
      drawnOn.set(about.id, first)
      const plan = drawnAudit(about, team, first, today, random.stream(seed))
      const madeAt = lot.again ? drawnAgainAt(first) : plan.madeAt
      const drawn = { team, seed, candidates: names, ...(swappedBecause && { swappedBecause }) }
      plans.push({ ...(swappedBecause ? calledOff(plan, swappedBecause, first) : { ...plan, madeAt }), drawn })
    }
  }
  return plans
}

type Lot = { team: TeamKey; seed: string; swappedBecause?: string; again?: boolean }

/** Once in the last year another household had to be drawn. */
const swap = {
  team: 'merrowby',
  monthsAgo: 4,
  because: 'The manager knows these carers privately and said so at once. Another household is drawn in its place.',
} as const

function lotsOf(first: Day, withSwap: boolean): Lot[] {
  return teams.flatMap(({ key: team }): Lot[] => {
    const lot = { team, seed: `${first}${team}` }
    return withSwap && team === swap.team
      ? [
          { team, seed: `${lot.seed}0`, swappedBecause: swap.because },
          { ...lot, again: true },
        ]
      : [lot]
  })
}

const drawnAgainAt = (first: Day) => ({ day: workingDaysAfter(workingDayFrom(first), 1), minute: 620 })

/** The audit as it was when another household took its place: nothing had been done yet. */
function calledOff(plan: AuditPlan, because: string, first: Day): AuditPlan {
  const { kind, household, children, auditor, worker, scheduledFor, periodFrom, periodTo, madeAt } = plan
  const at = drawnAgainAt(first)
  const cancel = { move: 'cancel', from: 'scheduled', to: 'cancelled', by: 'qa-1', at, words: because } as const
  const nothing = { answers: [], actions: [], voices: [] }
  const planned = { kind, household, children, auditor, worker, scheduledFor, periodFrom, periodTo, madeAt }
  return { ...planned, ...nothing, state: 'cancelled', moves: [cancel] }
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

function drawnAudit(about: Case, team: TeamKey, first: Day, today: Day, random: Random): AuditPlan {
  const scheduledFor = workingDayUpTo(dayOf(dateOf(first).add({ months: 1 })) - 1)
  const story = storyAt(first, about, scheduledFor, today, random)
  const children = childrenFor(about, scheduledFor)
  const auditor = teams.find(({ key }) => key === team)!.manager
  const quality = random.pick(['qa-1', 'qa-2'])
  const moderator = moderatorFor(children, first + auditor.length + random.whole(0, 3))
  const cast = { auditor, worker: about.worker, moderator, teamManager: about.teamManager, quality }
  const start = workingDayFrom(first + random.whole(3, 16))
  const { moves, actions } = runToItsEnd({ about, story, cast, from: 'scheduled', start, today, random })
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
