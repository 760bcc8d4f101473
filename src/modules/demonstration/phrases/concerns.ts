/** What is written of allegations and of concerns about the standard of care in the invented service: by topic, none with a name. */

export const summaries = {
  physical: [
    'A child says that they were held too tightly when they would not leave the room.',
    'School saw a bruise on an arm; the child says it happened at home.',
    'A child says that they were pushed on the stairs.',
  ],
  emotional: [
    'A child says that they are laughed at when they cry.',
    'A child says that they are told nobody else would have them.',
  ],
  neglect: [
    'A child came to school without a coat or lunch for a week.',
    'A child says that they were left alone in the evening.',
  ],
  sexual: ['A child says that somebody came into the bathroom and did not leave.'],
} as const

export const concernsOfCare = [
  'Two appointments at the dentist were missed, and nobody rang.',
  'The children’s bedrooms were cold at an unannounced visit.',
  'Pocket money was not recorded for three months.',
  'A family evening was changed at short notice, for the second time.',
  'The child was driven without the right seat.',
  'What a child does online is not talked about in the home.',
] as const

export const of: Readonly<Record<string, string>> = {
  safe_why: 'The child was seen today and says they feel safe here. We look again tomorrow.',
  happened: 'In the week before we learned of it.',
  below_why: 'No child was harmed, and the officer was asked by telephone.',
  lado_why: 'What is said would be harm, if it is so.',
  child_support: 'Somebody they trust comes each week. They know whom to ring.',
  child_process_said: 'They told me what happens next. It took long.',
  home_support: 'The carers’ own children have somebody at school to talk to.',
  carer_told:
    'That something was said, and how it goes on. What exactly was said they are told once the meeting agrees.',
  support_by: 'An adviser from outside, whom they took up.',
  child_told: 'Their social worker told them at home, and asked whether anything was unclear.',
  pattern: 'Nothing alike in three years.',
  learned: 'Tell carers in writing on the same day what happens next: not knowing was the hardest part.',
  learned_fair: 'We were listened to. It should have been quicker.',
  standard: 'Looking after a child’s health',
  carer_account: 'We moved it because of school, and forgot to say so. We are sorry.',
  context: 'Three workers in a year: nobody had asked how the appointments go.',
  soc_pattern: 'The first one in this home.',
}

export const learned = [
  'Tell carers in writing on the same day what happens next: not knowing was the hardest part.',
  'The other children in the home noticed first; ask them in the first week.',
  'A sentence to the school on the first day would have spared the child questions.',
  'Independent support was offered at once, and made the difference.',
] as const

export const because = 'Looked at together with the officer, and written down why.'
export const moved = 'The child wished to stay near the school. They packed with somebody they know, and said goodbye.'
