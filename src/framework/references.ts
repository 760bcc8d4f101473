/**
 * The regulations and standards that questions, measures and deadlines rest on (clause 1.1), with the dates between
 * which each one holds, so that an old audit is read by the law of its day. Titles are ours, short and plain; the link
 * leads to the text itself, which counts. Dates are ISO (yyyy-mm-dd).
 */
export type Instrument = { name: string; since: string; until?: string; link: string }

export type Reference = { instrument: InstrumentKey; title: string; since: string; until?: string; link: string }

export const instruments = {
  FSR: {
    name: 'Fostering Services (England) Regulations 2011',
    since: '2011-04-01',
    link: 'https://www.legislation.gov.uk/uksi/2011/581',
  },
  CPR: {
    name: 'Care Planning, Placement and Case Review (England) Regulations 2010',
    since: '2011-04-01',
    link: 'https://www.legislation.gov.uk/uksi/2010/959',
  },
  NMS: {
    name: 'Fostering Services: National Minimum Standards',
    since: '2011-04-01',
    link: 'https://www.gov.uk/government/publications/fostering-services-national-minimum-standards',
  },
  CA89: { name: 'Children Act 1989', since: '1991-10-14', link: 'https://www.legislation.gov.uk/ukpga/1989/41' },
  CA04: { name: 'Children Act 2004', since: '2005-03-01', link: 'https://www.legislation.gov.uk/ukpga/2004/31' },
  EA10: { name: 'Equality Act 2010', since: '2010-10-01', link: 'https://www.legislation.gov.uk/ukpga/2010/15' },
  WT: {
    name: 'Working Together to Safeguard Children',
    since: '2023-12-15',
    link: 'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
  },
  'IRO Handbook': {
    name: 'IRO Handbook',
    since: '2011-04-01',
    link: 'https://www.gov.uk/government/publications/independent-reviewing-officers-handbook',
  },
  ILACS: {
    name: 'Inspecting local authority children’s services',
    since: '2018-01-01',
    link: 'https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018',
  },
} as const satisfies Record<string, Instrument>

export type InstrumentKey = keyof typeof instruments

