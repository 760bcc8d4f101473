import type { Offered as OfferedOf } from '#modules/evidence/index.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { Adult } from '#modules/register/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { State } from '../steps.ts'
import type { PersonalMove } from '../move-forms.ts'
import type { AuditCase } from '../queries/standing.ts'

export type Offered = OfferedOf<PersonalMove>

/** What the page of an audit prints. */
export type ShowFacts = {
  about: AuditCase
  /** Open alerts on the household that this person reads. */
  alerts: readonly { ref: string }[]
  /** What was put right after it was decided. */
  corrected: SafeHtml
  offered: readonly Offered[]
  voices: SafeHtml
  actions: SafeHtml
  mayRaiseAction: boolean
  /** Who lived there in the period as an adult only: not audited. */
  adults: readonly Adult[]
  /** What was brought forward from words that were moved or sealed, for whoever looks at it again. */
  fromWordsGone: readonly Answer[]
  today: Temporal.PlainDate
  blind: boolean
  /** Whether a worker's reflection is this person's to read. */
  readsReflection: boolean
  original: { ref: string } | null
  reaudit: { ref: string; state: State } | null
}
