import { button, html, type SafeHtml, stackedTable, whatToMend } from '#platform/html/index.ts'
import type { Offer } from '../choice.ts'
import type { Person, Team } from '../person.ts'
import { chosenPerson, type Filled, textField } from './fields.ts'
import { narrow } from './narrow.ts'
import { enterSends } from './person-field.ts'

/** The teams and who manages each. */
export function teamsPage(teams: readonly Team[], people: readonly Person[]): SafeHtml {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return html`<h1 class="govuk-heading-l">Teams</h1>
${stackedTable({
  caption: 'Teams and who manages each',
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'Team' }, { text: 'Manager' }],
  rows: teams.map((team) => [
    { html: html`<a class="govuk-link" href="/people/teams/${team.id}">${team.name}</a>` },
    { text: (team.managerId && names.get(team.managerId)) || 'None' },
  ]),
})}
${button({ text: 'Add a team', href: '/people/teams/new' })}`
}

/** Adds a team, or changes one. */
export function teamPage(form: Filled, { team, people }: { team: Team | undefined; people: Offer }): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">${team ? `Change the ${team.name}` : 'Add a team'}</h1>
<form method="post" action="${team ? `/people/teams/${team.id}` : '/people/teams'}" novalidate>
  ${enterSends(people)}
  ${textField(form, { name: 'name', label: 'Name of the team', value: team?.name ?? '' })}
  ${chosenPerson(form, { name: 'managerId', label: 'Manager', hint: 'The manager sees every household of the team.', none: 'No manager', offer: people, now: team?.managerId ?? null })}
  ${button({ text: 'Save', preventDoubleClick: true })}
</form>`)
}
