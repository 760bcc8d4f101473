import { button, face, html, nothing, readAloud, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { sentencesOf } from '../words.ts'
import { changedElsewhere, enterChoosesNothing, type Filled, togetherQuestion } from './question.ts'
import type { RecordFacts } from './record.ts'

type Together = RecordFacts & {
  filled: readonly Filled[]
  /** What is asked of whoever writes down. */
  how: SafeHtml
}

/** A child's own form with an adult beside them. The child looks at it too: its size, its faces, its voice, and a header that leads nowhere;
 * what is for the adult alone stands at the end. */
export function togetherPage({ voice, who, form, clashes = [], filled, how }: Together): PageContent {
  return {
    title: `${form.title} ${who}`,
    ...{ plain: true, fullSheet: true, besideChild: true, bodyClasses: 'hearth-child' },
    backLink: { href: `/voices/${voice.ref}` },
    main: html`
      <div class="hearth-welcome" data-read-part>
        ${readAloud()}
        ${face('happy')}
        <h1 class="govuk-heading-xl">${form.title}</h1>
        ${[form.intro, form.safety].flatMap(sentencesOf).map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
      </div>
      ${clashes.length > 0 ? changedElsewhere : nothing}
      <form method="post" action="/voices/${voice.ref}/record" novalidate>
        <input type="hidden" name="form" value="${voice.form}">
        ${clashes.length > 0 ? enterChoosesNothing : nothing}
        ${filled.map(
          (one, at) => html`<section class="hearth-together" data-read-part aria-labelledby="question-${at + 1}">
          <h2 class="govuk-heading-m" id="question-${at + 1}">Question ${at + 1} of ${filled.length}</h2>
          ${readAloud()}
          ${togetherQuestion(one)}
        </section>`,
        )}
        <section class="hearth-together" aria-labelledby="for-the-adult">
          <h2 class="govuk-heading-m" id="for-the-adult">For the grown-up who writes it down</h2>
          <p class="govuk-body">${voice.ref}, ${who}</p>
          ${how}
        </section>
        <div class="govuk-button-group">
          ${button({ text: 'Save', name: 'then', value: 'stay', classes: 'govuk-button--secondary' })}
          ${button({ text: 'Save: that is all they want to say', name: 'then', value: 'finish', preventDoubleClick: true })}
        </div>
      </form>`,
  }
}
