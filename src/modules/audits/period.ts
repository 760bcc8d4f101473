/** Clause 7.3: the last twelve months up to the review; shorter for carers approved since (reading 3). */
export function usualPeriodUpTo(
  to: Temporal.PlainDate,
  { months, approvedOn }: { months: number; approvedOn: Temporal.PlainDate | null },
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const from = to.subtract({ months })
  const { compare } = Temporal.PlainDate
  const later = approvedOn && compare(approvedOn, from) > 0 && compare(approvedOn, to) < 0
  return { from: later ? approvedOn : from, to }
}

/** The usual period stays the usual one until somebody gives a reason for another. */
export const isUsual = ({ periodReason }: { periodReason: string | null }): boolean => periodReason === null
