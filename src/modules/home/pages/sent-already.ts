import { formKeyField, type PageContent, type SentAlready } from '#platform/http/index.ts'
import { button, html, nothing, sentOn, whatWasTyped } from '#platform/html/index.ts'

/** A form that was sent before with something else in it: what was done then, what stands in it now, and the choice. */
export function sentAlreadyPage({ path, body, asks, files, another, led }: SentAlready): PageContent {
  const typed = whatWasTyped({ body, asks })
  const title = 'You have sent this form before'
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">What you sent the first time was done. This time something else stands in it, and that is <strong>not done yet</strong>: Hearth does not know whether you mean to change the first, or to send another one.</p>
${typed === nothing ? nothing : html`<h2 class="govuk-heading-m">What stands in it now</h2>${typed}`}
<h2 class="govuk-heading-m">To change the first</h2>
<p class="govuk-body">Open <a class="govuk-link" href="${led}" rel="noopener" target="_blank">what came of it (opens in a new tab)</a>, and change it there. Your words stay here.</p>
<h2 class="govuk-heading-m">To send another one</h2>
${files ? again : asAnother({ path, body, asks, another })}
<p class="govuk-body">If you mean neither, leave this page: nothing more is done.</p>`,
  }
}

const again = html`<p class="govuk-body">Go back to the form’s page with your browser’s back button, load it again, and choose the files again: a page cannot keep files.</p>`

const asAnother = ({ path, body, asks, another }: Pick<SentAlready, 'path' | 'body' | 'asks' | 'another'>) =>
  html`<p class="govuk-body">What you sent the first time stays as it is, and this comes beside it, with all that you chose.</p>
<form method="post" action="${path}">
  <input type="hidden" name="${formKeyField}" value="${another}">${sentOn({ body, asks })}
  ${button({ text: 'Send it as another one', preventDoubleClick: true })}
</form>`
