/**
 * The acts, regulations, standards and guidance that questions, measures and deadlines rest on (clause 1.1), edition by edition. An
 * edition holds until the next one does. Each says how we know its text and its day, so that nothing is shown as law that nobody of us
 * has read. Dates are ISO (yyyy-mm-dd). The link leads to the text itself, which counts.
 */

/** `heading`: of a place in a text, whose number and heading we have read, and not its words. */
export type Known = 'read' | 'heading' | 'named' | 'guessed'

export type Edition = {
  /** Tells it from the others of its instrument: "2026". */
  edition: string
  name: string
  since: string
  /** Of the last one of an instrument that has come to an end: the first day on which it held no more. */
  until?: string
  text: Exclude<Known, 'heading'>
  day: Exclude<Known, 'heading'>
  link: string
  /** What is to be said of it: in stages, not yet in all, only in part. */
  note?: string
}

export type Instrument = { editions: readonly [Edition, ...Edition[]] }

const laws = 'https://www.legislation.gov.uk'
const guidance = 'https://www.gov.uk/government/publications'

const onlyHeadings = 'We have read its list of contents, and of its words only what is said to be read below.'

/** One that has had no other edition in the time of which Hearth can know. */
const only = (name: string, since: string, link: string, note = onlyHeadings): Instrument => ({
  editions: [{ edition: since.slice(0, 4), name, since, text: 'read', day: 'read', link, note }],
})

export const instruments = {
  FSR: only('Fostering Services (England) Regulations 2011', '2011-04-01', `${laws}/uksi/2011/581`),
  CPR: only(
    'Care Planning, Placement and Case Review (England) Regulations 2010',
    '2011-04-01',
    `${laws}/uksi/2010/959`,
    `${onlyHeadings} The published text says that changes have been made that are not worked into it yet.`,
  ),
  NMS: only(
    'Fostering Services: National Minimum Standards',
    '2011-04-01',
    `${guidance}/fostering-services-national-minimum-standards`,
    'No newer edition was found. One is promised.',
  ),
  CA89: only('Children Act 1989', '1991-10-14', `${laws}/ukpga/1989/41`),
  CA04: only('Children Act 2004', '2005-03-01', `${laws}/ukpga/2004/31`),
  EA10: only('Equality Act 2010', '2010-10-01', `${laws}/ukpga/2010/15`),
  CWSA26: only(
    'Children’s Wellbeing and Schools Act 2026',
    '2026-04-29',
    `${laws}/ukpga/2026/21`,
    'We have read sections 5 and 78. In force by stages: section 5 and a few more since 29 June 2026; most of Part 1 waits for regulations, and we found none.',
  ),
  DUAA: {
    editions: [
      {
        ...{ edition: '2025', name: 'Data (Use and Access) Act 2025', since: '2025-06-19' },
        ...{ text: 'named', day: 'named', link: `${laws}/ukpga/2025/18` },
        note: 'In force by stages. We have read the order that brought some sections in on 5 February 2026, not the Act itself.',
      },
    ],
  },
  WT: {
    editions: [
      {
        ...{ edition: '2018', name: 'Working Together to Safeguard Children 2018', since: '2018-07-04' },
        ...{ text: 'named', day: 'named', link: `${guidance}/working-together-to-safeguard-children--2` },
      },
      {
        ...{ edition: '2023', name: 'Working Together to Safeguard Children 2023', since: '2023-12-15' },
        ...{ text: 'named', day: 'named', link: `${guidance}/working-together-to-safeguard-children--2` },
      },
      {
        ...{ edition: '2026', name: 'Working Together to Safeguard Children 2026', since: '2026-03-19' },
        ...{ text: 'named', day: 'guessed', link: `${guidance}/working-together-to-safeguard-children--2` },
        note: 'It came out on 19 March 2026 or soon after.',
      },
    ],
  },
  KIN: {
    editions: [
      {
        ...{ edition: '2011', name: 'Family and Friends Care: statutory guidance', since: '2011-04-01' },
        ...{ text: 'named', day: 'guessed', link: `${guidance}/children-act-1989-family-and-friends-care` },
      },
      {
        ...{ edition: '2024', name: 'Kinship care: statutory guidance', since: '2024-10-11' },
        ...{ text: 'named', day: 'named', link: `${guidance}/kinship-care-statutory-guidance-for-local-authorities` },
      },
    ],
  },
  'IRO Handbook': {
    editions: [
      {
        ...{ edition: '2010', name: 'IRO Handbook', since: '2011-04-01', text: 'named', day: 'read' },
        link: `${guidance}/independent-reviewing-officers-handbook`,
        note: 'We know it as others quote it.',
      },
    ],
  },
  ILACS: {
    editions: [
      inspecting('2018', '2018-01-01', 'named', 'Three areas, and one grade for all of it.'),
      inspecting('2023', '2023-01-01', 'guessed', 'Care leavers are an area of their own since January 2023.'),
      inspecting(
        '2026',
        '2026-04-01',
        'guessed',
        'Since April 2026 there is no one grade for all of it. A new framework is promised for 2027.',
      ),
    ],
  },
} as const satisfies Record<string, Instrument>

export type InstrumentKey = keyof typeof instruments

function inspecting(edition: string, since: string, day: Edition['day'], note: string): Edition {
  return {
    ...{ edition, name: `Inspecting local authority children’s services, ${edition}`, since, text: 'named', day, note },
    link: `${guidance}/inspecting-local-authority-childrens-services-from-2018`,
  }
}

/** An edition with the day on which it no longer held, where there is one. */
export type Held = Edition & { instrument: InstrumentKey }

/** The editions of an instrument, the oldest first, each until the next. */
export function editionsOf(instrument: InstrumentKey): readonly Held[] {
  const { editions }: Instrument = instruments[instrument]
  return editions.map((one, at) => {
    const until = editions[at + 1]?.since ?? one.until
    return { ...one, instrument, ...(until ? { until } : {}) }
  })
}

/** From one day to another, both included. */
export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Those that held on any day of a period: one, or two where a new one came meanwhile. */
export function editionsIn(instrument: InstrumentKey, period: Period): readonly Held[] {
  return editionsOf(instrument).filter((one) => heldIn(one, period))
}

/** Whether something that holds from one day on, and until another, held on any day of a period. */
export function heldIn({ since, until }: { since: string; until?: string | undefined }, { from, to }: Period): boolean {
  return since <= String(to) && (until === undefined || String(from) < until)
}
