import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

const learningAndHealth: readonly Question[] = [
  weighed('cyp2.how_they_came', 'yes_partly_no', 'Does the record show how the child was when they came?', {
    prompts: 'The first plan; the chronology.',
    references: ['ILACS'],
  }),
  weighed('cyp2.learning', 'grade', 'How well is the child helped to learn and get on from where they started?', {
    version: 2,
    prompts: 'Attendance, attainment, the carer’s part in it, hopes for the future.',
    references: ['NMS 8', 'FSR 16'],
  }),
  noted('cyp2.attendance', 'number', 'What was the child’s attendance in the period, in per cent?', {
    prompts: 'From the virtual school.',
    references: ['NMS 8'],
  }),
  weighed('cyp2.pep', 'yes_no_na', 'Is there a personal education plan from this term or last?', {
    prompts: 'And whether the carer was there when it was made.',
    references: ['NMS 8'],
  }),
  weighed('cyp2.health', 'grade', 'How well is the child’s physical health looked after?', {
    prompts: 'Health assessments, dentist, optician, immunisations, records of medicines.',
    references: ['NMS 6', 'FSR 15'],
  }),
  weighed('cyp2.health_record', 'yes_partly_no', 'Does the carer hold the child’s health record?', {
    prompts: 'And whether the child is with a GP and a dentist.',
    references: ['NMS 6'],
  }),
  weighed('cyp2.emotional', 'grade', 'How well are the child’s feelings understood and supported?', {
    prompts: 'Strengths and Difficulties Questionnaire; therapeutic advice to the carer.',
    references: ['NMS 6'],
  }),
]

const lifeWithOthers: readonly Question[] = [
  weighed('cyp2.social', 'grade', 'How full is the child’s life outside school: friends, interests, fun?', {
    version: 2,
    prompts: 'Clubs, sleepovers, a place in family life.',
    references: ['NMS 7'],
  }),
  noted('cyp2.other_children', 'text', 'How do the children in the home get on, the carers’ own included?', {
    references: ['NMS 3'],
  }),
  weighed(
    'cyp2.family_time',
    'yes_partly_no',
    'Is the child well supported to spend time with family and others who matter to them?',
    {
      prompts: 'Arrangements, risks, what the child wants, brothers and sisters.',
      references: ['NMS 9', 'FSR 14'],
    },
  ),
]

const whoTheyAre: readonly Question[] = [
  weighed('cyp2.identity', 'grade', 'How well does daily life here support who this child is?', {
    version: 2,
    prompts:
      'Where they come from, what they believe, language, disability, gender, sexuality, life story. Give real examples.',
    references: ['NMS 2', 'NMS 26.7'],
  }),
  weighed('cyp2.care_of_self', 'yes_partly_no', 'Is this child cared for in the ways that their background asks?', {
    prompts: 'Hair, skin, food, clothes, faith.',
    references: ['NMS 2'],
  }),
  weighed('cyp2.life_story', 'yes_partly_no', 'Is the child’s story being kept, in words they can understand?', {
    prompts: 'Photographs, a memory box, life-story work.',
    references: ['NMS 26.7'],
  }),
  weighed('cyp2.belongings', 'yes_no_na', 'Is everything that the child owns still with them?', {
    prompts: 'Whether they moved with their own things, in proper bags.',
    references: ['NMS 11'],
  }),
  weighed('cyp2.savings', 'yes_partly_no', 'Are pocket money and savings paid as your policy says?', {
    prompts:
      'Whether child and carer know where the savings are: an account of their own; after a year in care a Junior ISA or Child Trust Fund.',
    references: ['NMS 2'],
  }),
]

const growingUp: readonly Question[] = [
  weighed('cyp2.skills', 'yes_partly_no', 'Is the child gaining the skills of their age?', { references: ['NMS 12'] }),
  weighed('cyp2.pathway', 'yes_no_na', 'Is there a pathway plan that the young person helped to write?', {
    prompts: 'Needed within three months of the 16th birthday; good practice begins it at fifteen and a half.',
    references: ['NMS 12'],
  }),
  noted('cyp2.outcome_scale', 'scale', 'All in all, how far has the child come from where they began?', {
    ends: ['Slipped back', 'Come exceptionally far'],
    prompts: '5 means they have held their ground.',
  }),
]

/** Asked of a young person who came alone and seeks asylum: nothing that Hearth knows tells that, so the first one asks. */
const ofAsylum = { onlyWhen: { question: 'cyp2.asylum', in: ['yes'] } }
const seekingAsylum: readonly Question[] = [
  noted('cyp2.asylum', 'yes_no', 'Is this a young person who came to this country alone and seeks asylum?', {
    references: ['NMS 2'],
  }),
  weighed('cyp2.asylum_lawyer', 'yes_no', 'Do they have a lawyer for their claim?', ofAsylum),
  noted('cyp2.asylum_age', 'yes_no', 'Does anyone dispute their age?', { ...ofAsylum, explainWhen: ['yes'] }),
  weighed('cyp2.asylum_interpreter', 'yes_partly_no', 'Is there an interpreter they trust whenever it matters?', {
    ...ofAsylum,
    references: ['EA10 149'],
  }),
  weighed('cyp2.asylum_trafficking', 'yes_no', 'Has anyone looked for signs that they were trafficked?', {
    ...ofAsylum,
    prompts: 'And whether they were referred.',
    references: ['NMS 4'],
  }),
  weighed('cyp2.asylum_faith', 'yes_partly_no', 'Can they live their faith, and eat as it asks?', {
    ...ofAsylum,
    references: ['NMS 2'],
  }),
  noted('cyp2.asylum_family', 'yes_no_na', 'If they want it, is somebody helping them to find their family?', {
    ...ofAsylum,
    references: ['NMS 9'],
  }),
]

export const cyp2: Section = {
  key: 'cyp2',
  title: 'How the child is getting on',
  keyQuestion: 'How well is this child doing in learning, health and life with others?',
  part: 'audit',
  perChild: true,
  graded: true,
  practiceQuestion: 'cyp2',
  clauses: ['3.6', '2.3', '2.4', '6.2'],
  inspection: `${inspectionAreas.children}; ${inspectionAreas.leavers}`,
  descriptors: {
    outstanding: 'The child has come remarkably far from where they began, or has turned a corner that few expected.',
    good: 'In most parts of life the child has clearly moved on from where they began, and we can see what helped.',
    requires_improvement: 'Progress comes in some things and not in others, or the record does not show it.',
    inadequate: 'The child is slipping back and nobody has responded.',
  },
  questions: [
    ...learningAndHealth,
    ...lifeWithOthers,
    ...whoTheyAre,
    ...growingUp,
    ...seekingAsylum,
    sectionGrade('cyp2', 'How well is this child doing?'),
  ],
}
