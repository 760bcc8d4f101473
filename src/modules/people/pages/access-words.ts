import { type RoleKey, roles } from '#framework/s4-roles.ts'
import { inWords, momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import type { ChangeState } from '../access-change.ts'
import type { ListedChange, Second } from '../queries/access-changes.ts'

/** What changes, as a line: "the role Fostering Team Manager, from Thu 19 November". */
export function whatInWords(change: ListedChange, today: Temporal.PlainDate): string {
  const { kind, what, roleTitle, coverName, teamName, email } = change
  switch (kind) {
    case 'person added':
      return `New here, invited at ${email}, with the role ${roleInWords(what.role, roleTitle)}`
    case 'role given':
      return `The role ${roleInWords(what.role, roleTitle)}${what.fromOn ? `, ${daysInWords(what.fromOn, what.untilOn ?? null, today)}` : ''}`
    case 'role ended':
      return `The role ${roleInWords(what.role, roleTitle)} ended`
    case 'address changed':
      return `Another e-mail address to sign in with: ${what.to} in place of ${what.from}`
    case 'invited again':
      return 'A new invitation: another password, another authenticator'
    case 'invitation accepted':
      return 'Accepted the invitation: password and authenticator are new'
    case 'let in again':
      return 'Let in again'
    case 'access ended':
      return 'Access ended'
    case 'cover set':
      return coverName
        ? `Away by an administrator’s word, covered by ${coverName}`
        : 'Away by an administrator’s word, without cover'
    case 'team given':
      return `Manager of the ${teamName}`
    case 'records merged':
      if (what.two)
        return `One record of a ${what.two.noun}: ${what.two.ends} ends and leads to ${what.two.stays}, and what is not over is led on to that one`
      return `One record with ${change.intoName} (${change.intoEmail}): this one ends, and what is not over is led on to that one`
    case 'records parted':
      if (what.two)
        return `Two records of a ${what.two.noun} again: what was led on from ${what.two.ends} to ${what.two.stays} goes back`
      return `Two records again: what was led on to ${change.intoName} (${change.intoEmail}) goes back`
    case 'number changed':
      return `Number in the case system: ${what.to ?? 'none'} in place of ${what.from ?? 'none'}`
  }
}

/** An administrator may call a role what they like; what it is says the framework, so that nobody says yes to a name. */
function roleInWords(role: RoleKey | undefined, title: string | null): string {
  const own = role && roles[role].title
  return own && own !== title ? `${title} (in the framework: ${own})` : String(title)
}

function daysInWords(fromOn: string, untilOn: string | null, today: Temporal.PlainDate): string {
  const [from, until] = [fromOn, untilOn].map((day) => day && inWords(Temporal.PlainDate.from(day), today))
  return until ? `from ${from} until ${until}` : `from ${from}`
}

export const byWhom = (name: string | null): string => name ?? 'The server’s command line'

const states: Record<ChangeState, readonly [text: string, colour: string]> = {
  waiting: ['Waits', 'govuk-tag--yellow'],
  'at once': ['Done at once', 'govuk-tag--grey'],
  confirmed: ['Agreed', 'govuk-tag--green'],
  refused: ['Refused', 'govuk-tag--red'],
  withdrawn: ['Taken back', 'govuk-tag--grey'],
  closed: ['Closed', 'govuk-tag--grey'],
}

/** Where it stands, who answered it and when. */
export function stateOf(change: ListedChange, today: Temporal.PlainDate): SafeHtml {
  const [text, colour] = states[change.state]
  const answer = answerInWords(change, today)
  return html`${tag({ text, classes: colour })}${answer ? html`<br>${answer}` : nothing}${change.reason ? html`<br>“${change.reason}”` : nothing}`
}

function answerInWords(
  { state, settledBy, settler, personId, settledAt }: ListedChange,
  today: Temporal.PlainDate,
): string {
  if (state === 'waiting' || state === 'at once' || !settledAt) return ''
  if (state === 'closed') return 'Access ended before anybody answered'
  const who = settledBy === personId ? 'By the person themselves' : byWhom(settler)
  return `${who}, ${momentInWords(settledAt, today)}`
}

/** For whom it waits, by name; and what to do where nobody else is there. */
export function waitsForInWords(
  change: Pick<ListedChange, 'id' | 'askedBy' | 'personId' | 'name' | 'what'>,
  seconds: readonly Second[],
): string {
  const not = [change.askedBy, change.personId, ...(change.what.two?.concerned ?? [])]
  const others = seconds.filter(({ id }) => !not.includes(id)).map(({ name }) => name)
  const them = change.what.asksThem ? [`${change.name}’s own yes`] : []
  const [last, ...before] = [...others, ...them].toReversed()
  if (last === undefined)
    return `This waits, and nobody here can say yes to it: there is no second administrator and no Head of Quality Assurance. Whoever runs the server can, with “hearth user confirm ${change.id}”.`
  const list = before.length ? `${before.toReversed().join(', ')} or ${last}` : last
  return `This waits for ${list}; they have been told.`
}
