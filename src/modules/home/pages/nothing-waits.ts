import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Link } from '#platform/room.ts'
import type { Asked } from '../asked.ts'

export type NothingWaits = {
  asked: readonly Asked[]
  /** Whether cases are part of this person's work. */
  seesCases: boolean
  /** Where they may go now. */
  now: readonly (Link & { says: string })[]
}

/** Why nothing waits for somebody, what will, and what they can do now: the reason differs from role to role. */
export function nothingWaits({ asked, seesCases, now }: NothingWaits): SafeHtml {
  return html`<p class="govuk-body-l">Nothing waits for you today.${seesCases ? '' : ' Your role opens no cases in Hearth, so none brings you work.'}</p>
    ${
      asked.length > 0
        ? html`<h2 class="govuk-heading-m">What is asked of you</h2>
    <ul class="hearth-work">${asked.map(askedRow)}</ul>`
        : nothing
    }
    <h2 class="govuk-heading-m">What you can do now</h2>
    ${now.length > few ? html`<ul class="hearth-work-groups">${now.map(({ text, href }) => html`<li class="hearth-work-groups__item"><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>` : html`<ul class="hearth-work">${now.map(nowRow)}</ul>`}`
}

/** So many are said with a sentence each; more would be longer than one look, and stand with theirs under the words of the header. */
const few = 3

const nowRow = ({ text, href, says }: NothingWaits['now'][number]): SafeHtml => html`<li class="hearth-work__item">
      <a class="govuk-link hearth-work__what" href="${href}">${text}</a>
      <span class="hearth-work__why">${says}</span>
    </li>`

const askedRow = ({ what, says }: Asked): SafeHtml => html`<li class="hearth-work__item">
      <span class="hearth-work__what">${what}</span>
      <span class="hearth-work__why">${says}</span>
    </li>`
