import { dueInWords, inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import { type Action, beneficiaries, isOverdue, isToDo, stateNames } from '../action.ts'

const colours: Record<Action['state'], string> = {
  open: 'govuk-tag--grey',
  in_progress: 'govuk-tag--blue',
  done_awaiting_check: 'govuk-tag--yellow',
  verified: 'govuk-tag--green',
  not_done: 'govuk-tag--orange',
  superseded: 'govuk-tag--grey',
}

export function stateTag(action: Pick<Action, 'state'>): SafeHtml {
  return tag({ text: stateNames[action.state], classes: colours[action.state] })
}

/** "due in 2 working days, Thu 26 November", "verified on Mon 2 November". */
export function whenInWords(action: Action, today: Temporal.PlainDate): string {
  if (isToDo(action)) {
    const due = dueInWords(action.dueOn, today)
    return isOverdue(action, today) ? due : `due ${due}`
  }
  if (action.state === 'verified' && action.verifiedOn) return `verified on ${inWords(action.verifiedOn, today)}`
  if (action.state === 'done_awaiting_check' && action.doneOn) return `done on ${inWords(action.doneOn, today)}`
  return `was due ${inWords(action.dueOn, today)}`
}

/** The actions of an audit or a household as a list, for other rooms' pages: what, for whom, whose, when, and how far. */
export function actionsPanel(actions: readonly Action[], today: Temporal.PlainDate): SafeHtml {
  if (actions.length === 0) return html`<p class="govuk-body">No action has been raised.</p>`
  return html`<ul class="govuk-list hearth-list">${actions.map((action) => row(action, today))}</ul>`
}

export function row(action: Action, today: Temporal.PlainDate, more: SafeHtml = nothing): SafeHtml {
  return html`<li class="hearth-list__item">
    <div class="hearth-list__what">
      <a class="govuk-link" href="/actions/${action.ref}">${action.says}</a>
      <p class="govuk-body-s govuk-!-margin-bottom-1">${action.ref} · ${beneficiaries[action.forWhom]} · ${action.owner} · ${whenInWords(action, today)}</p>${more}
    </div>
    <div class="hearth-list__status">${stateTag(action)}</div>
  </li>`
}
