import { button, details, html, mistakeAt, nothing, type SafeHtml, textarea } from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Year } from '../slot.ts'
import { judgeYear, type YearFacts, type YearMove, yearMoves } from '../year-moves.ts'

const nouns: Record<YearMove, string> = {
  ...{ propose: 'proposal', take_back: 'withdrawal', give_back: 'return', sign: 'signature', unsign: 'unsigned' },
}
export const moveOfNoun = (noun: string): YearMove | undefined =>
  (Object.keys(nouns) as YearMove[]).find((move) => nouns[move] === noun)
export const yearNouns: readonly string[] = Object.values(nouns)

/** What somebody may do with a year that is not agreed yet: each a form. */
export function yearForms(year: Year, facts: YearFacts, typed: string, mistakes: readonly Mistake[]): SafeHtml {
  const may = (move: YearMove) =>
    judgeYear(move, year.state, move === 'give_back' ? { ...facts, words: 'some' } : facts)
  const form = (move: YearMove, fields: SafeHtml, classes?: string) =>
    html`<form method="post" action="/calendar/years/${year.id}/${nouns[move]}" novalidate><input type="hidden" name="version" value="${year.version}">${fields}${button({ text: yearMoves[move].label, classes, preventDoubleClick: true })}</form>`
  const plain = (move: YearMove, classes?: string) => (may(move).allowed ? form(move, nothing, classes) : nothing)
  const words = textarea({
    ...{ id: 'words', name: 'words', rows: 4, label: { text: 'What should be different?', classes: 'govuk-label--s' } },
    ...{ value: typed, errorMessage: mistakeAt(mistakes, 'words'), hint: { text: 'Both sides read this.' } },
  })
  const back = may('give_back').allowed
    ? details({
        id: 'return',
        summaryText: 'Something should be different',
        open: mistakes.length > 0,
        html: form('give_back', words, 'govuk-button--secondary'),
      })
    : nothing
  const thrown =
    year.state === 'drafted' && facts.duties.has('draw_calendar')
      ? details({
          id: 'thrown-away',
          summaryText: 'Throw this draft away',
          html: html`<form method="post" action="/calendar/years/${year.id}/end"><p class="govuk-body">Its lines go with it. A year can be drawn anew afterwards.</p>${button({ text: 'Throw it away', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
        })
      : nothing
  const all = html`${plain('sign')}${plain('propose')}${back}${plain('unsign', 'govuk-button--secondary')}${plain('take_back', 'govuk-button--secondary')}${thrown}`
  return html`<div class="hearth-screen-only">${all}</div>`
}
