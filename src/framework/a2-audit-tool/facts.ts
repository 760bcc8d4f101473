type Fact = {
  /** What the fact is, in a sentence a person can read beside the question. */
  says: string
  about: 'household' | 'child' | 'review' | 'actions'
  /** Who knows it. */
  from: 'register' | 'voices' | 'actions' | 'visits'
}

/** The facts that Hearth already holds and brings forward into an audit, so that nobody types what is known. */
export const facts = {
  approval_date: { about: 'household', from: 'register', says: 'When the household was first approved' },
  tsd_completed_on: {
    about: 'household',
    from: 'register',
    says: 'When the last of the carers completed the training, support and development standards',
  },
  dbs_oldest_on: {
    about: 'household',
    from: 'register',
    says: 'The oldest Disclosure and Barring Service check among the carers',
  },
  medical_oldest_on: { about: 'household', from: 'register', says: 'The oldest medical among the carers' },
  unannounced_visit_last_on: {
    about: 'household',
    from: 'register',
    says: 'When the last unannounced visit took place',
  },
  review_last_held_on: { about: 'review', from: 'register', says: 'When the last review meeting was held' },
  review_next_due_on: { about: 'review', from: 'register', says: 'When the next review is due' },
  review_within_year: {
    about: 'review',
    from: 'register',
    says: 'Whether the last review came within a year of the one before it, or of approval',
  },
  carers_asked: { about: 'review', from: 'voices', says: 'Whether every carer of the household was asked' },
  carer_support_score: { about: 'review', from: 'voices', says: 'The carer’s 0 to 10 for the support they get' },
  carer_recommend_score: { about: 'review', from: 'voices', says: 'The carer’s 0 to 10 for recommending us' },
  long_term_match: { about: 'child', from: 'register', says: 'Whether the child is here for the long term' },
  ended_unplanned: { about: 'child', from: 'register', says: 'Whether the child’s stay ended without a plan' },
  child_asked: { about: 'child', from: 'voices', says: 'Whether the child was asked what they think' },
  child_score: { about: 'child', from: 'voices', says: 'The child’s own 0 to 10 for living here' },
  visits_held: { about: 'household', from: 'visits', says: 'How many supervision visits are listed here' },
  visit_last_on: { about: 'household', from: 'visits', says: 'The last supervision visit that is listed here' },
  unannounced_held: { about: 'household', from: 'visits', says: 'How many unannounced visits are listed here' },
  actions_checked: { about: 'actions', from: 'actions', says: 'How many actions somebody else has checked' },
} as const satisfies Record<string, Fact>

export type FactName = keyof typeof facts
export type FactValue = Temporal.PlainDate | boolean | number

/** Facts with a value that could be somebody's answer; one that nobody recorded is absent. */
export type KnownFacts = { [Name in FactName]?: FactValue }
/** What stands beside a question, in words. */
export type FactWords = { [Name in FactName]?: string }

/**
 * Of each question that Hearth knows something about: which fact, whether that fact *is* the answer or only stands
 * beside it, and why. What fills an answer in stays "brought forward" until a person confirms it; what is close to an
 * answer, but is not it, never becomes one. By the question's key, so that it holds for every stored version of the tool.
 */
export type Brought = { fact: FactName; how: 'fills' | 'beside'; because: string }

const fills = (fact: FactName, because: string): Brought => ({ fact, how: 'fills', because })
const beside = (fact: FactName, because: string): Brought => ({ fact, how: 'beside', because })

/* Of what earlier versions of the tool asked in other words: they keep what stood beside it. */
export const ofEarlierVersions: Readonly<Record<string, Brought>> = {
  'cyp1.permanence': beside(
    'long_term_match',
    'Not being matched says nothing about whether child and carer know where the child will grow up.',
  ),
  'cyp3.disruption': beside(
    'ended_unplanned',
    'That a stay ended without a plan does not say whether anybody met and learned from it.',
  ),
  'safe.health_carer': beside('medical_oldest_on', 'A date does not say whether a medical is current or was weighed.'),
}

export const broughtTo: Readonly<Record<string, Brought>> = {
  ...ofEarlierVersions,
  'swr.tsd': fills('tsd_completed_on', 'The carers have completed the standards when the last of them has.'),
  'swr.checks': beside('dbs_oldest_on', 'One date is not the list of every adult’s checks.'),
  'fro.meeting_date': fills('review_last_held_on', 'The day on which the meeting was held is recorded.'),
  'fro.next_due': fills('review_next_due_on', 'The day of the next review is recorded, once it lies after this one.'),
  'cyp1.right_home': beside(
    'long_term_match',
    'Not being matched does not say whether this is the right home for the plan.',
  ),
  'cyp3.met_after_ending': beside(
    'ended_unplanned',
    'That a stay ended without a plan does not say whether anybody met and learned from it.',
  ),
  'cyp4.asked': fills('child_asked', 'The voices say of each child whether somebody asked them.'),
  'cyp4.happy_scale': fills('child_score', 'The number that the child gave, where they let it be known.'),
  'safe.checks_all_adults': beside('dbs_oldest_on', 'The carers’ oldest check does not speak for every adult.'),
  'safe.medicals': beside(
    'medical_oldest_on',
    'One date is not every carer’s, and how long it holds the service says.',
  ),
  'wfc1.assessment': beside('approval_date', 'When somebody was approved does not say how good the assessment was.'),
  'wfc1.tsd': beside('tsd_completed_on', 'Whether it was in time depends on the kind of carer, and on why.'),
  'wfc1.unannounced_date': fills('unannounced_visit_last_on', 'The day of the last unannounced visit is recorded.'),
  'wfc1.visit_count': fills('visits_held', 'Who lists each visit has said how many there were.'),
  'wfc1.visit_last': fills('visit_last_on', 'Who lists each visit has said which was the last.'),
  'wfc1.unannounced_count': fills('unannounced_held', 'Who lists each visit has said how many there were.'),
  'wfc1.review_on_time': fills(
    'review_within_year',
    'Both days are recorded, and the law says how far apart they may be.',
  ),
  'wfc3.asked': fills('carers_asked', 'The voices say of each carer whether somebody asked them.'),
  'wfc3.support_scale': fills('carer_support_score', 'The number of the one carer who gave one.'),
  'wfc3.recommend': fills('carer_recommend_score', 'The number of the one carer who gave one.'),
  'loop.actions_verified': beside('actions_checked', 'Actions are set and checked until the audit closes.'),
}

/** What Hearth knows about this question, if it knows anything. */
export function broughtInto(question: { key: string }): Brought | undefined {
  return Object.hasOwn(broughtTo, question.key) ? broughtTo[question.key] : undefined
}
