export type PracticeQuestion = { about: 'children and young people' | 'working with foster carers'; asks: string }

/**
 * The nine core questions that a year of audits measures (clause 3.6). Sections of the tool, items of evidence and
 * the yearly coverage all point at these keys.
 */
export const practiceQuestions = {
  cyp1: { about: 'children and young people', asks: 'Are children cared for as their care plans say?' },
  cyp2: {
    about: 'children and young people',
    asks: 'How well do children do in learning, health and life with others?',
  },
  cyp3: { about: 'children and young people', asks: 'How does the fostering service help children’s lives go well?' },
  cyp4: {
    about: 'children and young people',
    asks: 'What do children say about the service, and how do they shape it?',
  },
  wfc1: {
    about: 'working with foster carers',
    asks: 'Do recruitment, assessment, training and supervision of carers help children do well?',
  },
  wfc2: {
    about: 'working with foster carers',
    asks: 'What part do carers have in moves, placement plans, reviews, delegated decisions, leaving care and school?',
  },
  wfc3: { about: 'working with foster carers', asks: 'What do carers say about the service?' },
  wfc4: { about: 'working with foster carers', asks: 'How do staff help the service to develop?' },
  wfc5: { about: 'working with foster carers', asks: 'Which plans to improve and develop are under way?' },
} as const satisfies Record<string, PracticeQuestion>

export type PracticeQuestionKey = keyof typeof practiceQuestions
