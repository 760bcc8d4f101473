import type { Mistake } from '#platform/problems.ts'
import { mistakeOfLength, type Read, textOf } from '#platform/http/index.ts'
import { isEmailAddress } from './email.ts'
import { telephoneMistake } from './telephone.ts'

const keys = [
  'dayName',
  'dayTelephone',
  'outOfHoursName',
  'outOfHoursTelephone',
  'outOfHoursEmail',
  'onCallName',
  'onCallTelephone',
  'advocateName',
  'advocateTelephone',
  'councilName',
  'councilEmail',
  'officerName',
  'officerEmail',
  'noticeLink',
  'retentionWords',
] as const

export type ContactKey = (typeof keys)[number]

/** Whom children, carers and colleagues can ring, and who answers for what is kept about them: the council's own. Null is not set. */
export type Contacts = Readonly<Record<ContactKey, string | null>>

/** Nothing is set: a new service begins so. */
export const noContacts = Object.fromEntries(keys.map((key) => [key, null])) as Contacts

/** Those on a child's page, on a letter and on the page that takes a worry, in the order of the form. */
export const contactGroups: readonly {
  title: string
  says: string
  example: string
  name: ContactKey
  telephone: ContactKey
  email?: ContactKey
  /** A link for a child needs it: the child can ring it. */
  forLinks?: true
}[] = [
  {
    title: 'The council’s children’s services by day',
    says: 'Children and carers see the name and the number on every page behind their link.',
    example: 'the name that a child can ask for, such as “Merrow children’s services”',
    name: 'dayName',
    telephone: 'dayTelephone',
    forLinks: true,
  },
  {
    title: 'The council’s children’s services out of hours',
    says: 'Children and carers see the name and the number. A safety alert that is raised at night goes to the e-mail address at once.',
    example: 'the name of the team that answers at night, such as “emergency duty team”',
    name: 'outOfHoursName',
    telephone: 'outOfHoursTelephone',
    email: 'outOfHoursEmail',
    forLinks: true,
  },
  {
    title: 'The fostering manager on call',
    says: 'The out-of-hours team rings them: they sign in to Hearth, open the alert and decide. Children do not see this number.',
    example: 'a person, or the post that is on call',
    name: 'onCallName',
    telephone: 'onCallTelephone',
  },
  {
    title: 'The advocate for children',
    says: 'Somebody who helps a child to say what they want and is not part of the council’s team.',
    example: 'the service that gives children an advocate here',
    name: 'advocateName',
    telephone: 'advocateTelephone',
    forLinks: true,
  },
]

/** Who answers for what is kept here: the page on privacy says it, and no link for a child is made before it can. */
export const privacyFields: readonly {
  key: ContactKey
  title: string
  hint: string
  kind: 'line' | 'email' | 'link' | 'words'
  optional?: true
}[] = [
  {
    ...{ key: 'councilName', title: 'The council that is responsible for what is kept here', kind: 'line' },
    hint: 'Its name in full, such as “Merrow County Council”',
  },
  {
    ...{ key: 'councilEmail', title: 'The address at which the council is asked about privacy', kind: 'email' },
    hint: 'Somebody reads it on every working day',
  },
  {
    ...{ key: 'officerName', title: 'The council’s data protection officer', kind: 'line' },
    hint: 'A person or a post',
  },
  { ...{ key: 'officerEmail', title: 'The e-mail address of the data protection officer', kind: 'email' }, hint: '' },
  {
    ...{ key: 'noticeLink', title: 'The council’s own privacy notice for children’s services', kind: 'link' },
    hint: 'Its address, beginning with https://',
  },
  {
    ...{ key: 'retentionWords', title: 'How long the council keeps what is here', kind: 'words', optional: true },
    hint: 'In plain words; left empty, the page leads to the council’s notice',
  },
]

/** What the page on privacy cannot say yet, in words. */
export const missingForPrivacy = (contacts: Contacts): readonly string[] =>
  privacyFields.flatMap(({ key, title, optional }) => (optional || contacts[key] ? [] : [inSentence(title)]))

