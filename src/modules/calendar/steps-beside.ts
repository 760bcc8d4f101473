import type { StepBeside } from '#platform/workflow.ts'

const whoAsked = 'the side that asked'
const otherSide = 'who agrees the year for the other side'

/** What is done about a line of an agreed year, each with its way back. */
export const stepsBeside = {
  ask_change: {
    label: 'Ask for a change of the year',
    by: 'whose part it is, or their side',
    back: { by: ['withdraw_change'] },
  },
  withdraw_change: { label: 'Take back what was asked', by: whoAsked, back: { by: ['ask_change'] } },
  answer_change: { label: 'Say yes or no to a change', by: otherSide, back: { by: ['unanswer_change'] } },
  unanswer_change: { label: 'Take an answer back', by: 'whoever gave it', back: { by: ['answer_change'] } },
  enter_held: {
    label: 'Say that something was held outside Hearth',
    by: 'whose part it is',
    back: { by: ['take_held_out'] },
  },
  take_held_out: { label: 'Take that back', by: 'whose part it is', back: { by: ['enter_held'] } },
  agree_held: { label: 'Agree that it was held', by: 'the other side', back: { by: ['unagree_held'] } },
  unagree_held: { label: 'Agree that no more', by: 'whoever agreed it', back: { by: ['agree_held'] } },
  draw_year: { label: 'Draw a year', by: 'Quality Assurance and Partnerships', back: { by: ['throw_year_away'] } },
  throw_year_away: {
    label: 'Throw a draft away',
    by: 'Quality Assurance and Partnerships',
    back: { by: ['draw_year'] },
  },
} as const satisfies Record<string, StepBeside>
