import { type Fact, isCalledFor, type Modules } from '#framework/a2-audit-tool/calls.ts'
import { type Answers, answerKey } from '#framework/forms/answered.ts'
import type { Called } from '#framework/forms/depth.ts'
import type { Household, PlacedChild, Review } from '#modules/register/index.ts'
import { ageOn } from '#platform/dates/index.ts'
import { reviewInQuestion } from './review-in-question.ts'

type About = {
  audit: { reviewId: number | null; periodFrom: Temporal.PlainDate; periodTo: Temporal.PlainDate }
  household: Household
  /** Every stay there in the audit's period. */
  stays: readonly PlacedChild[]
  children: readonly { id: number; bornOn: Temporal.PlainDate }[]
  reviews: readonly Review[]
  /** Since when the household has been with another team than in that period. */
  otherTeamOn: Temporal.PlainDate | null
}

/**
 * What calls for a further question of this audit, and which modules are for it. `answers`: as this person sees them, so that what
 * stands on a page never tells of an answer that is kept from them.
 */
export function calledIn(about: About, answers: Answers): Called {
  const ofHousehold = factsOfHousehold(about)
  const ofChildren = new Map(about.children.map((child) => [child.id, factsOfChild(about, child)]))
  const modules = modulesOf(about)
  const all = new Set([...ofHousehold, ...[...ofChildren.values()].flatMap((facts) => [...facts])])
  return ({ key, module }, childId) => {
    if (module !== undefined && !modules.has(module)) return 'not for this one'
    const facts = childId === null ? all : new Set([...ofHousehold, ...(ofChildren.get(childId) ?? [])])
    const valueOf = (question: string) =>
      (answers.get(answerKey(question, childId)) ?? answers.get(answerKey(question, null)))?.value
    return isCalledFor(key, facts, valueOf) ? 'called for' : undefined
  }
}

function factsOfHousehold({ audit, household, stays, reviews, otherTeamOn }: About): Set<Fact> {
  const { firstApprovedOn } = household
  const review = reviewInQuestion(reviews, audit)
  const since = (years: number) =>
    firstApprovedOn !== null && isAfter(firstApprovedOn, audit.periodTo.subtract({ years }))
  return chosen({
    newly_approved: since(2),
    first_year: since(1),
    kinship: household.carerType === 'connected',
    to_panel: review?.kind === 'first',
    worker_changed: otherTeamOn !== null,
    moves: stays.some((stay) => isIn(stay.placedFrom, audit) || isIn(stay.placedUntil, audit)),
  })
}

function factsOfChild({ audit, stays }: About, child: About['children'][number]): Set<Fact> {
  const own = stays.filter(({ id }) => id === child.id)
  const age = ageOn(child.bornOn, audit.periodTo)
  const movedIn = own.some(({ placedFrom }) => isIn(placedFrom, audit))
  return chosen({
    moved_in: movedIn,
    moved_in_gcse: movedIn && age >= 14 && age < 17,
    ended: own.some(({ placedUntil }) => isIn(placedUntil, audit)),
    ended_unplanned: own.some(({ placedUntil, endedUnplanned }) => endedUnplanned && isIn(placedUntil, audit)),
    matched: own.some(({ longTerm }) => longTerm),
    aged_15: age >= 15,
    aged_16: age >= 16,
  })
}

function modulesOf({ household }: About): ReadonlySet<string> {
  const { carerType, status } = household
  return chosen<Modules>({
    kinship: carerType === 'connected',
    temporary: status === 'temp_reg24',
    ending: status === 'ended',
    parent_and_child: carerType === 'parent_child',
    short_breaks: carerType === 'short_break',
    early_permanence: carerType === 'ffa',
  })
}

const chosen = <T extends string>(table: Partial<Record<T, boolean>>): Set<T> =>
  new Set((Object.keys(table) as T[]).filter((key) => table[key]))

const isIn = (day: Temporal.PlainDate | null, { periodFrom, periodTo }: About['audit']): boolean =>
  day !== null && !isAfter(periodFrom, day) && !isAfter(day, periodTo)

const isAfter = (day: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, other) > 0
