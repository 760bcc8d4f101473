import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import type { SourceKey, Written } from '#modules/matrix/index.ts'

type Told = Pick<Written, 'says' | 'direction' | 'about' | 'basis' | 'strength' | 'themes' | 'doing' | 'impact'>
/** Something that came to the service from outside Hearth: so many days ago, of so many days before that. */
export type Learned = Told & {
  source: SourceKey
  questions: readonly PracticeQuestionKey[]
  ago: number
  of: number
  numbers?: readonly [counted: number, outOf: number]
  /** What became of it later. */
  ended?: { after: number; as: 'superseded' | 'withdrawn'; why: string }
  isDraft?: true
}

const plain = { strength: 'single', themes: [], doing: '', impact: null } as const

/** What panels, complaints, inspectors and others told. Not everything is known: from some nobody has heard, from one nothing for long. */
export const learned: readonly Learned[] = [
  {
    ...{ source: 'inspections', questions: ['cyp1', 'cyp3', 'wfc1'], ago: 410, of: 90, basis: 'outsiders' },
    ...{
      says: 'Inspectors found that carers know the plans of the children who live with them, and speak of them warmly.',
    },
    ...{ direction: 'strength', about: 'carers', strength: 'several', themes: ['placement_plan'], doing: '' },
    impact: 'Children do not have to explain themselves to each new adult.',
  },
  {
    ...{ source: 'inspections', questions: ['cyp1', 'cyp2'], ago: 130, of: 60, basis: 'outsiders' },
    ...{
      says: 'A national look at health found that first assessments came late for children who moved between areas.',
    },
    ...{ direction: 'worry', about: 'children', strength: 'several', themes: ['health'] },
    doing: 'The health team sends a list each week of who waits; the Service Manager reads it.',
    impact: 'Some children waited for a dentist or for glasses.',
  },
  {
    ...{ source: 'peer_reviews', questions: ['cyp3', 'wfc4', 'wfc5'], ago: 240, of: 30, basis: 'outsiders' },
    ...{
      says: 'Colleagues from another council saw that managers ask good questions, and seldom write down the answers.',
    },
    ...{ direction: 'mixed', about: 'staff', strength: 'single', themes: ['management_oversight'], doing: '' },
    impact: '',
  },
  {
    ...{ source: 'learning_reviews', questions: ['cyp1', 'wfc1'], ago: 300, of: 200, basis: 'records' },
    ...{ says: 'A learning review found that three services each held a part of one story, and nobody the whole.' },
    ...{
      direction: 'worry',
      about: 'partners',
      strength: 'sources_agree',
      themes: ['information_sharing', 'chronology'],
    },
    doing: 'A chronology is begun at the first placement meeting; audits ask for it.',
    impact: 'A child had to tell the same thing to three people.',
  },
  {
    ...{ source: 'reviewing_officers', questions: ['cyp1', 'cyp4'], ago: 75, of: 90, basis: 'child' },
    ...{
      says: 'Reviewing officers hear from children that they know whom to ring, and mostly that somebody rings back.',
    },
    ...{ direction: 'strength', about: 'children', strength: 'several', themes: ['child_voice'], doing: '' },
    impact: 'Children say that they are not left waiting.',
  },
  {
    ...{ source: 'reviewing_officers', questions: ['cyp1', 'wfc2'], ago: 20, of: 90, basis: 'records' },
    ...{ says: 'Children’s reviews of the quarter in which time with the family had been agreed before the meeting.' },
    ...{ ...plain, direction: 'neutral', about: 'children', basis: 'counted', numbers: [41, 52] },
  },
  {
    ...{ source: 'panel', questions: ['wfc1'], ago: 255, of: 180, basis: 'records' },
    ...{
      says: 'Panel found assessments clearer than a year ago, and asked for more of the views of carers’ own children.',
    },
    ...{
      direction: 'mixed',
      about: 'service',
      strength: 'several',
      themes: ['assessment_quality', 'panel'],
      doing: '',
    },
    impact: 'Children of the family are asked before somebody moves in.',
  },
  {
    ...{ source: 'lado', questions: ['cyp3', 'wfc1'], ago: 45, of: 180, basis: 'records' },
    ...{ says: 'Carers were told by when they would hear more in every matter of the half-year that is over.' },
    ...{ direction: 'strength', about: 'carers', strength: 'several', themes: ['fair_process'], doing: '' },
    impact: 'Children’s days went on as they were in the meantime, where that was safe.',
  },
  {
    ...{ source: 'complaints', questions: ['cyp3', 'wfc3'], ago: 60, of: 90, basis: 'carer' },
    ...{ says: 'Late payments are what carers complain of most; each was paid within a week of the complaint.' },
    ...{ direction: 'worry', about: 'carers', strength: 'several', themes: ['payments'] },
    doing: 'One person in finance answers for these payments, by name, from this month on.',
    impact: '',
  },
  {
    ...{ source: 'children_in_care_council', questions: ['cyp4', 'wfc5'], ago: 100, of: 30, basis: 'child' },
    ...{
      says: 'The council of children asked that every welcome book has a photograph of the pet. Most have one now.',
    },
    ...{ direction: 'strength', about: 'children', strength: 'tested_again', themes: ['child_voice'], doing: '' },
    impact: 'A child knows before they come who will sleep at the foot of the bed.',
  },
  {
    ...{ source: 'supervision', questions: ['wfc1', 'wfc4'], ago: 30, of: 30, basis: 'counted' },
    ...{ says: 'Supervisions of fostering social workers that took place in the month in which they were due.' },
    ...{ ...plain, direction: 'neutral', about: 'staff', numbers: [11, 12] },
  },
  {
    ...{ source: 'supervision', questions: ['wfc4'], ago: 190, of: 90, basis: 'staff' },
    ...{ says: 'Workers say that supervision is about tasks, and too seldom about what a visit did to them.' },
    ...{ direction: 'worry', about: 'staff', strength: 'single', themes: ['staff_wellbeing'], doing: '', impact: '' },
    ended: { after: 100, as: 'superseded', why: 'It was asked again in autumn, and is better now.' },
  },
  {
    ...{ source: 'complaints', questions: ['cyp3'], ago: 160, of: 30, basis: 'carer' },
    ...{ says: 'A carer was not told why a placement ended.' },
    ...{ direction: 'worry', about: 'carers', strength: 'single', themes: ['moves_endings'], doing: '', impact: '' },
    ended: { after: 9, as: 'withdrawn', why: 'It was about another service, and came here by mistake.' },
  },
  {
    ...{ source: 'panel', questions: ['wfc1'], ago: 4, of: 150, basis: 'records', isDraft: true },
    ...{
      ...plain,
      says: 'Presentations at panel are shorter, and say more of the child.',
      direction: 'strength',
      about: 'service',
    },
  },
]

