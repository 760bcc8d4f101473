import { type Day, workingDayFrom } from '../days.ts'
import type { Facts } from '../generate.ts'
import type { Random } from '../random.ts'
import type { Review } from '../reviews.ts'
import { buildAudit } from './build.ts'
import { cancelledAudits } from './cancelled.ts'
import { type Case, casesOf, childrenFor, moderatorFor } from './cases.ts'
import { runCourse, runToItsEnd } from './course.ts'
import { type Cast, stepsToReview } from './life.ts'
import { type Scene, scenesFor } from './scenes.ts'
import { anyDraw, type Draw, managersAudits } from './managers-audits.ts'
import type { AuditPlan, MovePlan } from './plan.ts'
import { reauditsOf } from './re-audits.ts'
import { drawStory, storyAt } from './story.ts'
import { drawVoices } from './voices.ts'

/**
 * Three years of audits: one at each carer review, the managers’ monthly ones, and re-audits; the latest of them still
 * under way, one or more in every state in which an audit can wait.
 */
export function planAudits(facts: Facts, random: Random, draw: Draw = anyDraw): AuditPlan[] {
  const cases = casesOf(facts)
  const since = facts.today - 3 * 365
  const reviewed = cases.flatMap((about) => about.reviews.map((review) => ({ about, review })))
  const held = reviewed
    .filter(({ review }) => (review.held ?? 0) >= since)
    .sort((one, other) => one.review.held! - other.review.held!)
  const ahead = reviewed.filter(({ review }) => review.held === undefined && review.due <= facts.today + 60)
  const upcoming = ahead.map(({ about, review }) => beforeReview(about, review, facts.today, random.stream(review.id)))
  const scenes = scenesFor(held, workersOf(upcoming), facts.today)
  const plans = held.map(({ about, review }, at) =>
    atReview(about, review, at, facts.today, random.stream(review.id), scenes.get(review.id)),
  )
  const monthly = managersAudits(cases, since, facts.today, random.stream('managers'), draw)
  const cancelled = cancelledAudits(cases, facts.today, random.stream('cancelled'))
  const all = [...plans, ...upcoming, ...monthly, ...cancelled]
  return reauditsOf(all, new Map(cases.map((one) => [one.id, one])), facts.today, random.stream('again'))
}

/** The fostering social workers whose report for a coming review is wanted, and not there yet. */
function workersOf(upcoming: readonly AuditPlan[]): Set<string> {
  const wanted = upcoming.filter(
    ({ state, answers }) => state === 'gathering' && !answers.some(({ question }) => question.startsWith('swr.')),
  )
  return new Set(wanted.map(({ worker }) => worker))
}

function atReview(about: Case, review: Review, number: number, today: Day, random: Random, scene?: Scene): AuditPlan {
  const held = review.held as Day
  const story = scene?.grade
    ? drawStory(scene.grade, about, review.due, random, scene.differs)
    : storyAt(held, about, review.due, today, random)
  const grade = story.auditorGrade
  const cast = castFor(about, review.officer, number, scene, review.due)
  const before = stepsToReview(held, review.due, review.officer)
  const stopsHere = scene?.stop?.at === 'review_held'
  const course = stopsHere
    ? { moves: [], actions: [] }
    : (scene ? runCourse : runToItsEnd)({
        about,
        story,
        cast,
        from: 'review_held',
        start: held,
        today,
        random,
        ...(scene?.stop && { stop: scene.stop }),
        ...(scene?.standing && { standing: scene.standing }),
      })
  const voices = drawVoices(
    about,
    childrenFor(about, review.due),
    { askedOn: before[0]!.at.day, meeting: held, today, gatherer: review.officer, mood: moodOf(grade) },
    random,
  )
  return buildAudit({
    about,
    kind: 'review_linked',
    reviewId: review.id,
    review: { due: review.due, held, toPanel: review.toPanel },
    ...(about.reviews.at(-1) !== review && { nextReview: about.reviews[about.reviews.indexOf(review) + 1]!.due }),
    scheduledFor: review.due,
    cast,
    story,
    moves: [...before, ...course.moves],
    actions: course.actions,
    voices: voices.map(heardInTime),
    ...(scene?.alert
      ? { alert: 'open' as const }
      : grade === 'inadequate' && random.chance(0.22)
        ? { alert: 'cleared' as const }
        : {}),
    ...(scene?.blind && { blind: true }),
    written: scene?.written ?? 0.6,
    ...(scene?.secondLookIn !== undefined && { reauditOn: workingDayFrom(today + scene.secondLookIn) }),
    reportIn: stopsHere,
    today,
    random,
  })
  /** The audit cannot have been sent without every voice, or the reason why there is none. */
  function heardInTime(voice: AuditPlan['voices'][number]): AuditPlan['voices'][number] {
    if (voice.given || voice.notGiven) return voice
    return {
      ...voice,
      notGiven: {
        at: { day: Math.min(held, today - 1), minute: 900 },
        reason: 'not_contactable',
        words: 'Not reached before the review.',
      },
    }
  }
}

function beforeReview(about: Case, review: Review, today: Day, random: Random): AuditPlan {
  /** Two carers of one home are talked with at home, in one conversation: it is still to come. */
  function bothAtHome(voice: AuditPlan['voices'][number]): AuditPlan['voices'][number] {
    if (voice.kind !== 'carer' || about.household.carers.length < 2) return voice
    const { given: _given, notGiven: _notGiven, ...asked } = voice
    return asked
  }

  const [gather] = stepsToReview(review.due, review.due, review.officer) as [MovePlan, MovePlan]
  const moves = gather.at.day < today ? [gather] : []
  const story = drawStory('good', about, review.due, random)
  const meeting = review.due - 3
  const asked = { askedOn: gather.at.day, meeting, today, gatherer: review.officer, mood: 0.4, from: 0.4 }
  return buildAudit({
    about,
    kind: 'review_linked',
    scheduledFor: review.due,
    cast: castFor(about, review.officer, 0, undefined, review.due),
    story,
    moves,
    actions: [],
    voices: moves.length > 0 ? drawVoices(about, childrenFor(about, review.due), asked, random).map(bothAtHome) : [],
    written: 0,
    reportIn: review.due - today < 7,
    reviewId: review.id,
    today,
    random,
  })
}

function castFor(about: Case, auditor: string, number: number, scene: Scene | undefined, on: Day): Cast {
  const moderator = scene?.moderator ?? moderatorFor(childrenFor(about, on), number)
  return {
    auditor,
    worker: about.worker,
    moderator,
    teamManager: about.teamManager,
    quality: number % 3 === 0 ? 'qa-2' : 'qa-1',
  }
}

function moodOf(grade: string): number {
  return { outstanding: 1.4, good: 0.6, requires_improvement: -0.3, inadequate: -1 }[grade] ?? 0
}
