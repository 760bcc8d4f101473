/*
 * What makes a further question stand among the first by itself: a fact about the household or the child, or an answer that was given
 * to another question. And of which households a module is asked. By the question's key, so that it holds for every stored version.
 */

/** What may be known of a household, or of one child in it. */
export type Fact =
  | 'moved_in' // the child moved in during the period
  | 'moved_in_gcse' // the same, at the age of the last two years of school
  | 'ended' // the child's stay ended in the period
  | 'ended_unplanned' // without a plan
  | 'moves' // any child moved in or out in the period
  | 'matched' // the child is here for the long term
  | 'aged_15'
  | 'aged_16'
  | 'newly_approved' // in the last two years
  | 'first_year'
  | 'kinship'
  | 'to_panel' // a first review, or one that goes to the panel
  | 'worker_changed'

export type Modules = 'kinship' | 'temporary' | 'ending' | 'parent_and_child' | 'short_breaks' | 'early_permanence'

type Calls = { facts?: readonly Fact[]; answers?: Readonly<Record<string, readonly string[]>> }

const weak = ['requires_improvement', 'inadequate'] as const
const notYes = ['partly', 'no'] as const

const changedWorker: Calls = {
  facts: ['worker_changed'],
  answers: { 'wfc1.worker_count': Array.from({ length: 49 }, (_, at) => String(at + 2)) },
}

export const callsFor: Readonly<Record<string, Calls>> = {
  'cyp1.carer_has_plan': { facts: ['moved_in'], answers: { 'cyp1.care_matches': weak } },
  'cyp1.plan_on_record': { facts: ['moved_in'], answers: { 'cyp1.care_matches': weak } },
  'cyp1.plan_5wd': { facts: ['moved_in'] },
  'cyp1.plan_signed': { facts: ['moved_in'] },
  'cyp1.school_move': { facts: ['moved_in_gcse'] },
  'cyp1.right_home': { facts: ['matched'] },
  'cyp1.overdue_chased': { answers: { 'cyp1.visits': ['no'] } },
  'cyp1.waited': { answers: { 'cyp1.care_matches': weak } },
  'cyp2.pep': { answers: { 'cyp2.learning': weak } },
  'cyp2.health_record': { answers: { 'cyp2.health': weak } },
  'cyp2.identity': { answers: { 'edi.child': notYes } },
  'cyp2.care_of_self': { answers: { 'edi.child': notYes } },
  'cyp2.belongings': { facts: ['moved_in', 'ended'] },
  'cyp2.skills': { facts: ['aged_15'] },
  'cyp2.pathway': { facts: ['aged_16'] },
  'cyp3.matching': { facts: ['moved_in'] },
  'cyp3.information': { facts: ['moved_in'] },
  'cyp3.move_in': { facts: ['moved_in'] },
  'cyp3.move_on': { facts: ['ended'] },
  'cyp3.met_after_ending': { facts: ['ended_unplanned'] },
  'cyp3.stay_after_18': { facts: ['aged_15'] },
  'cyp3.return_talk': { answers: { 'safe.missing_protocol': ['yes', 'no'] } },
  'cyp3.exploitation': { answers: { 'safe.missing_protocol': ['yes', 'no'], 'safe.risk': weak } },
  'cyp3.online': { answers: { 'safe.risk': weak } },
  'cyp4.told_why': { answers: { 'cyp4.grade': weak } },
  'cyp4.communication': { answers: { 'cyp4.not_asked_reason': ['communicates_other_ways', 'under_four'] } },
  'safe.missing_pattern': { answers: { 'safe.missing_protocol': ['yes', 'no'] } },
  'safe.allegation_support': { answers: { 'safe.allegation_told': ['yes', 'no'] } },
  'safe.allegation_outcome': { answers: { 'safe.allegation_told': ['yes', 'no'] } },
  'safe.concerns_pattern': { answers: { 'safe.concerns_apart': ['yes', 'no'] } },
  'safe.home_outstanding': { answers: { 'safe.bedrooms': ['no'], 'safe.home_seen_on': ['none_recorded'] } },
  'safe.new_health': { answers: { 'safe.medicals': notYes } },
  'wfc1.assessment': { facts: ['newly_approved', 'kinship'] },
  'wfc1.induction': { facts: ['first_year', 'kinship'] },
  'wfc1.notice_in_time': { facts: ['to_panel'], answers: { 'fro.refer_panel': ['yes'] } },
  'wfc2.heard_in_moves': { facts: ['moves'] },
  'wfc2.leaving_care': { facts: ['aged_15'] },
  'rec.handover_summary': changedWorker,
  'rec.handover_visit': changedWorker,
  'rec.chronology_used': { answers: { 'rec.chronology_current': notYes } },
}

/** Whether a fact or an answer calls for this question. `valueOf`: what was answered to another question, of this child or of the
 * household. */
export function isCalledFor(key: string, facts: ReadonlySet<Fact>, valueOf: (question: string) => unknown): boolean {
  const calls = Object.hasOwn(callsFor, key) ? callsFor[key] : undefined
  return (
    (calls?.facts?.some((fact) => facts.has(fact)) ?? false) ||
    Object.entries(calls?.answers ?? {}).some(([question, values]) => values.includes(String(valueOf(question))))
  )
}