export const references: Readonly<Record<string, Reference>> = {
  ...regulations('FSR', {
    '3': 'Statement of purpose and children’s guide',
    '4': 'Keeping the statement and the guide up to date',
    '12': 'Protecting children',
    '13': 'Behaviour, and children who are missing',
    '14': 'Family time',
    '15': 'Health',
    '16': 'Learning, work and leisure',
    '17': 'Support, training and information for carers',
    '25': 'What the panel does',
    '26': 'Assessing people who want to foster',
    '27': 'Approving carers',
    '28': 'Carer reviews and the end of approval',
    '30': 'Carers’ records',
    '31': 'The register of carers',
    '32': 'How long records are kept, and who may see them',
    '35': 'Reviewing the quality of care',
    '36': 'Events to notify',
    'Sch 2': 'Records the service keeps',
    'Sch 5': 'What the foster care agreement covers',
    'Sch 6': 'Matters to monitor',
    'Sch 7': 'Events to report',
  }),
  ...regulations('CPR', {
    '5': 'What the care plan holds',
    '9': 'The placement plan',
    '23': 'Emergencies outside a carer’s terms',
    '24': 'Temporary approval of family and friends',
    '25': 'Extending a temporary approval',
    'Sch 2': 'What a placement plan holds, with who decides what',
  }),
  'CPR long-term': {
    instrument: 'CPR',
    title: 'Long-term fostering',
    since: '2015-04-01',
    link: 'https://www.legislation.gov.uk/uksi/2015/495',
  },
  ...standards({
    values: 'The values behind the standards',
    '1': 'The child’s wishes and feelings',
    '1.1': 'Acting on what children say',
    '1.2': 'Telling children what became of it',
    '1.4': 'Asking everyone who matters to the child',
    '1.5': 'Independent advice and advocacy',
    '1.7': 'Views that shape the service',
    '2': 'Identity and individual care',
    '3': 'Behaviour and relationships',
    '4': 'Keeping children safe',
    '5': 'Children who are missing',
    '6': 'Health and wellbeing',
    '7': 'Leisure',
    '8': 'Learning',
    '9': 'Family time',
    '10': 'The home',
    '11': 'Moving in and moving on',
    '12': 'Growing up and leaving care',
    '13': 'Finding and assessing carers',
    '14': 'Panel and decision maker',
    '14.9': 'The decision within 7 working days',
    '14.10': 'Telling the carer within 2 working days, in writing within 5',
    '15': 'Matching',
    '15.1': 'A match that fits, with a plan for any gap',
    '15.2': 'Full written information for the carer',
    '15.3': 'No move that is not best for the child',
    '16': 'Statement of purpose and children’s guide',
    '19': 'Who may work with children',
    '20': 'Carers’ learning',
    '20.1': 'Induction',
    '20.3': 'Training, support and development standards in 12 or 18 months',
    '20.5': 'Personal development plans',
    '20.6': 'What a carer review looks at',
    '21': 'Supervising and supporting carers',
    '21.2': 'Support in many forms',
    '21.6': 'Support for the whole household',
    '21.8': 'A named worker, and an unannounced visit each year',
    '22': 'Allegations',
    '24': 'Supporting and supervising staff',
    '25': 'Running and watching over the service',
    '25.1': 'Monitoring quality, incidents and complaints',
    '25.2': 'A manager who reads the records and acts',
    '25.7': 'A written report to leaders every three months',
    '26': 'Records',
    '26.4': 'Who needs to know',
    '26.5': 'Clear, kind records',
    '26.6': 'Records that help the child later',
    '26.7': 'Memories and life story',
    '28': 'Payment',
    '29': 'Significant events',
    '30': 'Family and friends who foster',
    '31': 'Placement plans and reviews',
    '31.1': 'The carer’s part in making the plan',
    '31.2': 'The carer’s copy of the plan',
    '31.3': 'The carer’s part in the child’s review',
    '31.5': 'Explaining the plan to the child',
    '31.6': 'Chasing late reviews and visits',
    '31.7': 'Acting on what a review decided',
  }),
  'CA89 22C': act('CA89', 'section/22C', 'Where a child in care lives', '2011-04-01'),
  'CA89 22G': act('CA89', 'section/22G', 'Enough homes for children in care', '2011-04-01'),
  'CA89 47': act('CA89', 'section/47', 'Enquiries when a child may be at risk'),
  'CA89 Sch 7': act('CA89', 'schedule/7', 'The usual fostering limit and exemptions from it'),
  'CA04 16C': act('CA04', 'section/16C', 'Notifying serious incidents within 5 working days', '2018-06-29'),
  'EA10 149': act('EA10', 'section/149', 'The public sector equality duty', '2011-04-05'),
  WT: whole('WT', 'Working together when a child may be at risk'),
  'IRO Handbook': whole('IRO Handbook', 'What the Independent Reviewing Officer does'),
  ILACS: whole('ILACS', 'What inspectors look at'),
}

/** The reference written out: "Fostering Services (England) Regulations 2011, regulation 28: Carer reviews …". */
export function inFull(key: string): string {
  const reference = references[key]
  if (!reference) return key
  const place = placeInWords(key.slice(reference.instrument.length).trim(), reference.instrument)
  return `${instruments[reference.instrument].name}${place}: ${reference.title}`
}

function placeInWords(place: string, instrument: InstrumentKey): string {
  if (place.startsWith('Sch ')) return `, ${place.replace('Sch', 'Schedule')}`
  if (!/^\d/.test(place)) return ''
  const parts: Partial<Record<InstrumentKey, string>> = { FSR: 'regulation', CPR: 'regulation', NMS: 'standard' }
  return `, ${parts[instrument] ?? 'section'} ${place}`
}

type Titles = Readonly<Record<string, string>>

function regulations(instrument: 'FSR' | 'CPR', titles: Titles): Record<string, Reference> {
  const { since, link } = instruments[instrument]
  return keyed(instrument, titles, (place) => {
    const path = place.startsWith('Sch ') ? place.replace('Sch ', 'schedule/') : `regulation/${place}`
    return { since, link: `${link}/${path}` }
  })
}

function standards(titles: Titles): Record<string, Reference> {
  const { since, link } = instruments.NMS
  return keyed('NMS', titles, () => ({ since, link }))
}

function keyed(instrument: InstrumentKey, titles: Titles, where: (place: string) => { since: string; link: string }) {
  const entries = Object.entries(titles).map(([place, title]) => [
    `${instrument} ${place}`,
    { instrument, title, ...where(place) },
  ])
  return Object.fromEntries(entries) as Record<string, Reference>
}

function act(
  instrument: InstrumentKey,
  path: string,
  title: string,
  since: string = instruments[instrument].since,
): Reference {
  return { instrument, title, since, link: `${instruments[instrument].link}/${path}` }
}

function whole(instrument: InstrumentKey, title: string): Reference {
  const { since, link } = instruments[instrument]
  return { instrument, title, since, link }
}
