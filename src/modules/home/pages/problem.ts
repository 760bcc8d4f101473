import type { PageContent } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'

const headings = {
  403: 'This is not part of your work here',
  404: 'There is nothing here that you can see',
  409: 'That could not be done',
  413: 'That file is too large',
  500: 'Something went wrong on our side',
} as const

/** A page for what went wrong, that says what to do next. It never tells whether a case exists. */
export function problemPage({
  status,
  because,
  requestId,
}: {
  status: keyof typeof headings
  because: string
  requestId: string
}): PageContent {
  const help =
    status === 500
      ? html`<p class="govuk-body">Nothing that was saved is lost. Go back and try again. If it happens again, tell your administrator this number: <strong>${requestId}</strong>.</p>`
      : html`<p class="govuk-body">${because}</p>`
  const next =
    status === 409
      ? html`<p class="govuk-body">Nothing was changed. Use your browser’s back button to return to the page.</p>`
      : ''
  return {
    title: headings[status],
    status,
    main: html`<h1 class="govuk-heading-l">${headings[status]}</h1>${help}${next}<p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>`,
  }
}
