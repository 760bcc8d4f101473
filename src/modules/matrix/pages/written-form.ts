import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { evidenceThemes } from '#framework/s3-evidence-themes.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import {
  button,
  characterCount,
  checkboxes,
  dateInput,
  details,
  html,
  input,
  mistakeAt,
  radios,
  type SafeHtml,
  select,
} from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import { bases, directions, questionKeys } from '../matrix.ts'
import { aboutWhom, strengths, type Written, writtenSources } from '../written.ts'

type Facts = {
  action: string
  item: Written
  version: number
  mistakes: readonly Mistake[]
  typed: (field: string) => string
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const itemsOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, text]) => ({ value, text: upperFirst(text) }))

/** What is asked of something that was learned outside Hearth: a draft may lack anything, what counts nothing. */
export function writtenForm(facts: Facts): SafeHtml {
  const { action, item, version, mistakes } = facts
  const at = (field: string) => mistakeAt(mistakes, field)
  const choose = (name: 'direction' | 'basis' | 'strength', text: string, of: Readonly<Record<string, string>>) =>
    radios({
      idPrefix: name,
      name,
      fieldset: legend(text),
      items: itemsOf(of),
      value: item[name],
      errorMessage: at(name),
    })
  return html`<form method="post" action="${action}" novalidate>
    <input type="hidden" name="version" value="${version}">
    ${select({ id: 'source', name: 'source', label: { text: 'Where does this come from?', classes: 'govuk-label--s' }, items: [{ value: '', text: 'Choose' }, ...writtenSources.map((value) => ({ value, text: evidenceSources[value] }))], value: item.source, errorMessage: at('source') })}
    ${characterCount({ id: 'says', name: 'says', maxlength: 300, rows: 4, label: { text: 'What does it tell us, in one or two sentences?', classes: 'govuk-label--s' }, hint: { text: 'Everybody who reads the month reads this. No names, initials, streets or schools.' }, value: item.says, errorMessage: at('says') })}
    ${checkboxes({ idPrefix: 'questions', name: 'questions', fieldset: legend('To which of the nine questions does it speak?'), items: questionKeys.map((value) => ({ value, text: practiceQuestions[value].asks })), values: item.questions, errorMessage: at('questions') })}
    ${choose('direction', 'Does it speak for us or against us?', directions)}
    ${choose('basis', 'How do we know?', bases)}
    ${numbers(facts)}
    ${choose('strength', 'How sure are we?', strengths)}
    ${select({ id: 'about', name: 'about', label: { text: 'About whom is it?', classes: 'govuk-label--s' }, items: [{ value: '', text: 'Choose' }, ...itemsOf(aboutWhom)], value: item.about, errorMessage: at('about') })}
    ${day(facts, 'since', 'From which day on does it speak?')}
    ${day(facts, 'to', 'Until which day?')}
    ${impact(facts)}
    ${themes(facts)}
    ${characterCount({ id: 'doing', name: 'doing', maxlength: 2000, rows: 3, label: { text: 'What do we do about it?', classes: 'govuk-label--s' }, hint: { text: 'Of a worry that was found more than once: what is done, or why nothing.' }, value: item.doing, errorMessage: at('doing') })}
    <div class="govuk-button-group">${button({ text: 'Save, and let it count', name: 'then', value: 'stand', preventDoubleClick: true })}${button({ text: 'Save as a draft', name: 'then', value: 'draft', classes: 'govuk-button--secondary', preventDoubleClick: true })}</div>
  </form>`
}

function numbers({ typed, item, mistakes }: Facts): SafeHtml {
  const number = (name: 'counted' | 'out-of', text: string, kept: number | null) =>
    input({
      id: name,
      name,
      label: { text },
      classes: 'govuk-input--width-5',
      inputmode: 'numeric',
      value: typed(name) || String(kept ?? ''),
      errorMessage: mistakeAt(mistakes, name),
    })
  return html`<p class="govuk-hint">Only of what was counted: never a percentage alone.</p>${number('counted', 'How many?', item.counted)}${number('out-of', 'Out of how many?', item.outOf)}`
}

function day({ typed, item, mistakes }: Facts, name: 'since' | 'to', text: string): SafeHtml {
  const kept = name === 'since' ? item.from : item.to
  const value = (part: 'day' | 'month' | 'year') => typed(`${name}-${part}`) || String(kept?.[part] ?? '')
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: legend(text),
    errorMessage: mistakeAt(mistakes, `${name}-day`),
    values: { [`${name}-day`]: value('day'), [`${name}-month`]: value('month'), [`${name}-year`]: value('year') },
  })
}

function impact({ item, mistakes }: Facts): SafeHtml {
  return html`${characterCount({ id: 'impact', name: 'impact', maxlength: 300, rows: 3, label: { text: 'What does it mean for children?', classes: 'govuk-label--s' }, hint: { text: 'Of a plain fact it may be left empty.' }, value: item.impact ?? '', errorMessage: mistakeAt(mistakes, 'impact') })}
    ${checkboxes({ idPrefix: 'impact-unknown', name: 'impact-unknown', items: [{ value: 'yes', text: 'That is not yet known' }], values: item.impact === '' ? ['yes'] : [] })}`
}

/** Fifty-four of them are out of the way until somebody wants one. */
function themes({ item, mistakes }: Facts): SafeHtml {
  const message = mistakeAt(mistakes, 'themes')
  return details({
    summaryText: item.themes.length > 0 ? `Themes: ${item.themes.length} chosen` : 'Choose its themes',
    open: message !== undefined,
    html: checkboxes({
      idPrefix: 'themes',
      name: 'themes',
      classes: 'govuk-checkboxes--small',
      fieldset: legend('Themes'),
      items: evidenceThemes.map(({ value, text }) => ({ value, text })),
      values: item.themes,
      errorMessage: message,
    }),
  })
}
