import type { Mistake } from '#platform/problems.ts'
import { button, html, radios, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { isYoungAdults } from '../form.ts'
import { type Reason, reasonNames, reasons, type Voice } from '../voice.ts'

const hints: Partial<Record<Reason, string>> = {
  too_young: 'Somebody who knows the child can say what they see.',
  no_way_yet:
    'It is for us to find one. Say below what you will try: signs, symbols, a communication aid, an interpreter, somebody the child chooses.',
  other: 'Also where they were put on the list by mistake. They can be asked again afterwards.',
}

/** Why there are no words: where people are asked, every child and carer has told us something, or has this (clause 6.1). */
export function notGivenPage(
  voice: Voice,
  who: string,
  typed: { reason: string; words: string },
  mistakes: readonly Mistake[] = [],
): PageContent {
  const errorOf = (field: string) => {
    const mistake = mistakes.find((one) => one.field === field)
    return mistake ? { text: mistake.message } : undefined
  }
  const isChild = voice.kind === 'child' && !isYoungAdults(voice)
  const offered = reasons.filter(
    (reason) => isChild || (reason !== 'too_young' && (reason !== 'no_way_yet' || voice.kind === 'child')),
  )
  const hint = `Whoever sees what they were asked for sees this${isChild ? ': nothing the child asked you to keep' : ''}.`
  return {
    title: 'Say why there are no words',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">Why are there no words?</h1>
      <form method="post" action="/voices/${voice.ref}/not-given" novalidate>
        ${radios({ name: 'reason', value: typed.reason, errorMessage: errorOf('reason'), fieldset: { legend: { text: 'The reason', classes: 'govuk-fieldset__legend--m' } }, items: offered.map((reason) => ({ value: reason, text: reasonNames[reason], hint: hints[reason] ? { text: hints[reason] } : undefined })) })}
        ${textarea({ name: 'words', value: typed.words, errorMessage: errorOf('words'), label: { text: 'A few words about it', classes: 'govuk-label--m' }, hint: { text: hint }, rows: 3 })}
        ${button({ text: 'Save the reason', preventDoubleClick: true })}
      </form>`,
  }
}
