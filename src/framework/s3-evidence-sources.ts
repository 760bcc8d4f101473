/**
 * The seventeen sources of evidence (clause 3.5). Every item of evidence names one of them and the practice questions
 * it speaks to; the matrix of the two shows what is known, and where nothing is.
 */
export const evidenceSources = {
  audits: 'Audits, core and thematic',
  performance_data: 'Performance data',
  inspections: 'Inspections, national and local',
  peer_reviews: 'Peer reviews',
  learning_reviews: 'Safeguarding practice reviews and our own learning reviews',
  appreciative_inquiries: 'Appreciative inquiries',
  reviewing_officers: 'What Independent Reviewing Officers and Fostering Reviewing Officers tell us',
  panel: 'The fostering panel',
  voices: 'What children, parents and carers say',
  lado: 'The Local Authority Designated Officer',
  complaints: 'Complaints and compliments',
  children_in_care_council: 'The Children in Care Council',
  employer_health_check: 'Employer health checks',
  staff_feedback: 'What staff say, staying and leaving',
  supervision: 'Supervision, probation and appraisal',
  partners: 'What partners say in children’s and carers’ reviews',
  practice_observations: 'Practice that was observed',
} as const
