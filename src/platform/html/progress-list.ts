import { html, nothing, type SafeHtml } from './html.ts'
import { attribute } from './markup.ts'

/** `detail` says who and when ("A. Reviewer, Thu 26 November"). */
export type ProgressStep = { text: string; state: 'done' | 'now' | 'to come'; detail?: string | undefined }

/** The states that a piece of work goes through, and where it stands. `label` names the list to a screen reader. */
export function progressList({ label, steps }: { label: string; steps: readonly ProgressStep[] }): SafeHtml {
  return html`<ol class="hearth-progress" aria-label="${label}">${steps.map(progressStep)}</ol>`
}

const spoken = { done: 'Done: ', now: 'Now: ', 'to come': 'To come: ' }

function progressStep({ text, state, detail }: ProgressStep): SafeHtml {
  return html`<li class="hearth-progress__step hearth-progress__step--${state.replace(' ', '-')}"${attribute('aria-current', state === 'now' && 'step')}>
    <span class="hearth-progress__name"><span class="govuk-visually-hidden">${spoken[state]}</span>${text}</span>
    ${detail ? html`<span class="hearth-progress__detail">${detail}</span>` : nothing}
  </li>`
}
