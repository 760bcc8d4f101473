import { inWords, londonDate } from '#platform/dates/index.ts'
import { type Columns, html, itemsOf, listFilter, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { cutTo, upperFirst } from '#platform/words.ts'
import { type Action, beneficiaries, isToDo, priorities, stateNames } from '../action.ts'
import type { Chosen } from '../forms.ts'
import type { ActionRow, Whose } from '../queries/actions.ts'
import { stateTag, whenInWords } from './panel.ts'

export type ActionsFacts = {
  list: ListPage<ActionRow>
  chosen: Chosen
  /** Those of the households that this person may see. */
  teams: readonly { id: number; name: string }[]
  today: Temporal.PlainDate
}

const lists: Record<Whose, string> = { mine: 'Mine', team: 'My teams’', all: 'All I may see' }

export function actionsPage(facts: ActionsFacts, columns: Columns<ActionRow>): PageContent {
  const { list, chosen } = facts
  const table = { list, columns, chosen, path: '/actions', one: 'action', many: 'actions' }
  return {
    title: 'Actions',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Actions</h1>
    ${choices(chosen.whose)}
    ${filters(facts)}
    ${ofOneOwner(facts)}
    ${list.rows.length > 0 ? listTable({ ...table, caption: `Actions: ${lists[chosen.whose]}`, classes: 'hearth-table--wordy' }) : empty(chosen)}`,
  }
}

function ofOneOwner({ chosen, list }: ActionsFacts): SafeHtml {
  if (!chosen.owner) return nothing
  return html`<p class="govuk-body">Only of ${list.rows[0]?.owner ?? 'one owner'}. <a class="govuk-link" href="/actions?whose=${chosen.whose}">Show everybody’s</a></p>`
}

function choices(now: Whose): SafeHtml {
  return html`<nav aria-label="Whose actions"><ul class="govuk-list hearth-choices">${Object.entries(lists).map(
    ([whose, text]) =>
      whose === now
        ? html`<li class="hearth-choices__item"><strong aria-current="page">${text}</strong></li>`
        : html`<li class="hearth-choices__item"><a class="govuk-link" href="/actions?whose=${whose}">${text}</a></li>`,
  )}</ul></nav>`
}

function filters({ chosen, teams }: ActionsFacts): SafeHtml {
  return listFilter({
    path: '/actions',
    chosen,
    filters: [
      { name: 'priority', text: 'How soon', any: 'All', items: itemsOf(priorities) },
      { name: 'for', text: 'For whom', any: 'All', items: itemsOf(beneficiaries) },
      { name: 'state', text: 'State', any: 'To be done or checked', items: itemsOf(stateNames) },
      ...(teams.length > 1
        ? [
            {
              name: 'team',
              text: 'Team',
              any: 'All',
              items: teams.map(({ id, name }) => ({ value: String(id), text: name })),
            },
          ]
        : []),
      { name: 'overdue', text: 'Only overdue', tick: true },
      { name: 'settled', text: 'Also those that are over', tick: true },
    ],
  })
}

/** What is said of each action, on the page and in the file. */
export function columnsOf({ today, chosen }: Pick<ActionsFacts, 'today' | 'chosen'>): Columns<ActionRow> {
  return {
    Action: { shown: what, filed: ({ ref }) => ref },
    'What needs to happen': { filed: ({ says }) => says },
    Household: { filed: ({ householdRef }) => householdRef },
    Carers: { filed: ({ carers }) => carers },
    'Number in the case system': { filed: ({ caseSystemId }) => caseSystemId },
    'For whom': ({ forWhom }) => beneficiaries[forWhom],
    Owner: {
      shown: ({ owner, ownerId }) =>
        html`<a class="govuk-link govuk-link--text-colour" href="/actions?whose=${chosen.whose === 'mine' ? 'all' : chosen.whose}&amp;owner=${String(ownerId)}">${owner}</a>`,
      filed: ({ owner }) => owner,
    },
    When: { shown: (action) => when(action, today) },
    Due: { filed: ({ dueOn }) => dueOn },
    'How soon': ({ priority }) => priorities[priority],
    State: { shown: stateTag, filed: ({ state }) => stateNames[state] },
    'Done on': { filed: ({ doneOn }) => doneOn },
    'Checked on': { filed: ({ verifiedOn }) => verifiedOn },
    'Checked by': { filed: ({ verifier }) => verifier },
    'What changed': { filed: ({ impactNote }) => impactNote },
  }
}

function what(action: ActionRow): SafeHtml {
  const of = [action.ref, action.householdRef && `household ${action.householdRef}`, action.carers]
    .filter(Boolean)
    .join(', ')
  return html`<a class="govuk-link" href="/actions/${action.ref}">${cutTo(action.says, 120)}<span class="govuk-visually-hidden"> ${action.ref}</span></a><br><span class="govuk-body-s">${of}</span>`
}

function when(action: Action, today: Temporal.PlainDate): SafeHtml {
  const told = isToDo(action) ? toldInWords(action, today) : ''
  return html`${upperFirst(whenInWords(action, today))}${told ? html`<br><span class="govuk-body-s">${told}</span>` : nothing}`
}

/** Who was told that it is overdue, and when; nothing when nobody was. */
function toldInWords(action: Action, today: Temporal.PlainDate): string {
  if (!action.escalatedToName || !action.escalatedAt) return ''
  return `${action.escalatedToName} was told on ${inWords(londonDate(action.escalatedAt), today)}`
}

function empty(chosen: Chosen): SafeHtml {
  if (chosen.overdue || chosen.priority || chosen.for || chosen.state || chosen.team || chosen.owner) {
    return html`<p class="govuk-body">No action fits all of this. <a class="govuk-link" href="/actions?whose=${chosen.whose}">Show them all</a>.</p>`
  }
  if (chosen.whose === 'mine')
    return html`<p class="govuk-body">No action is waiting for you. Thank you for what you finished.</p>`
  return html`<p class="govuk-body">No action is waiting here.</p>`
}
