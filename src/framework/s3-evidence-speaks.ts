import type { evidenceSources } from './s3-evidence-sources.ts'
import type { PracticeQuestionKey } from './s3-practice-questions.ts'

/**
 * To which of the nine questions each source usually speaks (clauses 3.5, 3.6): where such a cell is empty, something is missing. What a
 * source says of another question counts as well.
 */
export const usuallySpeaksTo: Readonly<Record<keyof typeof evidenceSources, readonly PracticeQuestionKey[]>> = {
  audits: ['cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3'],
  performance_data: ['cyp1', 'cyp2', 'cyp3', 'wfc1'],
  inspections: ['cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc5'],
  peer_reviews: ['cyp3', 'wfc1', 'wfc4', 'wfc5'],
  learning_reviews: ['cyp1', 'cyp3', 'wfc1', 'wfc5'],
  appreciative_inquiries: ['cyp3', 'wfc1', 'wfc4', 'wfc5'],
  reviewing_officers: ['cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc2'],
  panel: ['wfc1'],
  voices: ['cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3'],
  lado: ['cyp3', 'wfc1'],
  complaints: ['cyp3', 'cyp4', 'wfc3'],
  children_in_care_council: ['cyp3', 'cyp4', 'wfc5'],
  employer_health_check: ['wfc4', 'wfc5'],
  staff_feedback: ['wfc4'],
  supervision: ['wfc1', 'wfc4'],
  partners: ['cyp1', 'cyp2', 'cyp3', 'wfc2'],
  practice_observations: ['cyp3', 'cyp4', 'wfc1'],
}
