import { button, html, mistakeAt, nothing, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Link } from '#platform/room.ts'
import type { Offer } from '../choice.ts'
import type { Person, Team } from '../person.ts'
import type { HeldRole, RoleTitle } from '../queries/person-page.ts'
import { chosenPerson, dateField, type Filled, listField, teamHint, teamItems, textField } from './fields.ts'
import { telephoneField } from './telephone.ts'
import { narrow } from './narrow.ts'
import { enterSends } from './person-field.ts'

type Choices = { teams: readonly Team[]; colleagues: Offer }

/** Invites somebody new. */
export function invitePage(form: Filled, { roles, ...choices }: Choices & { roles: readonly RoleTitle[] }): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">Invite someone</h1>
<p class="govuk-body">They get a link by mail that works once, for seven days. With a role that sees cases, or an administrator’s,
it goes out when a second person has said yes: another administrator or the Head of Quality Assurance.</p>
<form method="post" action="/people" novalidate>
  ${detailFields(form, choices)}
  ${roleField(form, roles)}
  ${button({ text: 'Send the invitation', preventDoubleClick: true })}
</form>`)
}

/** Changes the details of somebody who is here. */
export function detailsPage(form: Filled, { person, ...choices }: Choices & { person: Person }): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">${person.name}</span>
<h1 class="govuk-heading-l">Change details</h1>
<form method="post" action="/people/${person.id}/details" novalidate>
  ${detailFields(form, choices, person)}
  ${button({ text: 'Save', preventDoubleClick: true })}
</form>`)
}

function detailFields(form: Filled, { teams, colleagues }: Choices, person?: Person): SafeHtml {
  return html`${enterSends(colleagues)}${textField(form, { name: 'name', label: 'First name and surname', value: person?.name ?? '' })}
  ${textField(form, { name: 'email', label: 'E-mail address', hint: person ? 'They sign in with it. When it changes they are told at both addresses and signed out. If they see cases, the change waits for a second person or for their own yes' : 'They sign in with it', value: person?.email ?? '' })}
  ${telephoneField(form, person?.telephone)}
  ${listField(form, { name: 'teamId', label: 'Team', hint: teamHint, items: teamItems(teams), value: String(person?.teamId ?? '') })}
  ${chosenPerson(form, { name: 'managerId', label: 'Line manager', none: 'No line manager in Hearth', offer: colleagues, now: person?.managerId ?? null })}
  ${textField(form, { name: 'caseSystemId', label: 'Number in the case system (if they have one)', hint: 'Data from the case system knows them by it: it says whose households and reviews are theirs', value: person?.caseSystemId ?? '' })}`
}

function roleField(form: Filled, roles: readonly RoleTitle[]): SafeHtml {
  const items = [{ value: '', text: 'Choose a role' }, ...roles.map(({ key, title }) => ({ value: key, text: title }))]
  return listField(form, {
    name: 'role',
    label: 'Role',
    hint: 'It decides which cases they see and what they may do',
    items,
  })
}

/** Gives a role for a time. */
export function rolePage(
  form: Filled,
  given: { person: Person; roles: readonly RoleTitle[]; today: Temporal.PlainDate },
): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">${given.person.name}</span>
<h1 class="govuk-heading-l">Give a role</h1>
<p class="govuk-body">A role that sees cases, and that of an administrator, begins when a second person has said yes.</p>
<form method="post" action="/people/${given.person.id}/roles" novalidate>
  ${roleField(form, given.roles)}
  ${dateField(form, { name: 'from', label: 'First day', date: given.today })}
  ${dateField(form, { name: 'until', label: 'Last day', hint: 'Leave empty when there is none' })}
  ${button({ text: 'Give the role', preventDoubleClick: true })}
</form>`)
}

/** Asks once more, and why. */
export function endRolePage(form: Filled, person: Person, role: HeldRole): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">${person.name}</span>
<h1 class="govuk-heading-l">End this role now?</h1>
<p class="govuk-body">${role.title}: what they see and may do by this role ends at once, and they are told. Their work stays theirs until
somebody gives it to another.</p>
<form method="post" action="/people/${person.id}/roles/ending" novalidate>
  <input type="hidden" name="role" value="${role.role}"><input type="hidden" name="from" value="${String(role.fromOn)}">
  ${whyItEnds(form)}
  <div class="govuk-button-group">
    ${button({ text: 'End the role', classes: 'govuk-button--warning', preventDoubleClick: true })}
    <a class="govuk-link" href="/people/${person.id}">No, leave it as it is</a>
  </div>
</form>`)
}

const whyItEnds = (form: Filled): SafeHtml =>
  textarea({
    id: 'reason',
    name: 'reason',
    label: { text: 'Why does it end?', classes: 'govuk-label--s' },
    hint: { text: 'It stands in the changes of access. No health or family matters, please' },
    errorMessage: mistakeAt(form.mistakes, 'reason'),
    value: textOf(form.posted, 'reason'),
    rows: 3,
    spellcheck: true,
  })

/** Asks once more, and why. */
export function endAccessPage(form: Filled, person: Person, open: readonly Link[]): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">${person.name}</span>
<h1 class="govuk-heading-l">End their access now?</h1>
<p class="govuk-body">They are signed out everywhere at once. Invitations and whatever waits about their access are closed, and all cover by
them and for them ends. Their work stays theirs until somebody gives it to another. What they take part in beside somebody else, such as a visit that they watch, then stands in
“My work” of whoever leads that line, and of the Head of Quality Assurance and Partnerships: they choose who takes it over.</p>
${open.length > 0 ? html`<p class="govuk-body">Open now, of what you may see: ${open.map(({ text, href }, at) => html`${at > 0 ? ', ' : nothing}<a class="govuk-link" href="${href}">${text}</a>`)}.</p>` : nothing}
<form method="post" action="/people/${person.id}/deactivation" novalidate>
  ${whyItEnds(form)}
  <div class="govuk-button-group">
    ${button({ text: 'End their access', classes: 'govuk-button--warning', preventDoubleClick: true })}
    <a class="govuk-link" href="/people/${person.id}">No, leave it as it is</a>
  </div>
</form>`)
}
