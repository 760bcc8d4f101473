import { button } from './button.ts'
import { html, type SafeHtml } from './html.ts'
import { radios } from './radios.ts'

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
  /** Who saved the other text, null when it was the same person in another tab, and the time in words ("10:42"). */
  by: string | null
  savedAt: string
  /** The other answer's fields by name, so that the script can put them in the form; and its version. */
  theirFields: { readonly [name: string]: string | readonly string[] }
  theirVersion: number
  /** Whether both can stand, one below the other. */
  both: boolean
  /** How the choice is named in the form for those without the script: `<name>keep`, and `<name>seen` for the version. */
  name: string
}

/**
 * Both texts, when two people changed one answer, and the ways on. Nothing is chosen by pressing Enter: with the script each
 * way is a button that submits nothing; without it they are choices, none of them made, that go with the form.
 */
export function conflictBox(options: ConflictOptions): SafeHtml {
  const { mine, theirs, by, savedAt, theirFields, theirVersion } = options
  const ways = waysOn(options)
  return html`<div class="hearth-conflict" role="group" aria-label="Two answers to choose from" data-their-version="${theirVersion}" data-their-fields="${JSON.stringify(theirFields)}">
    <p class="hearth-conflict__title">${by === null ? `You changed this answer in another tab at ${savedAt}.` : `${by} changed this answer at ${savedAt}, while you were writing.`} Choose which to keep.</p>
    <div class="hearth-conflict__texts">${side(by === null ? 'Your words here' : 'Your words', mine)}${side(by === null ? 'Your words in the other tab' : `${by}’s words`, theirs)}</div>
    <div class="hearth-conflict__press">${ways.map(({ value, text }) => button({ text, type: 'button', classes: 'govuk-button--secondary', attributes: { 'data-keep': value } }))}</div>
    <div class="hearth-conflict__choose">
      <input type="hidden" name="${options.name}seen" value="${theirVersion}">
      ${radios({ name: `${options.name}keep`, idPrefix: `${options.name.replaceAll(/[^a-z0-9_-]/gi, '-')}keep`, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Which do you want to keep?' } }, items: ways })}
    </div>
    <p class="govuk-body-s govuk-!-margin-bottom-0">What gives way stays in the history, with who wrote it.</p>
  </div>`
}

function waysOn({ both, by }: ConflictOptions) {
  return [
    ...(both ? [{ value: 'both', text: 'Keep both, one below the other' }] : []),
    { value: 'mine', text: by === null ? 'Keep what is written here' : 'Keep my words' },
    { value: 'theirs', text: by === null ? 'Keep what is in the other tab' : `Keep ${by}’s words` },
  ]
}

function side(heading: string, words: string): SafeHtml {
  return html`<div class="hearth-conflict__side">
    <p class="hearth-conflict__whose">${heading}</p>
    <div class="hearth-conflict__words">${words ? words : html`<em>No words</em>`}</div>
  </div>`
}

/** Reads the page aloud at the press of a button, which then pauses it, and goes on; the buttons only show where the browser can speak. They stand
 * above what they read. */
export function readAloud(): SafeHtml {
  return html`<div class="hearth-read-aloud"><button type="button" class="govuk-button govuk-button--secondary hearth-read-aloud__button" data-read-aloud hidden>Read it to me</button><button type="button" class="govuk-button govuk-button--secondary hearth-read-aloud__button" data-read-stop hidden>Stop reading</button></div><p class="govuk-body hearth-read-aloud__status" role="status" data-read-aloud-status></p>`
}
