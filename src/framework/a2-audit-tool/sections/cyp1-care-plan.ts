import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

const thePlan: readonly Question[] = [
  weighed('cyp1.carer_has_plan', 'yes_no', 'Does the carer hold the child’s current placement plan?', {
    prompts: 'Which date it has; whether a late one was chased.',
    references: ['NMS 31.2', 'CPR 9'],
  }),
  weighed('cyp1.plan_on_record', 'yes_no', 'Does our record hold the current care plan?', {
    prompts: 'Which date it has; whether a late one was chased.',
    references: ['CPR 5'],
  }),
  weighed(
    'cyp1.plan_5wd',
    'yes_no_na',
    'Was the placement plan agreed before the child moved in, or within 5 working days?',
    { prompts: 'Note of the planning meeting.', references: ['CPR 9'] },
  ),
  weighed('cyp1.plan_signed', 'yes_no', 'Did the carer agree and sign the placement plan?', {
    prompts: 'And whether the Independent Reviewing Officer was told of it.',
    references: ['CPR 9'],
  }),
  weighed('cyp1.care_matches', 'grade', 'How closely does the child’s everyday care follow the plan?', {
    prompts: 'Hold supervision notes against the plan; name any gap.',
    references: ['NMS 31', 'CPR 5', 'CPR 9'],
  }),
  weighed('cyp1.visits', 'yes_no', 'Did the child’s own social worker visit as often as the law asks?', {
    prompts:
      'In the first week; then every 6 weeks in the first year; then every 6 weeks or, in a home meant to last until 18, every 3 months. Weekly until the first review with a kinship carer approved for the time being.',
    references: ['CPR 28', 'NMS 31.6'],
  }),
  weighed('cyp1.delegated', 'yes_partly_no', 'Is it written for this child who decides what?', {
    prompts: 'And why anything is held back from the carers.',
    references: ['CPR Sch 2', 'NMS 7'],
  }),
]

const whereTheyGrowUp: readonly Question[] = [
  weighed('cyp1.knows_future', 'yes_partly_no', 'Does the child know, in their own way, where they will grow up?', {
    references: ['NMS 31.5'],
  }),
  weighed('cyp1.right_home', 'yes_partly_no', 'Is this home the right one for the plan of where the child grows up?', {
    prompts: 'For long-term plans: when the match was considered and decided.',
    references: ['CPR 22B'],
    broughtForward: 'long_term_match',
  }),
  noted('cyp1.near_home', 'yes_partly_no', 'Is the child living as near to home as the plan means?', {
    prompts: 'If not, what keeps them from it.',
    references: ['CA89 22C'],
  }),
  weighed(
    'cyp1.school_move',
    'yes_no_na',
    'If the move broke into the GCSE years, did a nominated officer approve it first?',
    { prompts: 'Years 10 and 11.', references: ['CPR 10', 'NMS 8'] },
  ),
  noted('cyp1.documents', 'yes_partly_no', 'Are the child’s own papers there, or being got?', {
    prompts: 'Birth certificate, passport, National Insurance number, immigration papers.',
    references: ['CPR 5'],
  }),
]

const theReview: readonly Question[] = [
  weighed('cyp1.view_to_review', 'yes_no_na', 'Did the carer give their view to the child’s last review?', {
    references: ['NMS 31.3'],
  }),
  weighed('cyp1.review_done', 'yes_partly_no', 'Has the service done what that review asked of it?', {
    references: ['NMS 31.7'],
  }),
  weighed(
    'cyp1.overdue_chased',
    'yes_no_na',
    'If a child’s review or a social work visit was late, did the service press for it?',
    {
      prompts: 'Messages, escalation, whether the Independent Reviewing Officer was told.',
      references: ['NMS 31.6'],
    },
  ),
  weighed('cyp1.waited', 'yes_no', 'Did anything in the plan wait longer than it should?', {
    prompts: 'What, how long, and who challenged it; any escalation by the Independent Reviewing Officer.',
    references: ['IRO Handbook'],
    explainWhen: ['yes'],
  }),
]

const fosteringForAdoption: readonly Question[] = [
  weighed('cyp1.adoption_approval', 'yes_no', 'Are the carers approved for this child as carers who may adopt them?', {
    module: 'early_permanence',
    references: ['CA89 22C', 'CPR 22A', 'CPR 25A'],
  }),
  weighed('cyp1.adoption_family', 'yes_partly_no', 'Does family time happen as the court expects?', {
    module: 'early_permanence',
    references: ['NMS 9'],
  }),
  noted('cyp1.adoption_advice', 'yes_no', 'Have the carers had legal advice of their own?', {
    module: 'early_permanence',
    references: ['NMS 21.2'],
  }),
]

export const cyp1: Section = {
  key: 'cyp1',
  title: 'Care that follows the child’s plan',
  keyQuestion: 'Is this child cared for as their care plan says?',
  part: 'audit',
  perChild: true,
  graded: true,
  practiceQuestion: 'cyp1',
  clauses: ['3.6', '2.1'],
  inspection: inspectionAreas.children,
  descriptors: {
    outstanding:
      'Everything that good care shows, and the carer and the service see what the child will need next and shape the plan in time.',
    good: 'There is an up-to-date plan that carer and child both know; daily life follows it; anyone who sees drift says so and is answered.',
    requires_improvement:
      'The plan came late, says little, or is followed in part only. The child has not been left at risk.',
    inadequate:
      'There is no plan that anyone could work to, or the child’s care goes against it and the child is worse for it.',
  },
  questions: [
    ...thePlan,
    ...whereTheyGrowUp,
    ...theReview,
    ...fosteringForAdoption,
    sectionGrade('cyp1', 'How well is this child cared for as their plan says?'),
  ],
}
