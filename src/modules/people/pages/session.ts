import { button, html, nothing, type SafeHtml, type SessionLeft } from '#platform/html/index.ts'
import { narrow } from './narrow.ts'

/** Until when one stays signed in. Looking at it is no use of the session. */
export function sessionPage({ final, time }: SessionLeft): SafeHtml {
  return narrow(html`<h1 class="govuk-heading-l">How long you stay signed in</h1>
<p class="govuk-body">${
    final
      ? `You are signed out at ${time}, twelve hours after you signed in.`
      : `If you do nothing, you are signed out at ${time}, an hour after you last did something, and in any case twelve hours after you signed in.`
  } What you are typing then is kept, and comes back when you have signed in again.</p>
${final ? nothing : html`<form method="post" action="/your-session/continuation">${button({ text: 'Stay signed in' })}</form>`}`)
}
