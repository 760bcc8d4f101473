import { dueInWords, inWords } from '#platform/dates/index.ts'
import { html, type SafeHtml, type TagOptions, tag, taskList } from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { type Action, beneficiaries, isOverdue, isToDo, stateNames } from '../action.ts'

const colours: Record<Action['state'], string> = {
  open: 'govuk-tag--grey',
  in_progress: 'govuk-tag--blue',
  done_awaiting_check: 'govuk-tag--yellow',
  verified: 'govuk-tag--green',
  not_done: 'govuk-tag--orange',
  superseded: 'govuk-tag--grey',
}

export const stateTag = (action: Pick<Action, 'state'>): SafeHtml => tag(tagOf(action))

function tagOf({ state }: Pick<Action, 'state'>): TagOptions {
  return { text: stateNames[state], classes: colours[state] }
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

/** What became of an action, in a few words: "verified on Mon 2 November", "not started, due in 2 working days, Thu 26 November". */
export function becameOf(action: Action, today: Temporal.PlainDate): string {
  const when = whenInWords(action, today)
  return action.state === 'verified' && action.verifiedOn ? when : `${lowerFirst(stateNames[action.state])}, ${when}`
}

/** The actions of a piece of evidence or a household as a list, for other rooms' pages: what, for whom, whose, when, and how far. */
export function actionsPanel(actions: readonly Action[], today: Temporal.PlainDate): SafeHtml {
  if (actions.length === 0) return html`<p class="govuk-body">No action has been raised.</p>`
  return taskList({
    idPrefix: 'actions',
    items: actions.map((action) => ({
      title: { text: action.says },
      hint: {
        text: `${beneficiaries[action.forWhom]} · ${action.owner} · ${whenInWords(action, today)} · ${action.ref}`,
      },
      href: `/actions/${action.ref}`,
      status: { tag: tagOf(action) },
    })),
  })
}
