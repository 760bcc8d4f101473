import { inWords, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  nothing,
  type SafeHtml,
  stackedTable,
  summaryList,
  tag,
} from '#platform/html/index.ts'
import type { Person, Team } from '../person.ts'
import type { ListedChange, Second } from '../queries/access-changes.ts'
import type { InvitationState } from '../queries/invitations.ts'
import type { Absence, HeldRole } from '../queries/person-page.ts'
import { waitsForInWords, whatInWords } from './access-words.ts'
import { type MergeTold, mergesOf } from './merging.ts'
import { absenceRows } from './absence.ts'

export type PersonFacts = {
  person: Person
  manager: Person | undefined
  roles: readonly HeldRole[]
  absences: readonly Absence[]
  invitation: InvitationState | undefined
  /** What waits for a second person to say yes, and who that may be. */
  waiting: readonly ListedChange[]
  seconds: readonly Second[]
  /** When the record was made one with another, or parted from it. */
  merges: readonly MergeTold[]
  /** Those that they manage. */
  teams: readonly Team[]
  /** Whether the administrator looks at themselves, or at somebody they cover for: then a colleague must change roles and access. */
  themselves: boolean
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** One person, for the administrator. */
export function personPage(facts: PersonFacts): SafeHtml {
  const { person } = facts
  const path = `/people/${person.id}`
  return html`<h1 class="govuk-heading-l">${person.name} ${person.active ? nothing : tag({ text: whyNotHere(facts).tag, classes: 'govuk-tag--grey' })}</h1>
${facts.waiting.map((change) => whatWaits(change, facts))}
${mergesOf(facts.merges, person, facts.today)}
${details(facts, path)}
<h2 class="govuk-heading-m">Roles</h2>
${roles(facts, path)}
<h2 class="govuk-heading-m">Absence and cover</h2>
${absenceRows(facts.absences, `${path}/absences`, facts.today)}
${person.active ? button({ text: 'Set an absence', href: `${path}/absences/new`, classes: 'govuk-button--secondary' }) : nothing}
<h2 class="govuk-heading-m">Signing in</h2>
${access(facts, path)}`
}

/** Somebody who is not here, in a word and in a sentence: they have left, their record led to another, or they never came. */
function whyNotHere({ person, merges, invitation, roles }: PersonFacts): { tag: string; says: string } {
  if (leadsAway(merges, person))
    return { tag: 'Record ended', says: 'Nobody signs in with this record. What was done under this name stays.' }
  if (!invitation && roles.length === 0)
    return { tag: 'No access', says: 'No invitation went out, and nobody signs in with this record.' }
  return { tag: 'Has left', says: `${person.name} has left and cannot sign in. What they did stays.` }
}

const leadsAway = (merges: PersonFacts['merges'], person: Person): boolean =>
  merges.some(({ merge }) => merge.endsId === person.id && !merge.partedAt)

function whatWaits(change: ListedChange, { seconds, today }: PersonFacts): SafeHtml {
  return insetText({
    html: html`<p class="govuk-body govuk-!-text-break-word"><a class="govuk-link" href="/access-changes/${change.id}">${whatInWords(change, today)}</a></p>
<p class="govuk-body">${waitsForInWords(change, seconds)}</p>`,
  })
}

/** Which teams are theirs to lead, and where that is said. */
const managedTeams = (teams: PersonFacts['teams']): SafeHtml =>
  html`${teams.length > 0 ? teams.map(({ name }) => name).join(', ') : 'No team'}<br><a class="govuk-link" href="/people/teams">Who manages each team</a>`

function details({ person, manager, teams }: PersonFacts, path: string): SafeHtml {
  return summaryList({
    rows: [
      { key: { text: 'Name' }, value: { text: person.name } },
      { key: { text: 'E-mail address' }, value: { text: person.email, classes: 'govuk-!-text-break-word' } },
      { key: { text: 'Telephone' }, value: { text: person.telephone ?? 'Not given' } },
      { key: { text: 'Team' }, value: { text: person.teamName ?? 'None' } },
      { key: { text: 'Manages' }, value: { html: managedTeams(teams) } },
      { key: { text: 'Line manager' }, value: { text: manager?.name ?? 'None' } },
      { key: { text: 'Number in the case system' }, value: { text: person.caseSystemId ?? 'Not given' } },
    ],
    card: {
      title: { text: 'Details' },
      actions: { items: [{ href: `${path}/details`, text: 'Change', visuallyHiddenText: `of ${person.name}` }] },
    },
  })
}

function roles({ roles: held, themselves, person, today }: PersonFacts, path: string): SafeHtml {
  const list = held.length
    ? stackedTable({
        caption: 'Roles',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'Role' }, { text: 'First day' }, { text: 'Last day' }, { text: 'Change' }],
        rows: held.map((role) => [
          { text: role.title },
          { text: inWords(role.fromOn, today) },
          { text: role.untilOn ? inWords(role.untilOn, today) : 'Not set' },
          { html: themselves ? html`A colleague can` : endRoleButton(role, path) },
        ]),
      })
    : html`<p class="govuk-body">${person.name} has no role and sees no case.</p>`
  return html`${list}${themselves ? html`<p class="govuk-body">Another administrator can change these roles.</p>` : button({ text: 'Give a role', href: `${path}/roles/new`, classes: 'govuk-button--secondary' })}`
}

