import { button, html, mistakeAt, radios, type SafeHtml, warningText, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Grading, scaleInWords, scalesOffered } from '../grading.ts'
import type { ShapedForm } from '../shaped.ts'

type Facts = { shaped: ShapedForm; asks: string; grading: Grading; seen: number; mistakes: readonly Mistake[] }

/** How the grades of the next version are given. */
export function gradingPage({ shaped, asks, grading, seen, mistakes }: Facts): PageContent {
  const title = 'How grades are given'
  const choose = (name: string, text: string, value: string, items: readonly (readonly [string, string])[]): SafeHtml =>
    radios({
      ...{ name, idPrefix: name, value, errorMessage: mistakeAt(mistakes, name) },
      fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
      items: items.map(([key, words]) => ({ value: key, text: words })),
    })
  return {
    ...{ title, status: mistakes.length > 0 ? 422 : 200, backLink: { text: shaped.says.title, href: shaped.path } },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">It holds from the next version on. ${shaped.says.stay} They keep their grades, and grades of two scales are never compared or counted together: figures over the years break where the scale changes, and say so.</p>
      <form method="post" action="${shaped.path}/grades" novalidate>
        <input type="hidden" name="draft" value="${seen}">
        ${choose(
          'scale',
          'Which grades?',
          grading.scale,
          scalesOffered(grading.scale).map((key) => [key, scaleInWords(key)] as const),
        )}
        ${choose('overall', 'Is a grade given for the whole?', grading.overall ? 'yes' : 'no', [
          ['yes', 'Yes, beside the grades of the sections'],
          ['no', 'No, for the sections alone'],
        ])}
        ${warningText({ text: 'Without one, the service manager signs off whenever any section calls for it, and a re-audit follows when any has the lowest grade.', iconFallbackText: 'Note' })}
        ${choose('safety', asks, grading.metOrNot ? 'met_or_not' : 'grade', [
          ['grade', 'With a grade, like the other sections'],
          ['met_or_not', 'Met or not met'],
        ])}
        ${button({ text: 'Save in the draft', preventDoubleClick: true })}
      </form>`,
  }
}
