import { type InstrumentKey, instruments, type Known } from './law/instruments.ts'

/**
 * The places of the law and the standards by which questions, measures and deadlines name what they rest on (clause 1.1). Titles are
 * ours, short and plain; the link leads to the text itself, which counts. Of which edition each is read: `law/read-by.ts`.
 */
export type Reference = {
  instrument: InstrumentKey
  /** "28", "Sch 7"; empty for the whole of it. */
  place: string
  title: string
  /** How we know what stands there. Only what is read, or its heading, is cited. */
  known: Known
  /** Where it holds only from a later day on than its instrument. */
  since?: string
  /** It binds fostering agencies: for a council it is good practice, and no question of a council's rests on it. */
  binds?: 'agencies'
  link: string
}

export const references: Readonly<Record<string, Reference>> = {
  ...regulations('FSR', {
    '3': 'Statement of purpose and children’s guide',
    '4': 'Keeping the statement and the guide up to date',
    '10': 'Appointing the manager of the service',
    '12': 'Protecting children',
    '13': 'Behaviour, and children who are missing',
    '14': 'Family time',
    '15': 'Health',
    '16': 'Learning, work and leisure',
    '17': 'Support, training and information for carers',
    '22': 'Records about fostering services',
    '25': 'What the panel does',
    '26': 'Assessing people who want to foster',
    '27': 'Approving carers',
    '28': 'Carer reviews and the end of approval',
    '30': 'Carers’ records',
    '31': 'The register of carers',
    '32': 'How long records are kept, and who may see them',
    'Sch 2': 'Records the service keeps',
    'Sch 3': 'What is found out about people who want to foster, and their household',
    'Sch 5': 'What the foster care agreement covers',
  }),
  ...ofAgencies({
    '35': 'Reviewing the quality of care',
    '36': 'Events to notify',
    'Sch 6': 'Matters to monitor',
    'Sch 7': 'Events to report',
  }),
  ...regulations(
    'CPR',
    {
      '5': 'What the care plan holds',
      '9': 'The placement plan',
      '10': 'No move that breaks into the last school years',
      '14': 'Ending a placement',
      '23': 'Emergencies outside a carer’s terms',
      '24': 'Temporary approval of family and friends',
      '25': 'Extending a temporary approval',
      '28': 'How often the child is visited',
      '29': 'What happens on a visit, and seeing the child alone',
      '33': 'When the child’s plan is reviewed',
      'Sch 2': 'What a placement plan holds, with who decides what',
    },
    ['9', '10', '25', '28'],
  ),
  ...later('CPR', '2015-04-01', {
    '22A': 'Living with people who may adopt the child',
    '22B': 'Before a child grows up with these carers',
    '25A': 'Temporary approval of people who may adopt',
  }),
  // What questions of earlier tools call the same.
  'CPR long-term': {
    ...place('CPR', '22B', 'Before a child grows up with these carers', 'heading'),
    since: '2015-04-01',
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
    '10.5': 'The home inspected every year, without appointment',
    '10.6': 'A bedroom of one’s own from three, or sharing that was agreed',
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
    '21.5': 'Breaks that suit the child',
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
  'NMS 28': place('NMS', '28', 'Payment', 'named'),
  'CA89 22C': { ...place('CA89', '22C', 'Where a child in care lives', 'heading'), since: '2011-04-01' },
  'CA89 22G': { ...place('CA89', '22G', 'Enough homes for children in care', 'heading'), since: '2011-04-01' },
  'CA89 47': place('CA89', '47', 'Enquiries when a child may be at risk', 'heading'),
  'CA89 Sch 7': place('CA89', 'Sch 7', 'The usual fostering limit and exemptions from it', 'read'),
  'CA04 16C': {
    ...place('CA04', '16C', 'Notifying the Panel of serious harm or death', 'heading'),
    since: '2018-06-29',
  },
  'EA10 149': { ...place('EA10', '149', 'The public sector equality duty', 'heading'), since: '2011-04-05' },
  'CWSA26 5': { ...place('CWSA26', '5', 'The kinship local offer', 'read'), since: '2026-06-29' },
  'CWSA26 78': place('CWSA26', '78', 'From when each part of the Act holds', 'read'),
  ...later('DUAA', '2026-02-05', {
    '70': 'Lawful grounds for using what is known of somebody',
    '71': 'Using it for nothing else',
    '76': 'By when somebody is answered who asks',
    '77': 'What people are told',
    '80': 'Decisions that no person takes',
    '81': 'Children, who are protected more',
    '121': 'Standards for information in health and social care',
  }),
  // No section of it: of this duty we know only what others write.
  'DUAA complaints': {
    ...place(
      'DUAA',
      '',
      'Complaints about how somebody’s information is used: said within 30 days that it came',
      'named',
    ),
    since: '2026-06-19',
  },
  WT: place(
    'WT',
    '',
    'Working together when a child may be at risk; who is told of serious harm, within 5 working days',
    'named',
  ),
  KIN: place('KIN', '', 'Help for family and friends who care, and how carers among them are looked at', 'named'),
  'IRO Handbook': place('IRO Handbook', '', 'What the Independent Reviewing Officer does', 'named'),
  ILACS: place('ILACS', '', 'What inspectors look at', 'named'),
}

/** The reference written out: "Fostering Services (England) Regulations 2011, regulation 28: Carer reviews …"; of what nobody has read,
 * no place. */
export function inFull(key: string): string {
  const reference = references[key]
  if (!reference) return key
  return `${nameOf(reference.instrument)}${isCited(reference) ? placeInWords(reference) : ''}: ${reference.title}`
}

/** Whether it may be cited at its place: the text of its instrument has been read, and there at least the number and the heading. */
export const isCited = ({ instrument, known }: Pick<Reference, 'instrument' | 'known'>): boolean =>
  instruments[instrument].editions.at(-1)!.text === 'read' && (known === 'read' || known === 'heading')

/** What an instrument is called now. */
export const nameOf = (instrument: InstrumentKey): string => instruments[instrument].editions.at(-1)!.name

function placeInWords({ place: at, instrument }: Reference): string {
  if (at.startsWith('Sch ')) return `, ${at.replace('Sch', 'Schedule')}`
  if (!/^\d/.test(at)) return ''
  const parts: Partial<Record<InstrumentKey, string>> = { FSR: 'regulation', CPR: 'regulation', NMS: 'standard' }
  return `, ${parts[instrument] ?? 'section'} ${at}`
}

type Titles = Readonly<Record<string, string>>
type OfOne = 'FSR' | 'CPR' | 'NMS' | 'DUAA'

function keyed(instrument: OfOne, titles: Titles, made: (at: string, title: string) => Reference) {
  const entries = Object.entries(titles).map(([at, title]) => [`${instrument} ${at}`, made(at, title)])
  return Object.fromEntries(entries) as Record<string, Reference>
}

function regulations(instrument: 'FSR' | 'CPR', titles: Titles, read: readonly string[] = []) {
  return keyed(instrument, titles, (at, title) => place(instrument, at, title, read.includes(at) ? 'read' : 'heading'))
}

function ofAgencies(titles: Titles) {
  return keyed('FSR', titles, (at, title) => ({
    ...place('FSR', at, `${title} (agencies; good practice for a council)`, 'heading'),
    binds: 'agencies',
  }))
}

function later(instrument: 'CPR' | 'DUAA', since: string, titles: Titles) {
  return keyed(instrument, titles, (at, title) => ({ ...place(instrument, at, title, 'heading'), since }))
}

/** Of a standard as a whole we have read the title; of its numbered points, what each says. */
function standards(titles: Titles) {
  return keyed('NMS', titles, (at, title) => place('NMS', at, title, at.includes('.') ? 'read' : 'heading'))
}

function place(instrument: InstrumentKey, at: string, title: string, known: Known): Reference {
  return {
    instrument,
    place: at,
    title,
    known,
    link: `${instruments[instrument].editions.at(-1)!.link}${pathOf(instrument, at)}`,
  }
}

function pathOf(instrument: InstrumentKey, at: string): string {
  if (at === '' || instrument === 'NMS') return ''
  if (at.startsWith('Sch ')) return `/${at.replace('Sch ', 'schedule/')}`
  return `/${instrument === 'FSR' || instrument === 'CPR' ? 'regulation' : 'section'}/${at}`
}