/** What was not known of a question, and what was known of it later in the same quarter. */
export const notKnown: readonly { question: PracticeQuestionKey; quarters: number; words: string; answer?: string }[] =
  [
    {
      ...{ question: 'cyp2', quarters: 1 },
      words: 'How children who moved school in the summer are doing there. The virtual school has been asked.',
      answer:
        'How children who moved school are doing there was not known. The virtual school has told us since: most have settled, and two have a plan of their own.',
    },
    {
      ...{ question: 'wfc2', quarters: 1 },
      words: 'Whether carers are asked before a plan for family time changes. Ask at the next support group.',
      answer:
        'Carers told the support group that they hear of changes, and are seldom asked first. It goes to the PQA meeting.',
    },
    {
      ...{ question: 'cyp2', quarters: 0 },
      words: 'Whether children get to their clubs in the weeks after they move. No record asks it.',
    },
    {
      ...{ question: 'wfc4', quarters: 0 },
      words:
        'What those say who leave. No exit conversation was written down since spring; the workforce lead begins with them in January.',
    },
  ]

/** What is done about sources from which nothing comes. */
export const silences: readonly { source: SourceKey; words: string; days: number }[] = [
  {
    source: 'staff_feedback',
    words: 'The workforce lead asks everybody who leaves, from January on, and sends what they say without names.',
    days: 60,
  },
]
