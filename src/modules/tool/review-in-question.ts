import type { Review } from '#modules/register/index.ts'

/** The review that the question and the rule are both about: the one that the audit follows; else one that is overdue. */
export function reviewInQuestion<R extends Pick<Review, 'id' | 'dueOn' | 'heldOn'>>(
  reviews: readonly R[],
  { reviewId, periodTo }: { reviewId: number | null; periodTo: Temporal.PlainDate },
): R | undefined {
  if (reviewId !== null) return reviews.find(({ id }) => id === reviewId)
  const overdue = reviews.filter((one) => one.heldOn === null && Temporal.PlainDate.compare(one.dueOn, periodTo) < 0)
  return overdue.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))[0]
}
