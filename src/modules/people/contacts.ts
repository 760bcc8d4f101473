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
] as const

export type ContactKey = (typeof keys)[number]

/** Whom children, carers and colleagues can ring: the council's own numbers. Null is not set. */
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

/** Everything that is not set yet, in words. */
export function missingContacts(contacts: Contacts): readonly string[] {
  return contactGroups.flatMap(({ name, telephone, email, title }) => [
    ...(contacts[name] && contacts[telephone] ? [] : [inSentence(title)]),
    ...(email && !contacts[email] ? [`the e-mail address of ${inSentence(title)}`] : []),
  ])
}

/** What must be set before a link for a child can be made: whom the child can ring by day, at night, and their advocate. */
export function missingForLinks(contacts: Contacts): readonly string[] {
  return contactGroups
    .filter(({ forLinks }) => forLinks)
    .flatMap(({ name, telephone, title }) => (contacts[name] && contacts[telephone] ? [] : [inSentence(title)]))
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
  const mistakes: Mistake[] = contactGroups.flatMap((group) => mistakesIn(group, typed, demonstration))
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

const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** The keys whose values differ. */
export function changedKeys(before: Contacts, after: Contacts): readonly ContactKey[] {
  return keys.filter((key) => before[key] !== after[key])
}