/** Everything that is not set yet, in words. */
export function missingContacts(contacts: Contacts): readonly string[] {
  const numbers = contactGroups.flatMap(({ name, telephone, email, title }) => [
    ...(contacts[name] && contacts[telephone] ? [] : [inSentence(title)]),
    ...(email && !contacts[email] ? [`the e-mail address of ${inSentence(title)}`] : []),
  ])
  return [...numbers, ...missingForPrivacy(contacts)]
}

/** What must be set before a link for a child can be made: whom the child can ring by day, at night, and their advocate;
 * and who answers for what is kept about them. */
export function missingForLinks(contacts: Contacts): readonly string[] {
  const numbers = contactGroups
    .filter(({ forLinks }) => forLinks)
    .flatMap(({ name, telephone, title }) => (contacts[name] && contacts[telephone] ? [] : [inSentence(title)]))
  return [...numbers, ...missingForPrivacy(contacts)]
}

/** Whether what a child says at night would reach nobody before the morning: there is no address to write to, or nobody
 * on call whom the out-of-hours team could ring. */
export function nightsUncovered({ outOfHoursEmail, onCallName, onCallTelephone }: Contacts): boolean {
  return !(outOfHoursEmail && onCallName && onCallTelephone)
}

export type ChangeOfContacts = { contacts: Contacts; reason: string }

/** Reads the form: each is a number or an address as people write them, or empty; a number has a name; a change has a reason. */
export function readContactsForm(
  body: Record<string, string | string[]>,
  { demonstration }: { demonstration: boolean },
): Read<ChangeOfContacts> {
  const typed = Object.fromEntries(
    keys.map((key) => [key, textOf(body, key).trim().replaceAll(/\s+/g, ' ') || null]),
  ) as Contacts
  const reason = textOf(body, 'reason').trim()
  const mistakes: Mistake[] = [
    ...contactGroups.flatMap((group) => mistakesIn(group, typed, demonstration)),
    ...privacyFields.flatMap((field) => mistakesOfPrivacy(field, typed)),
  ]
  if (reason === '') mistakes.push({ field: 'reason', message: 'Say why it changes, and who agreed it' })
  mistakes.push(...mistakeOfLength('reason', reason, 2000))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: { contacts: typed, reason } }
}

function mistakesIn(
  { title, name, telephone, email }: (typeof contactGroups)[number],
  typed: Contacts,
  demonstration: boolean,
): Mistake[] {
  const [called, number, address] = [typed[name], typed[telephone], email ? typed[email] : null]
  const found: Mistake[] = []
  if (called && called.length > 100) found.push({ field: name, message: 'Use 100 characters or fewer for the name' })
  if (!called && number) found.push({ field: name, message: `Say who answers this number: ${inSentence(title)}` })
  if (called && !number) found.push({ field: telephone, message: `Give the number of ${inSentence(title)}` })
  const wrong = number && telephoneMistake(number, { demonstration })
  if (wrong) found.push({ field: telephone, message: wrong })
  if (email && address && !isEmailAddress(address))
    found.push({ field: email, message: 'Give an e-mail address like name@council.gov.uk' })
  return found
}

function mistakesOfPrivacy({ key, kind }: (typeof privacyFields)[number], typed: Contacts): Mistake[] {
  const given = typed[key]
  if (!given) return []
  const most = kind === 'words' ? 1000 : kind === 'link' ? 500 : 100
  if (given.length > most) return [{ field: key, message: `Use ${most} characters or fewer` }]
  if (kind === 'email' && !isEmailAddress(given))
    return [{ field: key, message: 'Give an e-mail address like name@council.gov.uk' }]
  if (kind === 'link' && !(URL.canParse(given) && /^https:\/\/\S+$/.test(given)))
    return [{ field: key, message: 'Give the whole address, beginning with https://' }]
  return []
}

const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** The keys whose values differ. */
export function changedKeys(before: Contacts, after: Contacts): readonly ContactKey[] {
  return keys.filter((key) => before[key] !== after[key])
}
