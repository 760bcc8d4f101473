import { button, html, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import { type Filled, textField } from './fields.ts'
import { narrow } from './narrow.ts'

/** The number at which somebody who works here can be rung. */
export function telephoneField(form: Filled, telephone: string | null | undefined): SafeHtml {
  return textField(form, {
    name: 'telephone',
    label: 'Work telephone (if they have one)',
    hint: 'For colleagues: it stands beside a safety alert, so that whoever reads it can ring',
    value: telephone ?? '',
    type: 'tel',
  })
}

/** A person's own number. */
export function yourTelephonePage(form: Filled, telephone: string | null): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">Your telephone number</h1>
<form method="post" action="/your-account/telephone" novalidate>
  ${textField(form, {
    name: 'telephone',
    label: 'Work telephone',
    hint: 'For colleagues: it stands beside a safety alert, so that whoever reads it can ring. Leave it empty to give none',
    value: telephone ?? '',
    type: 'tel',
    autocomplete: 'tel',
  })}
  ${button({ text: 'Save', preventDoubleClick: true })}
</form>`)
}
