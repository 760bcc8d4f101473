import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { highestReadingAge, readingAgeOf } from '#framework/a2-feedback-forms/reading-age.ts'
import { page, table } from './markdown.ts'

/** How old somebody has to be to read each feedback form with ease. */
export function readingAgePage(): string {
  const rows = Object.values(feedbackForms).map((form) => {
    const { questions, intro, safety, next, whole } = readingAgeOf(form)
    const most = highestReadingAge(form)
    return [
      form.title,
      form.ages ? `${form.ages.from}${form.ages.to ? ` to ${form.ages.to}` : ' and over'}` : 'adults',
      ...[questions, intro, safety, next, whole].map((age) => age.toFixed(1)),
      most === undefined ? '' : String(most),
    ]
  })
  return page(
    'Reading age of the forms',
    'the feedback forms (`src/framework/a2-feedback-forms`)',
    'In years, by the formula of Kincaid and others (1975): it counts words and syllables, so it finds what is long and not what is unclear. The names of people’s posts count as names, and what the form says of whom to turn to is not counted: it is names and numbers. A child’s form may be read by whoever is a year younger than the youngest it is written for; the one for 4 to 7 is read aloud, and is held to a year less than its oldest.',
    table(['Form', 'Ages', 'Questions', 'Before them', 'What is promised', 'At the end', 'All', 'At most'], rows),
  )
}
