import { button, html, readAloud } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Question, topicOf } from '../form.ts'
import { inLanguage } from '../languages.ts'
import { type Place, sayPage } from './say-page.ts'
import { tellSomeone } from './tell.ts'

export type Skipped = { question: Question; words: string; next: string }

/** "Skip" was pressed on a page where something was written. It is kept until they say otherwise. */
export function childSkippedPage(place: Place, { question, words, next }: Skipped): PageContent {
  const topic = topicOf(question)
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
    <div>
      <h1 class="govuk-heading-xl">You wrote something here</h1>
      <p class="govuk-body">The question was: ${question.text}</p>
      <blockquote class="hearth-quote"${inLanguage(place.language)}>${words}</blockquote>
      <p class="govuk-body">It is saved. Do you want to keep it, or rub it out?</p>
    </div>
    <p>${button({ text: 'Keep it', href: next })}</p>
    <form method="post" action="${place.at}/${topic}">${button({ text: 'Rub it out', name: 'then', value: 'rub-out', classes: 'govuk-button--secondary' })}</form>
    ${tellSomeone(place, { back: topic })}`,
  )
}
