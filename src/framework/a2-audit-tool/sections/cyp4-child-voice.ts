import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

/** Reasons that leave the highest grade open (L5). Any other reason for not asking is explained, and weighs. */
export const goodReasonsForNotAsking: readonly string[] = ['declined', 'not_safe']

/** Reasons that count once somebody who knows the child well has recorded what they see. `age` is what both were before. */
export const reasonsThatNeedObserving: readonly string[] = ['under_four', 'communicates_other_ways', 'age']

export const cyp4: Section = {
  key: 'cyp4',
  title: 'What the child says',
  keyQuestion: 'What does this child say, and what became of it?',
  part: 'audit',
  perChild: true,
  graded: true,
  practiceQuestion: 'cyp4',
  clauses: ['3.6', '2.2', '4.6', '7.4'],
  inspection: inspectionAreas.children,
  descriptors: {
    outstanding: 'What this child said changed something for other children too.',
    good: 'The child is seen alone and listened to, hears back why things were decided, and something changed.',
    requires_improvement: 'The child’s views are written down, but nothing shows that anyone used them.',
    inadequate: 'The child is not seen, or not heard.',
  },
  questions: [
    weighed('cyp4.asked', 'yes_no', 'Was this child asked what they think for this audit?', {
      required: true,
      prompts: 'By the Independent Reviewing Officer: how, when, and whether an advocate was offered.',
      references: ['NMS 1.4'],
      rules: ['L5'],
      explainWhen: [],
      broughtForward: 'child_asked',
    }),
    noted('cyp4.not_asked_reason', 'choice', 'Why was the child not asked?', {
      version: 2,
      required: true,
      onlyWhen: { question: 'cyp4.asked', in: ['no'] },
      rules: ['L5'],
      explainWhen: ['not_safe', 'not_contactable', 'other'],
      options: [
        {
          value: 'under_four',
          text: 'Under four, and too young to say',
          hint: 'Someone who knows the child well records what they see instead: without that, this reason does not count.',
        },
        {
          value: 'communicates_other_ways',
          text: 'The child tells us in other ways than words, and we have not found the way yet',
          hint: 'Someone who knows the child well records what they see instead: without that, this reason does not count.',
        },
        { value: 'age', text: 'Too young, or not able, to say', retired: true },
        { value: 'declined', text: 'The child did not want to' },
        { value: 'not_safe', text: 'It would not have been safe' },
        { value: 'not_contactable', text: 'We could not reach the child' },
        { value: 'other', text: 'Another reason' },
      ],
    }),
    noted('cyp4.words', 'quote', 'What did the child say, in their own words?', {
      prompts: 'Their choice of who may see it travels with the words.',
      references: ['NMS 1'],
    }),
    weighed(
      'cyp4.seen_alone',
      'yes_no',
      'In this period, did a worker spend time with this child away from the carers?',
      {
        version: 2,
        required: true,
        prompts:
          'The last date, and who: the child’s own social worker, the Independent Reviewing Officer or, where agreed, the fostering social worker. Every child, whatever their age and however they tell: a baby, or a child who uses no words, is watched and played with.',
        references: ['CPR 29', 'NMS 1'],
        rules: ['L5'],
      },
    ),
    weighed('cyp4.advocate', 'yes_no', 'Was the child offered an advocate?', {
      prompts: 'A child who cannot ask is given one, who looks at everything from the child’s side.',
      references: ['NMS 1.5'],
    }),
    weighed(
      'cyp4.guide_given',
      'yes_partly_no',
      'Has the child been given the children’s guide, in a way they understand?',
      {
        prompts:
          'With the names of people who can help: how to complain, the Independent Reviewing Officer, an advocate, the Children’s Commissioner.',
        references: ['FSR 3', 'NMS 1.5', 'NMS 16'],
      },
    ),
    noted('cyp4.communication', 'text', 'How does this child communicate, and was that way used?', {
      prompts: 'Interpreter, signs, symbols, time.',
      references: ['EA10 149'],
    }),
    noted('cyp4.visitor', 'yes_no_na', 'If the child wants an independent visitor, do they have one?', {
      explainWhen: ['no'],
      references: ['NMS 1.5'],
    }),
    weighed('cyp4.influence', 'text', 'Did anything change because of what this child said? What?', {
      version: 2,
      prompts: 'One real example. If nothing did, say so.',
      references: ['NMS 1.1', 'NMS 1.2', 'NMS 1.7'],
    }),
    weighed('cyp4.told_why', 'yes_no_na', 'Where things did not go as the child wished, did someone explain why?', {
      references: ['NMS 1.2'],
    }),
    weighed('cyp4.in_review', 'yes_no_na', 'Were this child’s views before the carers’ last review?', {
      version: 2,
      prompts: 'Not applicable where the child came after it.',
      references: ['FSR 28', 'NMS 20.6'],
    }),
    noted('cyp4.happy_scale', 'scale', 'What number, or face, did the child give to living here?', {
      ends: ['Very unhappy here', 'Very happy here'],
      prompts: 'From what they sent in.',
      broughtForward: 'child_score',
    }),
    noted('cyp4.cic_council', 'text', 'How has the Children in Care Council shaped the service in this period?', {
      level: 'service',
      references: ['NMS 1.7'],
    }),
    noted(
      'cyp4.iro_heard_on',
      'date',
      'The IRO: on which day did the child hear what you want to write here, and say yes?',
      {
        prompts:
          'Read or show it to the child first. Without their yes, leave these three empty and give your own grade below.',
      },
    ),
    noted('cyp4.iro_how', 'text', 'The IRO: how did the child say yes?', {
      prompts: 'In words, signs, pictures; who was there.',
    }),
    noted('cyp4.iro_paraphrase', 'text', 'The IRO: what the child wants known, as they heard it and said yes to it', {
      prompts: 'Everyone who sees this audit reads it.',
    }),
    noted(
      'cyp4.iro_grade',
      'grade',
      'The IRO: where the child’s words stay where they are, how well is this child heard?',
      {
        prompts:
          'This is then the grade of record for this section, named as yours. Say why in words that give nothing of the child’s away. Whoever gives it does not moderate this audit.',
        explainWhen: ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'],
      },
    ),
    noted('cyp4.auditor_differs', 'text', 'The auditor: where you see it differently from the IRO, why?', {
      prompts: 'It stands beside the IRO’s grade.',
      onlyWhen: {
        question: 'cyp4.iro_grade',
        in: ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'],
      },
    }),
    sectionGrade('cyp4', 'How well is this child heard?'),
  ],
}
