import { button } from './button.ts'
import { html, type SafeHtml } from './html.ts'

/** Where the script says "Saved 10:42" beside an answer; without JavaScript it says when the answer was last saved. */
export function savedLine(savedAt?: string): SafeHtml {
  return html`<p class="hearth-saved" data-saved role="status">${savedAt ? `Saved ${savedAt}` : ''}</p>`
}

/** Where the script puts the conflict box of this answer; `box` when the page already has one to show. */
export function conflictPlace(box?: SafeHtml): SafeHtml {
  return html`<div data-conflict>${box}</div>`
}

/** Who else has this page open. The script keeps it fresh. */
export function presenceLine(people: readonly string[]): SafeHtml {
  return html`<p class="hearth-presence" data-presence role="status">${presenceWords(people)}</p>`
}

/** "Also here: A. Reviewer and B. Worker", or nothing when nobody else is. */
export function presenceWords(people: readonly string[]): string {
  return people.length ? `Also here: ${new Intl.ListFormat('en-GB').format(people)}` : ''
}

export type ConflictOptions = {
  mine: string
  theirs: string
  /** Who saved the other text, and the time in words ("10:42"). */
  by: string
  savedAt: string
  /** The other answer's fields by name, so that the script can put them in the form. */
  theirFields: { readonly [name: string]: string | readonly string[] }
}

/** Both texts, when two people changed one answer, and the two ways on. Nothing typed is lost. */
export function conflictBox({ mine, theirs, by, savedAt, theirFields }: ConflictOptions): SafeHtml {
  return html`<div class="hearth-conflict" role="alert">
    <p class="hearth-conflict__title">${by} changed this answer at ${savedAt}, while you were writing. Choose which to keep.</p>
    <div class="hearth-conflict__texts">
      ${side('Your words', mine, button({ text: 'Keep my words', name: 'keep', value: 'mine', classes: 'govuk-button--secondary', attributes: { 'data-keep': 'mine' } }))}
      ${side(`${by}’s words`, theirs, button({ text: 'Keep their words', name: 'keep', value: 'theirs', classes: 'govuk-button--secondary', attributes: { 'data-keep': 'theirs', 'data-fields': JSON.stringify(theirFields) } }))}
    </div>
  </div>`
}

function side(heading: string, words: string, keep: SafeHtml): SafeHtml {
  return html`<div class="hearth-conflict__side">
    <p class="hearth-conflict__whose">${heading}</p>
    <div class="hearth-conflict__words">${words ? words : html`<em>No words</em>`}</div>
    ${keep}
  </div>`
}

/** Reads an element aloud at the press of a button; the button only shows where the browser can speak. */
export function readAloud(id: string, text = 'Read it to me'): SafeHtml {
  return html`<button type="button" class="govuk-button govuk-button--secondary hearth-read-aloud" data-read-aloud="${id}" aria-pressed="false" hidden>${text}</button><p class="govuk-body hearth-read-aloud__status" role="status" data-read-aloud-status></p>`
}
