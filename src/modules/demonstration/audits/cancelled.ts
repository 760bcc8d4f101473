import { type Day, workingDaysAfter, workingDayUpTo, yearsLater } from '../days.ts'
import type { Random } from '../random.ts'
import { buildAudit } from './build.ts'
import { type Case, childrenFor } from './cases.ts'
import { stepsToReview } from './life.ts'
import type { AuditPlan, MovePlan } from './plan.ts'
import { drawStory } from './story.ts'
import { drawVoices } from './voices.ts'

const reasons = {
  SGO_ADOPTION:
    'The carers are now the children’s special guardians, and their approval has ended. The review is not needed.',
  RESIGNED:
    'The carers have stopped fostering, and the review was not held. What they told us stays with their closing record.',
  TRANSFERRED: 'The carers have moved to another fostering service, which reviews them from now on.',
} as const
type Reason = keyof typeof reasons

/** At most so many. */
const most = 2

/** For each reason an audit of the last year that was called off before the review: the latest that fits. */
export function cancelledAudits(cases: readonly Case[], today: Day, random: Random): AuditPlan[] {
  const found = (Object.keys(reasons) as Reason[]).flatMap((reason) => {
    const ended = cases
      .filter(({ household }) => household.endedReason === reason && (household.endedOn ?? 0) > today - 330)
      .map((about) => ({ about, due: nextDue(about) }))
      .filter(({ about, due }) => calledOff(about, due) && childrenFor(about, due).length > 0)
      .toSorted((one, other) => other.about.household.endedOn! - one.about.household.endedOn!)
    return ended.slice(0, 1).map((one) => ({ ...one, words: reasons[reason] }))
  })
  return found.slice(0, most).map(({ about, due, words }) => cancelledAudit(about, due, words, today, random))
}

function nextDue({ household, reviews }: Case): Day {
  return yearsLater(reviews.at(-1)?.held ?? household.approvedOn ?? 0, 1)
}

/** The approval ended after the audit had been planned, and before the review was held. */
function calledOff({ household }: Case, due: Day): boolean {
  const left = due - (household.endedOn as Day)
  return left > -40 && left < 58
}

function cancelledAudit(about: Case, wanted: Day, words: string, today: Day, random: Random): AuditPlan {
  const { household, worker, teamManager } = about
  const due = Math.max(wanted, (household.endedOn as Day) + 12)
  const auditor = random.pick(['fro-1', 'fro-2'])
  const [gather] = stepsToReview(due, due, auditor) as [MovePlan, MovePlan]
  const day = workingDaysAfter(household.endedOn as Day, 2)
  const isGathering = gather.at.day < day
  const cancel = {
    move: 'cancel',
    from: isGathering ? 'gathering' : 'scheduled',
    to: 'cancelled',
    by: 'qa-1',
    at: { day, minute: 690 },
    words,
  } as const
  const asked = { askedOn: gather.at.day, meeting: due - 3, today, gatherer: auditor, mood: 0.2 }
  const plan = buildAudit({
    about,
    kind: 'review_linked',
    scheduledFor: workingDayUpTo(due),
    cast: { auditor, worker, moderator: 'iro-1', teamManager, quality: 'qa-1' },
    story: drawStory('good', about, due, random, false),
    moves: isGathering ? [gather, cancel] : [cancel],
    actions: [],
    voices: isGathering ? drawVoices(about, childrenFor(about, due), asked, random) : [],
    written: 0,
    today,
    random,
  })
  const notAsked = { at: cancel.at, reason: 'other', words: 'The audit was cancelled.' } as const
  const voices = plan.voices.map(({ given, ...voice }) =>
    given && given.at.day < day ? { ...voice, given } : { ...voice, notGiven: voice.notGiven ?? notAsked },
  )
  return { ...plan, voices }
}
