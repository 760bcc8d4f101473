import type { Form, Section } from '../forms/types.ts'
import { eachOf, formWriter, one } from '../forms/write.ts'

/**
 * The form of what an Independent Reviewing Officer escalates, or notes as good practice (clause 4.11): what it means for the child now, what
 * should happen, and at the end what changed. What happened in full stands in the child's own record.
 */

export type EscalationPart = 'noticed' | 'result'

const { ask, must, when, section } = formWriter<EscalationPart>('esc', ['4.11'])

/** What it is about, read by its key: a child has one open escalation of each. */
export const themeAsked = 'esc.theme'

export const themes = {
  care_plan: 'The care plan is late, or not followed',
  placement_plan: 'The placement plan',
  permanence: 'Permanence that drifts',
  visits: 'Visits by the social worker',
  health: 'Health',
  education: 'Education',
  family_time: 'Time with family',
  identity: 'Identity and life story',
  safety: 'Safety',
  stability: 'Matching and stability',
  unreviewed_move: 'A move without a review',
  standard_of_care: 'The care that carers give',
  carer_support: 'Carers without support, or not informed',
  delegated: 'What carers may decide themselves',
  siblings: 'Brothers and sisters',
  leaving_care: 'Leaving care',
  records_late: 'Papers late for a review',
  participation: 'The child’s part in decisions',
  allocation: 'No worker, or too many',
  legal_status: 'Legal status',
  resources: 'Money or services that are missing',
} as const

/** Whether it is about care from carers or support to them: what clause 4.11 asks to be reported. */
export const aboutCare = {
  care: 'The care that the child gets from their carers',
  support: 'The support that the carers get',
  both: 'Both',
  no: 'Neither',
} as const

/** What is not asked of good practice: nothing is to be answered. */
export const notOfGoodPractice = ['unsafe', 'child_knows', 'wants', 'advocate', 'asked'].map((topic) => `esc.${topic}`)

const sections: readonly Section<EscalationPart>[] = [
  section(
    [
      'noticed',
      'noticed',
      'What it means for the child',
      'What does it mean for the child now, and what should happen?',
    ],
    [
      must('effect', 'text', 'What does it mean for the child now?', { prompts: 'Without names.' }),
      must('unsafe', 'yes_no', 'Might the child not be safe now?', {
        prompts: 'A yes tells those who keep a child safe, at once. Nothing waits for this form.',
        alertOn: ['yes'],
      }),
      must('theme', 'several', 'What is it about?', {
        options: eachOf(themes).map((theme) =>
          theme.value === 'standard_of_care'
            ? { ...theme, hint: 'An allegation, or a concern about it, is not written here: raise a safety alert.' }
            : theme,
        ),
      }),
      must('care', 'choice', 'Is it about the care the child gets from their carers, or the support the carers get?', {
        options: eachOf(aboutCare),
      }),
      must('child_knows', 'choice', 'Does the child know that you raise it?', {
        prompts: 'You may go on against their wish, where that is best for them.',
        options: [
          one('knows', 'Yes'),
          one('not_yet', 'Not yet, and they will be told'),
          one('too_young', 'No: they are too young, or cannot be told'),
        ],
        explainWhen: ['too_young'],
      }),
      must('wants', 'text', 'What does the child want to happen?', {
        onlyWhen: when('child_knows', 'knows'),
        prompts: 'As they put it, where they agree to that.',
      }),
      must('advocate', 'choice', 'Was an advocate offered?', {
        onlyWhen: when('child_knows', 'knows', 'not_yet'),
        options: [
          one('taken', 'Offered, and one helps'),
          one('offered', 'Offered, and not wanted'),
          one('not_yet', 'Not yet'),
        ],
      }),
      must('noticed_at', 'choice', 'Where did you notice it?', {
        options: [
          one('review', 'At the child’s review'),
          one('midway', 'Between two reviews'),
          one('visit', 'When you saw the child'),
          one('call', 'In a call or a message'),
          one('records', 'In the records'),
          one('audit', 'In an audit'),
        ],
      }),
      must('asked', 'text', 'What should happen, and by when?', {
        prompts: 'One thing that can be checked, with its day.',
      }),
      must('says', 'text', 'What does it tell us about the service, in a sentence without names?', {
        prompts: 'This sentence is read by those who look at the whole service, once it is closed.',
      }),
    ],
    { practiceQuestion: 'cyp1' },
  ),
  section(
    ['changed', 'result', 'What changed', 'What is different for the child now?'],
    [
      must('result', 'text', 'What changed for the child?', { prompts: 'Without names. Nothing is an answer too.' }),
      must('better', 'choice', 'How is it for the child now?', {
        options: [one('better', 'Better'), one('same', 'The same'), one('worse', 'Worse')],
      }),
      must('child_told', 'yes_no_na', 'Was the child told what came of it?', { explainWhen: ['no'] }),
      must('carer_told', 'yes_no_na', 'Were the carers told what came of it?', {
        explainWhen: ['no'],
        prompts: 'Where it is about their care or their support.',
      }),
      ask('learned', 'text', 'What would you do sooner another time?'),
    ],
    { practiceQuestion: 'cyp1' },
  ),
]

export const escalationForm: Form<EscalationPart> = { title: 'Escalation', sections }
