import { judge, type Judgement, type Need, type ReturnableMove } from '#platform/workflow.ts'
import type { Side, YearState } from './slot.ts'

/** What decides about a move of a year: whose side somebody signs for, who signed already, and what they said. */
export type YearFacts = {
  duties: ReadonlySet<string>
  signed: readonly { side: Side; personId: number }[]
  actorId: number
  words: string
  /** They read the year as it is proposed now. */
  isCurrent: boolean
  /** How many lines it has. */
  lines: number
}

const draws = ({ duties }: YearFacts) => duties.has('draw_calendar')
/** The side for which somebody signs; undefined for whoever signs for none. */
export const signsFor = ({ duties }: Pick<YearFacts, 'duties'>): Side | undefined =>
  duties.has('agree_calendar_quality') ? 'quality' : duties.has('agree_calendar_fostering') ? 'fostering' : undefined

const quality = 'Quality Assurance and Partnerships'
const needsWords: Need<YearFacts> = {
  says: 'Say in a sentence or two what should be different.',
  holds: ({ words }) => words !== '',
}
const unsigned: Need<YearFacts> = {
  says: 'One side has signed it. Ask them to take their signature back, or to give the year back.',
  holds: ({ signed }) => signed.length === 0,
}
const current: Need<YearFacts> = {
  says: 'The year was proposed anew since you opened this page. Read it again, then sign.',
  holds: ({ isCurrent }) => isCurrent,
}

type YearMoveOf = ReturnableMove<YearState, YearFacts>

/** Each move of a year, until both sides have agreed it (clause 3.4). */
export const yearMoves = {
  propose: {
    ...{ label: 'Propose the year', from: ['drafted'], to: 'proposed', by: quality, may: draws, clause: '3.4' },
    needs: [{ says: 'There is no line in it yet.', holds: ({ lines }) => lines > 0 }],
    back: { by: ['take_back', 'give_back'] },
  },
  take_back: {
    ...{
      label: 'Take it back to change it',
      from: ['proposed'],
      to: 'drafted',
      by: quality,
      may: draws,
      clause: '3.4',
    },
    ...{ needs: [unsigned], back: { by: ['propose'] } },
  },
  give_back: {
    ...{ label: 'Give it back with what should be different', from: ['proposed'], to: 'drafted', clause: '3.4' },
    ...{ by: 'the two who sign', may: (facts: YearFacts) => signsFor(facts) !== undefined },
    ...{ needs: [needsWords], back: { by: ['propose'] } },
  },
  sign: {
    ...{ label: 'Agree and sign', from: ['proposed'], clause: '3.4', by: 'the two who sign, each for their side' },
    to: (facts: YearFacts) => (facts.signed.length > 0 ? 'agreed' : 'proposed'),
    reaches: ['proposed', 'agreed'],
    may: (facts: YearFacts) => signsFor(facts) !== undefined,
    needs: [
      { says: 'Your side has signed already.', holds: (facts) => !isSigned(facts) },
      {
        says: 'You signed for the other side: somebody else signs for this one.',
        holds: (facts) => !signedSelf(facts),
      },
      current,
    ],
    back: { by: ['unsign'] },
  },
  unsign: {
    ...{ label: 'Take your signature back', from: ['proposed'], to: 'proposed', by: 'whoever signed', clause: '3.4' },
    ...{ may: (facts: YearFacts) => signedSelf(facts), needs: [], back: { by: ['sign'] } },
  },
} as const satisfies Record<string, YearMoveOf>

export type YearMove = keyof typeof yearMoves

const isSigned = (facts: YearFacts): boolean => facts.signed.some(({ side }) => side === signsFor(facts))
const signedSelf = ({ signed, actorId }: YearFacts): boolean => signed.some(({ personId }) => personId === actorId)

export const judgeYear = (move: YearMove, state: YearState, facts: YearFacts): Judgement<YearState> =>
  judge<YearState, YearFacts>(yearMoves[move], state, facts)

export const yearStates: Readonly<Record<YearState, string>> = {
  drafted: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
}
