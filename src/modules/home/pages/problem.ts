import { formKeyField, type PageContent, type Problem } from '#platform/http/index.ts'
import { button, hiddenFields, html, nothing, type SafeHtml, sentOn, whatWasTyped } from '#platform/html/index.ts'

const headings = {
  400: 'That could not be read',
  403: 'This is not part of your work here',
  404: 'There is nothing here that you can see',
  409: 'That could not be done',
  413: 'That is too much at once',
  415: 'That could not be read',
  500: 'Something went wrong on our side',
  503: 'Not for the moment',
} as const satisfies Record<Problem['status'], string>

/** What was sent changed nothing, and whoever sent it still has it on the page before. */
const nothingChanged: ReadonlySet<Problem['status']> = new Set([400, 409, 413, 415])

/** A page for what went wrong, that says what to do next. It never tells whether a case exists. */
export function problemPage({ status, because, see, requestId, byLink, typed }: Problem): PageContent {
  if (byLink) return problemByLink(status, because, typed)
  const help =
    status === 500
      ? html`<p class="govuk-body">Nothing that was saved is lost. Go back and try again. If it happens again, tell your administrator this number: <strong>${requestId}</strong>.</p>`
      : html`<p class="govuk-body">${because}</p>${see ? html`<p class="govuk-body"><a class="govuk-link" href="${see.href}">${see.text}</a></p>` : ''}`
  const next = nothingChanged.has(status)
    ? html`<p class="govuk-body">Nothing was changed.${see ? '' : ' Use your browser’s back button to return to the page.'}</p>`
    : status === 503
      ? html`<p class="govuk-body">Nothing that was saved is lost. Wait a little, and try again; what you were sending is still on the page before, behind your browser’s back button.</p>`
      : ''
  return {
    title: headings[status],
    status,
    main: html`<h1 class="govuk-heading-l">${headings[status]}</h1>${help}${next}${givenBack(typed, status)}<p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>`,
  }
}

/** Nothing that was typed goes with a refusal: it is there to be copied; and where it may be taken later, to be sent again. */
function givenBack(typed: Problem['typed'], status: Problem['status']): SafeHtml {
  const words = typed ? whatWasTyped(typed, { onlyNew: true }) : nothing
  if (!typed || words === nothing) return nothing
  const again = html`<form method="post" action="${typed.path}">${sentOn(typed)}${typed.key === undefined ? nothing : hiddenFields({ [formKeyField]: typed.key })}
    ${button({ text: 'Send it again', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return html`<h2 class="govuk-heading-m">What you had written</h2>
    <p class="govuk-body">It is not saved. It stands here for you to copy, until you leave this page.</p>${words}${mayBeTaken.has(status) ? again : nothing}`
}

const mayBeTaken: ReadonlySet<Problem['status']> = new Set([409, 500, 503])

/** The same for whoever holds a one-time link: in plain words, and with whom to ring. It needs nothing that may have failed. */
function problemByLink(status: Problem['status'], because: string, typed: Problem['typed']): PageContent {
  return {
    title: 'Something went wrong',
    status,
    plain: true,
    main: html`<h1 class="govuk-heading-l">Something went wrong</h1>
      <p class="govuk-body">${status >= 500 ? '' : because} It is not because of you. What you sent before is not lost. Go back, and try again. If it happens again, tell the person who gave you the link.</p>${givenBack(typed, status)}
      <p class="govuk-body">If you or somebody else could be hurt now, ring <a class="govuk-link" href="tel:999">999</a>. Childline is there day and night: <a class="govuk-link" href="tel:08001111">0800 1111</a>.</p>`,
  }
}
