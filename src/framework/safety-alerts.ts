/** What happens when a child may not be safe: the lines that a decision settles, who may decide, and the hours that count.
 * Sources: clauses 2.1, 4.9 and 7.10; Working Together; Hearth's proposals where the law names no hour. */

export type DecisionLine = {
  key: string
  /** As a statement that is so, or not so with a reason. */
  says: string
  /** What to write when it is so. */
  when: string
}

/** Each is settled: yes with when, who and a reference, or no with the reason. */
export const decisionLines = [
  { key: 'seen_alone', says: 'The child was seen and spoken to alone', when: 'When, by whom, and where it is written' },
  { key: 'safe_tonight', says: 'The child is safe tonight', when: 'Because of what, who makes sure, and since when' },
  {
    key: 'other_children',
    says: 'The other children here are safe',
    when: 'Who saw them, when, and where it is written',
  },
  {
    key: 'placing_authority',
    says: 'The child’s own social worker and the authority that placed them know',
    when: 'Who was told, when, and their reference',
  },
  {
    key: 'lado',
    says: 'The Local Authority Designated Officer was told',
    when: 'When, by whom, and their reference',
  },
  {
    key: 'police',
    says: 'The police or the out-of-hours team were told',
    when: 'When, by whom, and their reference',
  },
  { key: 'iro', says: 'The Independent Reviewing Officer knows what was decided', when: 'When, and by whom' },
  { key: 'parents', says: 'The parents were told', when: 'When, by whom, and what' },
  { key: 'carers', says: 'The carers are told', when: 'What they are told, when, and by whom' },
  { key: 'follows', says: 'Something follows from this', when: 'What, who does it, and by when' },
] as const satisfies readonly DecisionLine[]

export type DecisionKey = (typeof decisionLines)[number]['key']

/** Who decides, from the first that is there and not concerned, upwards (clause 4.9). */
export const decidingRoles = ['service_manager', 'head_of_service', 'corporate_director', 'executive_director'] as const

/** To whom an alert climbs when nobody has decided. */
export const climbsTo = ['head_of_service', 'corporate_director', 'head_of_quality_assurance'] as const

/** The hours that count, as a council may at most allow; it may make each sooner. Whole hours in Europe/London. */
export const alertHours = { workBegins: 9, toldAgainAfter: 2, lateFrom: 15, climbsAt: 17, morningAt: 10 } as const

/** A yes that nobody confirmed or took back goes out by itself after so many minutes. */
export const unfinishedAfterMinutes = 30
