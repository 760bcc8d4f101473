import type { Mistake } from '#platform/problems.ts'
import { dateInput, input, mistakeAt, type SafeHtml, select, type SelectItem } from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Offer } from '../choice.ts'
import type { Posted } from '../forms.ts'
import type { Team } from '../person.ts'
import { personField } from './person-field.ts'

/** A form as it was typed, with what to mend. */
export type Filled = { posted: Posted; mistakes: readonly Mistake[] }

export const blank: Filled = { posted: {}, mistakes: [] }

type Field = { name: string; label: string; hint?: string; value?: string }

export function textField(
  { posted, mistakes }: Filled,
  { name, label, hint, value = '', type, autocomplete }: Field & { type?: string; autocomplete?: string },
): SafeHtml {
  return input({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint ? { text: hint } : undefined,
    value: posted[name] === undefined ? value : textOf(posted, name),
    type,
    autocomplete,
    errorMessage: mistakeAt(mistakes, name),
  })
}

export function listField(
  { posted, mistakes }: Filled,
  { name, label, hint, value = '', items }: Field & { items: readonly SelectItem[] },
): SafeHtml {
  return select({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint ? { text: hint } : undefined,
    items,
    value: posted[name] === undefined ? value : textOf(posted, name),
    errorMessage: mistakeAt(mistakes, name),
  })
}

/** Three boxes. `date` stands in them until something was typed. */
export function dateField(
  { posted, mistakes }: Filled,
  given: { name: 'from' | 'until'; label: string; hint?: string; date?: Temporal.PlainDate },
): SafeHtml {
  const { name, label, hint, date } = given
  const part = (key: 'day' | 'month' | 'year') => {
    const typed = posted[`${name}-${key}`]
    return {
      label: { day: 'Day', month: 'Month', year: 'Year' }[key],
      value: typed === undefined ? date?.[key] : textOf(posted, `${name}-${key}`),
    }
  }
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    hint: hint ? { text: hint } : undefined,
    day: part('day'),
    month: part('month'),
    year: part('year'),
    errorMessage: mistakeAt(mistakes, `${name}-day`),
  })
}

/** A person to choose, or nobody. */
export function chosenPerson(
  { posted, mistakes }: Filled,
  given: { name: string; label: string; hint?: string; none: string; offer: Offer; now?: number | null },
): SafeHtml {
  const { name, now = null } = given
  const value = posted[name] === undefined ? now : textOf(posted, name)
  return personField({ ...given, value, errorMessage: mistakeAt(mistakes, name) })
}

export const teamHint =
  'The team that they work in. Who manages a team is said on its own page, under Teams: being in it does not make somebody its manager'

export function teamItems(teams: readonly Team[]): SelectItem[] {
  return [{ value: '', text: 'No team' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))]
}
