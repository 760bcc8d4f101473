import type { DateKind } from './plausible-dates/index.ts'

/** What a date or a figure in the audit tool is, by the key of its question: keys never change, whatever the version of the tool. */

const dates: Readonly<Record<string, DateKind>> = {
  'fro.meeting_date': 'review_held',
  'fro.report_date': 'report_signed',
  'fro.next_due': 'next_review_due',
  'fro.panel_on': 'decided_on',
  'fro.decision_on': 'decided_on',
  'fro.notice_on': 'told_in_writing',
  'safe.home_seen_on': 'visit_made',
  'hdr.collab_date': 'audit_gone_through',
  'mod.discussion_date': 'findings_talked_over',
  'tm.read_on': 'audit_read',
  'tm.conversation': 'findings_talked_over',
  'sm.reaudit_date': 'audited_again',
  'loop.impact_check_date': 'impact_checked',
  'swr.tsd': 'standards_completed',
  'swr.safer_care_date': 'checked_on',
  'swr.hs_date': 'checked_on',
  'wfc1.temporary_until': 'approved_for_now',
  'wfc1.visit_last': 'visit_made',
  'wfc1.unannounced_date': 'visit_made',
  'wfc1.review_late_decided_on': 'decided_on',
  'wfc1.review_late_until': 'next_review_due',
  'cyp3.outside_since': 'true_since',
  'cyp3.limit_decided_on': 'decided_on',
  'cyp4.iro_heard_on': 'conversation_held',
}

/** The kind of date that a question asks for; of a council's own question only the bounds of any date are known. */
export const dateOfQuestion = (key: string): DateKind => dates[key] ?? 'of_a_case'

export type Range = { least: number; most: number; says: string }

const figures: Readonly<Record<string, Range>> = {
  'cyp2.attendance': { least: 0, most: 100, says: 'Give a whole number from 0 to 100: attendance is in per cent.' },
  'wfc1.visits_expected': { least: 0, most: 200, says: 'Give a whole number from 0 to 200.' },
  'wfc1.worker_count': { least: 0, most: 50, says: 'Give a whole number from 0 to 50.' },
  'wfc1.unannounced_count': { least: 0, most: 200, says: 'Give a whole number from 0 to 200.' },
  'wfc1.visit_count': { least: 0, most: 200, says: 'Give a whole number from 0 to 200.' },
}

/** What a number may be. */
export const rangeOfQuestion = (key: string): Range =>
  figures[key] ?? { least: 0, most: 1_000_000, says: 'Give a whole number, such as 12.' }
