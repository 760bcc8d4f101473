import {
  type Bound,
  notBefore,
  notAfter,
  error,
  question,
  notYet,
  longAgo,
  tooLongAgo,
  farAhead,
  tooFarAhead,
  pastIsOver,
  endsFirst,
} from './bounds.ts'

/** Every kind of date, with its bounds: errors first. */
export const plausibleDates = {
  child_born: [
    notYet('The birth of a child'),
    error(
      notBefore('lookedAfterUntil', { years: -25 }),
      'child_over_25',
      () =>
        'This would be a child of more than 25 years. Check the year; for a return of years ago, bring in its episodes together with it.',
    ),
  ],
  carer_born: [
    error(
      notAfter('today', { years: -18 }),
      'carer_under_18',
      () => 'This would be a foster carer who is not yet 18. Check the year.',
    ),
    error(
      notBefore('today', { years: -105 }),
      'carer_over_105',
      () => 'This would be a foster carer of more than 105 years. Check the year.',
    ),
    question(
      notBefore('today', { years: -95 }),
      'carer_over_95',
      () => 'This would be a foster carer of more than 95 years.',
    ),
  ],
  placed_from: [
    notYet('The start of an episode or of a stay'),
    error(notBefore('born'), 'before_birth', (than) => `It starts before the child was born, on ${than}.`),
    question(
      notAfter('born', { years: 18 }),
      'starts_at_18',
      () => 'It would start when the young person had turned 18. Check the year, and the birth date.',
    ),
    tooLongAgo('The start of an episode or of a stay', 60),
  ],
  placed_until: [notYet('The end of an episode or of a stay'), endsFirst('The episode ends before it starts.')],
  ran_until: [notYet('The day on which it ended'), endsFirst('It ends before it starts.')],
  runs_until: [endsFirst('It ends before it starts.'), tooFarAhead('The end', 5)],
  approved_from: [
    notYet('An approval'),
    error(
      notBefore('born', { years: 18 }),
      'approved_as_child',
      () => 'The foster carer would have been approved before the age of 18.',
    ),
    tooLongAgo('An approval', 70),
  ],
  approved_until: [
    endsFirst('The approval ends before it starts.'),
    tooFarAhead('The end of an approval', 5),
    farAhead('The end of an approval', 12),
  ],
  check_done: [
    notYet('A check that was done'),
    error(notBefore('born'), 'before_birth', () => 'The check would have been done before the foster carer was born.'),
    longAgo('A check that was done', 30),
  ],
  visit_made: [notYet('A visit that was made'), tooLongAgo('A visit', 30), longAgo('A visit', 3)],
  /** One for which a day had been agreed: another day is meant now and then, and is more often a slip. */
  visit_watched: [
    notYet('A visit that was made'),
    question(notBefore('start'), 'before_its_day', (than) => `The visit was planned for ${than}.`),
    question(notAfter('start'), 'after_its_day', (than) => `The visit was planned for ${than}.`),
  ],
  /** The same as a case system has it, which may be of a household that ended long ago. */
  visit_recorded: [notYet('A visit that was made'), tooLongAgo('A visit', 40)],
  unavailable_until: [
    tooFarAhead('The day until which a household takes no children', 10),
    farAhead('The day until which a household takes no children', 24),
  ],
  review_due: [
    tooFarAhead('A review', 5),
    tooLongAgo('A review', 60),
    question(
      notAfter('today', { months: 18 }),
      'far_ahead',
      () => 'The review would be due more than 18 months from now; one is due every year.',
    ),
  ],
  next_review_due: [
    error(
      notBefore('held', { days: 1 }),
      'not_after_review',
      (than) => `The next review comes after the one that was held on ${than}. Give a later date.`,
    ),
    tooFarAhead('The next review', 5),
    tooLongAgo('The next review', 10),
    question(
      notAfter('today', { months: 18 }),
      'far_ahead',
      () => 'The next review would be more than 18 months from now; one is due every year.',
    ),
  ],
  review_held: [
    error(notAfter('today'), 'after_today', () => 'Give a date that is today or earlier.'),
    error(
      notBefore('lastHeld', { days: 1 }),
      'before_last_review',
      (than) => `The last review was held on ${than}; this one was held after it.`,
    ),
    error(
      notBefore('approved'),
      'before_approval',
      (than) => `The household was approved on ${than}; a review is held after that.`,
    ),
    error(
      notBefore('due', { years: -1 }),
      'year_before_due',
      (than) => `The review was due on ${than}; it cannot have been held more than a year before that. Check the year.`,
    ),
    question(
      notBefore('due', { months: -3 }),
      'far_from_due',
      (than) => `The review was due on ${than}; this is more than three months before that.`,
    ),
    question(
      notAfter('due', { months: 3 }),
      'far_from_due',
      (than) => `The review was due on ${than}; this is more than three months after that.`,
    ),
    question(
      notBefore('asked'),
      'before_views',
      (than) => `Everybody was asked for their views on ${than}; this is before that.`,
    ),
  ],
  /** The same as a case system has it: reviews of many years, late ones too. */
  review_recorded: [
    notYet('A review that was held'),
    error(
      notBefore('due', { years: -1 }),
      'year_before_due',
      (than) => `The review was due on ${than}; it cannot have been held more than a year before that. Check the year.`,
    ),
    question(
      notAfter('due', { years: 2 }),
      'far_from_due',
      (than) => `The review was due on ${than}; this is more than two years after that.`,
    ),
  ],
  review_completed: [
    notYet('The completion of a review'),
    error(notBefore('held'), 'ends_before_start', () => 'The review is completed before it was held.'),
  ],
  panel_met: [
    tooFarAhead('The panel', 2),
    farAhead('The panel', 12),
    question(notBefore('held'), 'before_review', () => 'The panel would have met before the review was held.'),
  ],
  report_signed: [
    notYet('The signing of a report'),
    error(
      notBefore('held'),
      'before_review',
      (than) => `The review was held on ${than}; its report is signed after that.`,
    ),
    longAgo('The signing of the report', 1),
  ],
  audit_planned: [
    pastIsOver('Give a date from today on: an audit is planned ahead.'),
    tooFarAhead('An audit', 5),
    farAhead('The audit', 18),
  ],
  visit_planned: [
    pastIsOver('Give a date from today on: the visit is still to come.'),
    tooFarAhead('A visit', 2),
    farAhead('The visit', 6),
  ],
  period_from: [notYet('The beginning of the period'), tooLongAgo('The beginning of the period', 10)],
  period_until: [
    endsFirst('The period ends before it begins.'),
    tooFarAhead('The end of the period', 2),
    question(notAfter('start', { years: 2 }), 'long_period', () => 'The period would be longer than two years.'),
  ],
  conversation_held: [
    notYet('A conversation that you had'),
    error(
      notBefore('began', { months: -12 }),
      'before_audit',
      (than) => `This audit began on ${than}; the conversation cannot be a year older than that. Check the year.`,
    ),
    question(
      notBefore('began'),
      'before_audit',
      (than) => `This audit began on ${than}; the conversation would be older.`,
    ),
  ],
  /** The conversation that an audit is: nobody goes through it together before there is one. */
  audit_gone_through: [
    notYet('The day on which you went through the audit together'),
    error(
      notBefore('began'),
      'before_audit_began',
      (than) => `This audit began on ${than}; you went through it together on that day or later.`,
    ),
  ],
  /** A conversation about an audit that was sent. */
  findings_talked_over: [
    notYet('A conversation that you had'),
    error(
      notBefore('handedIn'),
      'before_audit_was_sent',
      (than) => `The audit was sent on ${than}; it was talked over on that day or later.`,
    ),
  ],
  audit_read: [
    notYet('The day on which you read the audit'),
    error(
      notBefore('handedIn'),
      'before_audit_was_sent',
      (than) => `The audit was sent on ${than}; it was read on that day or later.`,
    ),
  ],
  impact_checked: [
    notYet('The day on which you looked'),
    error(
      notBefore('actionsSet'),
      'before_actions',
      (than) => `The first action was set on ${than}; whether it made a difference shows after that.`,
    ),
  ],
  audited_again: [
    pastIsOver('Give a date from today on: the household is audited again.'),
    tooFarAhead('The next audit', 5),
    farAhead('The next audit', 18),
  ],
  /** Once in a carer’s life: most completed them years ago. */
  standards_completed: [notYet('The completion of the standards'), tooLongAgo('The completion of the standards', 40)],
  checked_on: [notYet('A check that was done'), tooLongAgo('A check', 40), longAgo('A check', 5)],
  told_in_writing: [notYet('A letter that was sent'), tooLongAgo('A letter', 25), longAgo('A letter', 3)],
  /** When we learned of what is said to have happened, which may be longer ago. */
  learned_on: [
    notYet('The day on which we learned of it'),
    tooLongAgo('What we learned', 25),
    longAgo('What we learned', 3),
  ],
  decided_on: [notYet('A decision that was made'), tooLongAgo('A decision', 25), longAgo('A decision', 3)],
  /** 16 weeks and up to 8 more (CPR 24, 25): the end of a longer one is a slip. */
  approved_for_now: [
    tooLongAgo('The end of an approval for the time being', 25),
    error(
      notAfter('today', { days: 168 }),
      'beyond_24_weeks',
      () => 'An approval for the time being lasts 24 weeks at the most. Check the date.',
    ),
  ],
  true_since: [notYet('The day since when it is so'), tooLongAgo('The day since when it is so', 25)],
  action_due: [pastIsOver('Give a date from today on'), tooFarAhead('An action', 3), farAhead('The action', 12)],
  setting_from: [pastIsOver('Give a day from today on: what is past stays as it was'), tooFarAhead('A setting', 2)],
  role_from: [tooLongAgo('The first day of a role', 60), tooFarAhead('The first day of a role', 2)],
  role_until: [endsFirst('The last day must be the first day or later'), tooFarAhead('The last day of a role', 5)],
  absence_from: [tooLongAgo('The first day away', 3), tooFarAhead('The first day away', 2)],
  absence_until: [
    endsFirst('The last day must be the first day or later'),
    pastIsOver('The last day must be today or later'),
    tooFarAhead('The last day away', 3),
  ],
  /** Dates that a council asks for in words of its own. */
  of_a_case: [tooFarAhead('A date', 5), tooLongAgo('A date', 100)],
} as const satisfies Record<string, readonly Bound[]>

export type DateKind = keyof typeof plausibleDates
