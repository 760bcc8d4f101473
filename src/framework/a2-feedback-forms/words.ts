import { ask } from './ask.ts'
import type { Question } from '../forms/types.ts'
import type { SomeoneToTell, TellEntry } from './types.ts'

/*
 * Whom somebody can turn to now. 999 stands first at every age. National numbers and addresses stand here; the council's
 * own, and whoever asks, are filled in by who-to-tell.ts. No hours are given that a service may change.
 */

const ring = (number: string) => ({ text: `Ring ${number}`, href: `tel:${number.replaceAll(' ', '')}` })

const danger = (who: string, how: string): SomeoneToTell => ({
  who,
  how,
  links: [
    { text: 'Ring 999', href: 'tel:999' },
    { text: '999 in sign language (BSL)', href: 'https://999bsl.co.uk/' },
  ],
})

const dangerForYoungest = danger(
  'If someone is hurting you now, or you are in danger',
  'The police will come and help.',
)
const dangerForOlder = danger('If you are in danger now', 'Ask for the police. It is free.')
const dangerForAdults = danger('If a child is in danger now', 'Do not wait for a reply to this form.')

const childline: SomeoneToTell = {
  who: 'Childline',
  how: 'You can talk, write or sign. It is free, and it is not on the phone bill.',
  links: [
    ring('0800 1111'),
    { text: 'Write to them in a chat', href: 'https://www.childline.org.uk/get-support/1-2-1-counsellor-chat/' },
    { text: 'Talk with them in sign language (BSL)', href: 'https://www.childline.org.uk/deafzone/' },
  ],
}

const helpAtHand: SomeoneToTell = {
  who: 'Help at Hand, from the Children’s Commissioner',
  how: 'For children in care. They can find you an advocate too. Monday to Friday, 9 to 5. It is free.',
  links: [ring('0800 528 0731')],
}

const nspcc: SomeoneToTell = {
  who: 'NSPCC',
  how: 'For adults who are worried about a child.',
  links: [ring('0808 800 5000'), { text: 'Write to help@nspcc.org.uk', href: 'mailto:help@nspcc.org.uk' }],
}

const ofsted: SomeoneToTell = {
  who: 'Ofsted',
  how: 'They inspect fostering services, and listen when something is not put right.',
  links: [ring('0300 123 1231')],
}

/** Who is not happy may complain, and is helped to. */
const complainYoungest: SomeoneToTell = {
  who: 'If something is not fair',
  how: 'You can tell us that it has to change. That is called to complain. Ask a grown-up you trust to help. Nobody may be cross with you for it.',
  links: [],
}
const complainOlder: SomeoneToTell = {
  who: 'If you want to complain',
  how: 'Say so to your reviewing officer, your advocate or the council, on paper, by phone or through somebody you trust. They tell you what happens next. Nobody may treat you worse for it.',
  links: [],
}
const complainAdults: SomeoneToTell = {
  who: 'If you want to complain',
  how: 'Say so to the council, in any way you like. It tells you what happens next, and nobody may treat you worse for it.',
  links: [],
}

const officer = (how: string): TellEntry => ({ contact: 'reviewing_officer', who: 'your reviewing officer', how })
const theOfficer: TellEntry = {
  contact: 'reviewing_officer',
  who: 'the reviewing officer',
  how: 'They asked you for this, and read it first.',
}
const advocate: TellEntry = {
  contact: 'advocate',
  who: 'your advocate',
  how: 'They speak up for you, and only for you.',
}
const council: readonly TellEntry[] = [
  { contact: 'council_by_day', who: 'the council by day', how: 'Monday to Friday.' },
  { contact: 'council_at_night', who: 'the council at night', how: 'Evenings, nights, weekends and holidays.' },
]

export const tellForYoungest: readonly TellEntry[] = [
  dangerForYoungest,
  { who: 'A grown-up you trust', how: 'You can say: “I want to tell you something.”', links: [] },
  childline,
  officer('The person who comes to your meetings. You can ask someone to ring them for you.'),
  advocate,
  ...council,
  helpAtHand,
  complainYoungest,
]

export const tellForOlder: readonly TellEntry[] = [
  dangerForOlder,
  childline,
  officer('They run your reviews. You can ring them yourself, or ask someone to.'),
  advocate,
  ...council,
  helpAtHand,
  complainOlder,
  ofsted,
]

export const tellForHousehold: readonly TellEntry[] = [
  dangerForOlder,
  childline,
  ...council,
  theOfficer,
  nspcc,
  complainAdults,
]

/** As young as the youngest, and in the care of nobody but their own family: no review of theirs, and no advocate. */
export const tellForYoungFamily: readonly TellEntry[] = [
  dangerForYoungest,
  { who: 'A grown-up you trust', how: 'You can say: “I want to tell you something.”', links: [] },
  childline,
  { contact: 'reviewing_officer', who: 'the reviewing officer', how: 'You can ask someone to ring them for you.' },
  ...council,
  complainYoungest,
]

const forAdults: readonly TellEntry[] = [dangerForAdults, ...council, theOfficer, nspcc]

export const tellForCarers: readonly TellEntry[] = [...forAdults, complainAdults, ofsted]
export const tellForPartners: readonly TellEntry[] = forAdults
export const tellForParents: readonly TellEntry[] = [
  ...forAdults,
  {
    who: 'Family Rights Group',
    how: 'Advice for parents and families that is not from the council. Monday to Friday, 9.30 to 3. It is free.',
    links: [ring('0808 801 0366')],
  },
  complainAdults,
  ofsted,
]

export const tellForYoungAdults: readonly TellEntry[] = [
  danger('If you or somebody else is in danger now', 'Ask for the police. It is free.'),
  {
    who: 'Your personal adviser',
    how: 'Ring or write to them, or ask anyone at the council to get hold of them.',
    links: [],
  },
  advocate,
  ...council,
  helpAtHand,
  complainAdults,
]

export const tellForWorkers: readonly TellEntry[] = [
  dangerForAdults,
  {
    who: 'Someone to talk to',
    how: 'Your manager, another manager you trust, or your council’s employee support line.',
    links: [],
  },
]

export const sharing = (form: string, more: Partial<Pick<Question, 'version' | 'options'>> = {}): Question =>
  ask(`${form}.share`, 'share', 'Who can see what you said?', {
    prompts: 'You can change your mind later. Just tell us.',
    ...more,
  })

/** "Enough" cannot say "too much". */
export const moreOrLess = (form: string): Question =>
  ask(`${form}.family_more`, 'choice', 'How much time with them would you like?', {
    options: [
      { value: 'more', text: 'More' },
      { value: 'same', text: 'It is about right' },
      { value: 'less', text: 'Less' },
      { value: 'prefer_not_to_say', text: 'I would rather not say' },
    ],
  })

/** Of what is so, or what a child knows: no face laughs or cries at it. */
export const known = { pictures: 'ticks' } as const

export const sayMoreIfNot = {
  when: ['not_really', 'no'],
  words: 'What would make it better? You can leave this blank.',
} as const

/** Every form that an adult fills in has it: a yes raises a safety alert. */
export const safetyWorry = (form: string): Question =>
  ask(`${form}.safety_worry`, 'yes_no', 'Are you worried that a child is not safe?', {
    prompts: 'A yes tells the people whose job is to keep children safe, today. In danger now? Ring 999.',
    alertOn: ['yes'],
    sayMore: { when: ['yes'], words: 'What is the worry, and who have you told?' },
  })
