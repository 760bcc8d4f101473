import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
  checkboxes,
  html,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  select,
  stackedTable,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { upperFirst } from '#platform/words.ts'
import { type Action, beneficiaries, isToDo, priorities } from '../action.ts'
import type { Chosen } from '../forms.ts'
import type { Whose } from '../queries/actions.ts'
import { stateTag, whenInWords } from './panel.ts'

export type ActionsFacts = {
  actions: ListPage<Action>
  chosen: Chosen
  today: Temporal.PlainDate
}

const lists: Record<Whose, string> = { mine: 'Mine', team: 'My teams’', all: 'All I may see' }

export function actionsPage(facts: ActionsFacts): PageContent {
  return {
    title: 'Actions',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Actions</h1>
    ${choices(facts.chosen.whose)}
    ${filterForm(facts.chosen)}
    ${facts.actions.rows.length > 0 ? list(facts) : empty(facts.chosen)}`,
  }
}

function choices(now: Whose): SafeHtml {
  return html`<nav aria-label="Whose actions"><ul class="govuk-list hearth-choices">${Object.entries(lists).map(
    ([whose, text]) =>
      whose === now
        ? html`<li class="hearth-choices__item"><strong aria-current="page">${text}</strong></li>`
        : html`<li class="hearth-choices__item"><a class="govuk-link" href="/actions?whose=${whose}">${text}</a></li>`,
  )}</ul></nav>`
}

function filterForm(chosen: Chosen): SafeHtml {
  return html`<form class="hearth-filter" method="get" action="/actions">
    <input type="hidden" name="whose" value="${chosen.whose}">
    ${select({ name: 'priority', label: { text: 'How soon' }, value: chosen.priority, items: [{ value: '', text: 'All' }, ...itemsOf(priorities)] })}
    ${select({ name: 'for', label: { text: 'For whom' }, value: chosen.for, items: [{ value: '', text: 'All' }, ...itemsOf(beneficiaries)] })}
    ${tick('overdue', 'Only overdue', chosen.overdue)}
    ${tick('settled', 'Also those that are over', chosen.settled)}
    ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
  </form>`
}

const itemsOf = (names: Record<string, string>) => Object.entries(names).map(([value, text]) => ({ value, text }))

function tick(name: string, text: string, value: string): SafeHtml {
  return checkboxes({
    name,
    classes: 'govuk-checkboxes--small',
    items: [{ value: 'yes', text, checked: value === 'yes' }],
  })
}

function list({ actions, chosen, today }: ActionsFacts): SafeHtml {
  return html`${listCount(actions, 'action', 'actions')}
    ${stackedTable({
      caption: `Actions: ${lists[chosen.whose]}`,
      captionClasses: 'govuk-visually-hidden',
      classes: 'hearth-table--wordy',
      head: ['Action', 'For whom', 'Owner', 'When', 'How soon', 'State'].map((text) => ({ text })),
      rows: actions.rows.map((action) => [
        { html: what(action) },
        { text: beneficiaries[action.forWhom] },
        { text: action.owner },
        { html: when(action, today) },
        { text: priorities[action.priority] },
        { html: stateTag(action) },
      ]),
    })}
    ${listPages({ path: '/actions', chosen, list: actions })}`
}

function what(action: Action): SafeHtml {
  const of = [action.ref, action.householdRef && `household ${action.householdRef}`].filter(Boolean).join(', ')
  return html`<a class="govuk-link" href="/actions/${action.ref}">${shortened(action.says)}</a><br><span class="govuk-body-s">${of}</span>`
}

/** The first words of a long action: the whole stands on its own page. */
function shortened(words: string, most = 120): string {
  if (words.length <= most) return words
  return `${words.slice(0, words.lastIndexOf(' ', most)).trimEnd()}…`
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
  if (chosen.overdue || chosen.priority || chosen.for) {
    return html`<p class="govuk-body">No action fits all of this. <a class="govuk-link" href="/actions?whose=${chosen.whose}">Show them all</a>.</p>`
  }
  if (chosen.whose === 'mine')
    return html`<p class="govuk-body">No action is waiting for you. Thank you for what you finished.</p>`
  return html`<p class="govuk-body">No action is waiting here.</p>`
}
