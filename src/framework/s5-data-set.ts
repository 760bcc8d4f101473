/** Section 5: the data set, in the document's four quadrants. Definitions of each count live with the measures. */
export const quadrants = {
  how_much: 'How much do we do?',
  how_well: 'How well do we do it?',
  better_off: 'Is anyone better off?',
  value: 'Is it worth what it costs?',
} as const

export type Quadrant = keyof typeof quadrants

export type Measure = {
  clause: string
  quadrant: Quadrant
  /** The measure as a question, child first where it can be. */
  asks: string
  /** Which way is better; none where more is simply more. */
  better: 'higher' | 'lower' | 'neither'
  /** Counted as a number with a percentage, as a number alone, or in pounds. */
  shown: 'share' | 'count' | 'pounds'
}

export const dataSet = {
  ofsted_data_set: {
    clause: '5.1',
    quadrant: 'how_much',
    asks: 'What does the standard Ofsted data set say?',
    better: 'neither',
    shown: 'count',
  },
  children_referred: {
    clause: '5.2',
    quadrant: 'how_much',
    asks: 'How many children were referred for a home?',
    better: 'neither',
    shown: 'count',
  },
  carers_approved: {
    clause: '5.3',
    quadrant: 'how_much',
    asks: 'How many new foster carers were approved?',
    better: 'higher',
    shown: 'count',
  },
  places_available: {
    clause: '5.4',
    quadrant: 'how_much',
    asks: 'How many places are free?',
    better: 'higher',
    shown: 'count',
  },
  offered_in_time: {
    clause: '5.5',
    quadrant: 'how_well',
    asks: 'Were children offered a home in time, in emergencies and otherwise?',
    better: 'higher',
    shown: 'share',
  },
  requested_location: {
    clause: '5.6',
    quadrant: 'how_well',
    asks: 'Do children live where it was asked for?',
    better: 'higher',
    shown: 'share',
  },
  close_to_home: {
    clause: '5.7',
    quadrant: 'how_well',
    asks: 'Do children live within 20 miles of home?',
    better: 'higher',
    shown: 'share',
  },
  own_carers: {
    clause: '5.8',
    quadrant: 'how_well',
    asks: 'Do children referred for fostering live with our own carers?',
    better: 'higher',
    shown: 'share',
  },
  success: {
    clause: '5.9',
    quadrant: 'how_well',
    asks: 'How many children’s stays went as they were meant to?',
    better: 'higher',
    shown: 'share',
  },
  unplanned_endings: {
    clause: '5.10',
    quadrant: 'how_well',
    asks: 'How many stays ended without a plan?',
    better: 'lower',
    shown: 'share',
  },
  children_in_reviews: {
    clause: '5.11',
    quadrant: 'how_well',
    asks: 'Do children have a say in carer reviews?',
    better: 'higher',
    shown: 'share',
  },
  reviews_on_time: {
    clause: '5.12',
    quadrant: 'how_well',
    asks: 'Are carer reviews held on time?',
    better: 'higher',
    shown: 'share',
  },
  complaints_allegations: {
    clause: '5.13',
    quadrant: 'how_well',
    asks: 'How many complaints and allegations were there about carers?',
    better: 'neither',
    shown: 'share',
  },
  exemptions_exceptions: {
    clause: '5.14',
    quadrant: 'how_well',
    asks: 'How many exemptions and exceptions were there?',
    better: 'lower',
    shown: 'share',
  },
  permanently_matched: {
    clause: '5.15',
    quadrant: 'how_well',
    asks: 'How many children are matched for good with our own carers?',
    better: 'higher',
    shown: 'share',
  },
  with_siblings: {
    clause: '5.16',
    quadrant: 'better_off',
    asks: 'Do brothers and sisters stay together where that is the plan?',
    better: 'higher',
    shown: 'share',
  },
  outcomes_achieved: {
    clause: '5.17',
    quadrant: 'better_off',
    asks: 'How many of the outcomes hoped for each child were reached?',
    better: 'higher',
    shown: 'share',
  },
  confidence: {
    clause: '5.18',
    quadrant: 'better_off',
    asks: 'Do children say they feel better about themselves?',
    better: 'higher',
    shown: 'share',
  },
  school: {
    clause: '5.19',
    quadrant: 'better_off',
    asks: 'Do children attend more and learn more?',
    better: 'higher',
    shown: 'share',
  },
  cost_per_night: {
    clause: '5.20',
    quadrant: 'value',
    asks: 'What does a night of foster care cost, with everything counted?',
    better: 'neither',
    shown: 'pounds',
  },
  cost_by_type: {
    clause: '5.21',
    quadrant: 'value',
    asks: 'And what does it cost by type of placement?',
    better: 'neither',
    shown: 'pounds',
  },
} as const satisfies Record<string, Measure>
