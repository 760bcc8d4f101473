/*
 * The questions whose answers code reads, one by one: a move, a limiting rule, a page, a report or a policy of the database would not
 * work without them. read-keys.test.ts holds the list against every key that stands in the code, both ways. What is read by a
 * rule for all (the grade of each section, facts brought forward, questions that raise an alert) need not stand here.
 */
export const readKeys = [
  'hdr.case_summary',
  'hdr.collab_date',
  'hdr.collab_people',
  'fro.recommendations',
  'swr.manager_comment',
  'swr.not_written',
  'swr.summary',
  'refl.self_grade',
  'cyp3.exemption',
  'cyp3.outside_since',
  'cyp3.over_limit',
  'cyp3.within_terms',
  'cyp4.asked',
  'cyp4.auditor_differs',
  'cyp4.grade',
  'cyp4.iro_grade',
  'cyp4.iro_heard_on',
  'cyp4.iro_how',
  'cyp4.iro_paraphrase',
  'cyp4.not_asked_reason',
  'cyp4.seen_alone',
  'wfc1.review_late_decided_by',
  'wfc1.review_late_decided_on',
  'wfc1.review_late_until',
  'wfc1.review_on_time',
  'wfc1.unannounced_date',
  'safe.acting',
  'safe.checks_all_adults',
  'safe.checks_managed',
  'safe.immediate',
  'safe.told_who_when',
  'ovr.good_practice_share',
  'ovr.grade',
  'ovr.impact',
  'ovr.impact_scale',
  'ovr.next',
  'ovr.override_reason',
  'ovr.practitioner_response',
  'ovr.strengths',
  'ovr.themes',
  'ovr.worries',
  'mod.agree',
  'mod.conflict',
  'mod.discussion_date',
  'mod.evidence',
  'mod.grade',
  'mod.resolution',
  'mod.safeguarding',
  'sm.actions_sufficient',
  'sm.decision',
  'sm.reaudit_date',
  'sm.timeframe_reasonable',
] as const

/** The key of a question whose answer code reads: it stays in the tool whatever a council retires. */
export type ReadKey = (typeof readKeys)[number]

export const isReadByCode = (key: string): boolean => readKeys.some((one) => one === key)