function endRoleButton({ role, title, fromOn }: HeldRole, path: string): SafeHtml {
  return button({
    html: html`End now<span class="govuk-visually-hidden"> the role of ${title}</span>`,
    href: `${path}/roles/ending?role=${role}&from=${String(fromOn)}`,
    classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
  })
}

function access(facts: PersonFacts, path: string): SafeHtml {
  const { person, invitation, waiting, merges, themselves, today, now } = facts
  const waits = waiting.some(({ kind }) => kind !== 'role given')
  const told = html`<p class="govuk-body">${person.active ? invitationInWords(invitation, today, now) : whyNotHere(facts).says}</p>`
  if (!person.active) {
    if (waits || themselves || leadsAway(merges, person)) return told
    return html`${told}<p class="govuk-body">Let in again, they have the roles that stand above. Cover that ended with their access does not come back: it is set anew.</p><form method="post" action="${path}/reactivation">${button({ text: 'Let them in again', classes: 'govuk-button--secondary' })}</form>`
  }
  return html`${told}
<div class="govuk-button-group">
  ${waits ? nothing : html`<form method="post" action="${path}/invitation">${button({ text: 'Send a new invitation', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`}
  ${themselves || waits ? nothing : button({ text: 'Two records of one person', href: `${path}/merging`, classes: 'govuk-button--secondary' })}
  ${themselves ? nothing : button({ text: 'End their access now', href: `${path}/deactivation`, classes: 'govuk-button--warning' })}
</div>
<p class="govuk-body">A new invitation ends the one that was sent before. It lets them choose a new password and connect a new phone; they are told, and signed out everywhere. When they see cases it waits for a second person, or for their own yes. Ending their access signs them out everywhere at once, and ends all cover by them and for them.</p>`
}

function invitationInWords(
  invitation: InvitationState | undefined,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): string {
  if (!invitation) return 'They have not been invited by mail.'
  if (invitation.usedAt) return `They accepted their invitation on ${momentInWords(invitation.usedAt, today)}.`
  if (invitation.closedAt) return 'Their invitation was closed: its link opens nothing any more.'
  const over = Temporal.Instant.compare(invitation.expiresAt, now) <= 0
  return over
    ? `Their invitation ran out on ${momentInWords(invitation.expiresAt, today)}.`
    : `They were invited on ${momentInWords(invitation.madeAt, today)} and have not accepted yet. The link works until ${momentInWords(invitation.expiresAt, today)}.`
}
