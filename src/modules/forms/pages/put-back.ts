import { button, html, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Change } from '../draft-changes.ts'
import type { Version } from '../queries/versions.ts'
import type { ShapedForm } from '../shaped.ts'
import { changesCounted, changesInWords } from './changes.ts'

export type PutBackFacts = {
  shaped: ShapedForm
  version: Version
  newest: Version
  /** What the version in force asks otherwise. */
  changes: readonly Change[]
  note: string
  mistakes: readonly Mistake[]
}

/** An earlier version as the one in force again: what that changes, and why. */
export function putBackPage({ shaped, version, newest, changes, note, mistakes }: PutBackFacts): PageContent {
  const title = `Put version ${version.version} back, as version ${newest.version + 1}`
  const mistake = mistakes[0]
  const field = textarea({
    id: 'note',
    name: 'note',
    label: { text: 'Why is it put back?', classes: 'govuk-label--s' },
    hint: { text: shaped.says.readers },
    errorMessage: mistake && { text: mistake.message },
    value: note,
    rows: 3,
    spellcheck: true,
  })
  return {
    title,
    status: mistake ? 422 : 200,
    backLink: { text: `Version ${version.version}`, href: `${shaped.path}/versions/${version.version}` },
    main: html`${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">Version ${newest.version} is in force. This changes of it: ${changesCounted(changes)}</p>
      ${changesInWords(changes, shaped, false)}
      <form method="post" action="${shaped.path}/versions/${version.version}/restoration" novalidate>
        <input type="hidden" name="newest" value="${newest.version}">
        ${field}
        <p class="govuk-body">Every version stays as it was published. ${shaped.says.stay}</p>
        ${button({ text: title, preventDoubleClick: true })}
      </form>`,
  }
}
