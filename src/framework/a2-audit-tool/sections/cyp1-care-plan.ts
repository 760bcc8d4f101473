import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

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
    weighed(
      'cyp1.plan_on_file',
      'yes_partly_no',
      'Do the service and the carer each hold the current care plan and placement plan?',
      {
        prompts: 'Dates; which version the carer has; whether a late plan was chased.',
        references: ['NMS 31.2', 'CPR 5', 'CPR 9'],
      },
    ),
    weighed(
      'cyp1.plan_5wd',
      'yes_no_na',
      'Was the placement plan agreed before the child moved in, or within 5 working days?',
      {
        prompts: 'Note of the planning meeting.',
        references: ['CPR 9'],
      },
    ),
    weighed('cyp1.care_matches', 'grade', 'How closely does the child’s everyday care follow the plan?', {
      prompts: 'Hold supervision notes against the plan; name any gap.',
      references: ['NMS 31', 'CPR 5', 'CPR 9'],
    }),
    weighed(
      'cyp1.permanence',
      'yes_partly_no',
      'Do child and carer know where the child will grow up, and is this the right home for that?',
      {
        prompts: 'For long-term plans: when the match was considered and decided.',
        references: ['NMS 31.5', 'CPR 22B'],
        broughtForward: 'long_term_match',
      },
    ),
    weighed(
      'cyp1.reviews_fed',
      'yes_partly_no',
      'Did carer and service bring something to the child’s reviews, and do what was decided?',
      {
        prompts: 'Written contributions; decisions followed up.',
        references: ['NMS 31.3', 'NMS 31.7'],
      },
    ),
    weighed(
      'cyp1.overdue_chased',
      'yes_no_na',
      'If a child’s review or a social work visit was late, did the service press for it?',
      {
        prompts: 'Messages, escalation, whether the Independent Reviewing Officer was told.',
        references: ['NMS 31.6'],
      },
    ),
    noted(
      'cyp1.placed_close',
      'yes_partly_no',
      'Is the child as near to home, school and brothers and sisters as the plan means them to be?',
      {
        prompts: 'Distance; any change of school; where brothers and sisters live. If not, why.',
        references: ['CA89 22C'],
      },
    ),
    weighed('cyp1.drift', 'text', 'Where has the plan drifted or waited, and who challenged that?', {
      prompts: 'Point to any escalation by the Independent Reviewing Officer.',
      references: ['IRO Handbook'],
    }),
    sectionGrade('cyp1', 'How well is this child cared for as their plan says?'),
  ],
}
