import type { FeedbackForm, OwnContact, SomeoneToTell, TellEntry } from './types.ts'

/** What a council set of its own names and numbers; null is not set. */
export type TellContacts = Readonly<
  Record<
    'dayName' | 'dayTelephone' | 'outOfHoursName' | 'outOfHoursTelephone' | 'advocateName' | 'advocateTelephone',
    string | null
  >
>

/** Whoever asks this person: a child's IRO. `away` names who is at work for them meanwhile. */
export type TellPerson = { name: string; telephone: string | null; away?: TellPerson | undefined }

/**
 * Whom a page offers to turn to now: the entries of the form with the council's own names and numbers in their places. What
 * is not set is left out; 999 and the national numbers always stand. `officer` is undefined when nobody asks.
 */
export function whoToTell(
  form: Pick<FeedbackForm, 'tell'>,
  contacts: TellContacts,
  officer: TellPerson | undefined,
): readonly SomeoneToTell[] {
  return form.tell.flatMap((entry) => ('contact' in entry ? filled(entry, contacts, officer) : [entry]))
}

type Own = Extract<TellEntry, { contact: OwnContact }>

function filled(entry: Own, contacts: TellContacts, officer: TellPerson | undefined): SomeoneToTell[] {
  if (entry.contact === 'reviewing_officer') return officer ? officerAndCover(entry, officer) : []
  const [name, telephone] = {
    advocate: [contacts.advocateName, contacts.advocateTelephone],
    council_by_day: [contacts.dayName, contacts.dayTelephone],
    council_at_night: [contacts.outOfHoursName, contacts.outOfHoursTelephone],
  }[entry.contact]
  return name && telephone ? [someone(entry, { name, telephone })] : []
}

function officerAndCover(entry: Own, officer: TellPerson): SomeoneToTell[] {
  const { away } = officer
  if (!away) return [someone(entry, officer)]
  const how = `${officer.name}, ${entry.who}, is away. ${away.name} does this work today.`
  return [{ ...someone(entry, away), who: away.name, how }]
}

function someone({ who, how }: Own, { name, telephone }: TellPerson): SomeoneToTell {
  return { who: `${name}, ${who}`, how, links: telephone ? [ringTo(telephone)] : [] }
}

/** A number to tap, as it is written: "Ring 01632 960 001". */
export function ringTo(telephone: string): { text: string; href: string } {
  return { text: `Ring ${telephone}`, href: `tel:${telephone.replaceAll(/[^0-9+]/g, '')}` }
}
