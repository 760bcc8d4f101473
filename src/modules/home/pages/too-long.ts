import type { PageContent, TooLongForm } from '#platform/http/index.ts'
import { button, characterCount, html, sentOn, whatToMend } from '#platform/html/index.ts'

/** Words that are longer than Hearth keeps, whatever form they came from: all of them, to be made shorter here and sent on. */
export function tooLongPage({ path, body, asks, texts, byLink }: TooLongForm): PageContent {
  const long = new Set(texts.map(({ field }) => field))
  const others = Object.fromEntries(Object.entries(body).filter(([field]) => !long.has(field)))
  const id = (at: number) => `too-long-${at + 1}`
  return {
    title: 'These words are too long',
    ...(byLink ? { plain: true } : {}),
    main: html`${whatToMend(texts.map(({ message }, at) => ({ field: id(at), message })))}
<h1 class="govuk-heading-l">${texts.length === 1 ? 'These words are too long' : 'Some words are too long'}</h1>
<p class="govuk-body">Nothing is lost, and nothing is saved yet. Make them shorter here, and send them. What else you filled in is sent with them.</p>
<form method="post" action="${path}" novalidate>
  ${sentOn({ body: others, asks })}
  ${texts.map(({ field, text, message, most }, at) =>
    characterCount({
      id: id(at),
      name: field,
      value: text,
      maxlength: most,
      rows: 15,
      label: {
        text: texts.length === 1 ? 'Your words' : `Your words, ${at + 1} of ${texts.length}`,
        classes: 'govuk-label--m',
      },
      errorMessage: { text: message },
    }),
  )}
  ${button({ text: 'Send', preventDoubleClick: true })}
</form>`,
  }
}
