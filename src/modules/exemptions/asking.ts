import { isBefore } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import type { Kind } from './exemption.ts'

export type Asked = {
  kind: Kind
  on: Temporal.PlainDate
  /** Those who live there by the register on that day. */
  childIds: readonly number[]
  managerId: number | null
  /** Whoever asks manages its team, or stands in for whoever does. */
  isTheirs: boolean
  workerId: number | null
  deciderId: number | null
  /** One of its kind is open there already, by its reference, for the same children. */
  openRef: string | null
}

/** So far ahead an exemption may be asked for. */
const aheadDays = 92

/** What stands against beginning one, each at its field. */
export function mistakesIn(
  { kind, on, childIds, managerId, isTheirs, workerId, deciderId, openRef }: Asked,
  today: Temporal.PlainDate,
): Mistake[] {
  const isPast = isBefore(on, today.add({ days: 1 }))
  return [
    ...mistakeIf(
      managerId === null || workerId === null,
      'household',
      'Nobody supervises this household, or its team has no manager: that is put right in the register first.',
    ),
    ...mistakeIf(deciderId === null, 'household', 'Nobody here decides exemptions: ask whoever sets roles.'),
    ...mistakeIf(
      managerId !== null && !isTheirs,
      'household',
      'This household is in another team: its team manager writes it down. Tell them today.',
    ),
    ...mistakeIf(openRef !== null, 'household', `This is open already as ${openRef}. Go on there.`),
    ...mistakeIf(
      kind !== 'exemption' && !isPast,
      'on',
      'Give a day that is today or earlier: it is counted from the first night.',
    ),
    ...mistakeIf(
      kind === 'exemption' && isBefore(today.add({ days: aheadDays }), on),
      'on',
      'Give a day within the next three months.',
    ),
    ...mistakeIf(
      kind !== 'exemption' && isPast && childIds.length === 0,
      'on',
      'By the register no child lived there on that day.',
    ),
  ]
}
