import { details } from './details.ts'
import { beside, type ChoicesQuestion, choicesGroup } from './form-group.ts'
import { type HintOptions, hint } from './hint.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { label } from './label.ts'
import {
  attribute,
  attributesOf,
  type Attributes,
  type Common,
  type Content,
  classNames,
  hasContent,
  type Maybe,
} from './markup.ts'

export type Divider = { divider: string }
export type Choice = Content & {
  value: string | number
  id?: string | undefined
  hint?: Omit<HintOptions, 'id'> | undefined
  label?: Common | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
  /** Shown only while this choice is chosen (always, without JavaScript). */
  conditional?: { html?: SafeHtml | undefined } | undefined
}

/** What radios and checkboxes have in common; `draw` differs in these few things. */
export type ChoicesOptions<Item> = ChoicesQuestion &
  Common & {
    name: string
    /** Ids are this, then `-2`, `-3`…; the name unless given. */
    idPrefix?: string | undefined
    items: readonly Maybe<Item | Divider>[]
    /** Many of them, folded under headings; one stands open where something in it is chosen or the answer is to be mended. What is in none
     * of them stands after them. */
    folds?: readonly Fold[] | undefined
  }
export type Fold = { title: string; values: readonly (string | number)[] }
type Drawn = {
  type: 'radio' | 'checkbox'
  name: string
  checked: boolean
  describedBy?: string | undefined
  behaviour?: string | undefined
}

/** A group of choices. `draw` says of each choice what the two kinds decide differently. */
export function choices<Item extends Choice>(
  kind: 'radios' | 'checkboxes',
  options: ChoicesOptions<Item> & { describedBy?: string | undefined },
  draw: (item: Item) => Drawn,
): SafeHtml {
  const prefix = options.idPrefix || options.name
  const given = options.items ?? []
  const all = given.map((item, at) => (item ? oneOf(kind, item, numbered(prefix, at), draw) : nothing))
  const items = options.folds ? folded(options, options.folds, all, draw) : all
  const inputs = html`<div class="${classNames(`govuk-${kind}`, options.classes)}"${attributesOf(options.attributes)} data-module="govuk-${kind}">
    ${beside(options.formGroup?.beforeInputs)}
    ${items}
    ${beside(options.formGroup?.afterInputs)}
  </div>`
  return choicesGroup(options, prefix, inputs, { describedElsewhere: options.describedBy })
}

/** Each fold with its own choices, drawn already; and what is in none of them. */
function folded<Item extends Choice>(
  { items, errorMessage }: ChoicesOptions<Item>,
  folds: readonly Fold[],
  all: readonly SafeHtml[],
  draw: (item: Item) => Drawn,
): SafeHtml[] {
  const foldOf = (item: Maybe<Item | Divider>) =>
    item && 'value' in item ? folds.find(({ values }) => values.includes(item.value)) : undefined
  const within = (fold: Fold | undefined) => all.filter((_, at) => foldOf(items[at]) === fold)
  const open = new Set(items.filter((item) => item && 'value' in item && draw(item).checked).map(foldOf))
  return [
    ...folds.map((fold) => {
      const own = within(fold)
      if (own.length === 0) return nothing
      return details({
        ...{ summaryText: fold.title, classes: 'hearth-fold', open: Boolean(errorMessage) || open.has(fold) },
        html: html`<div class="hearth-columns">${own}</div>`,
      })
    }),
    ...within(undefined),
  ]
}

// The first id carries no number, so that an error summary can link to it by the question's name.
const numbered = (prefix: string, at: number): string => (at ? `${prefix}-${at + 1}` : prefix)

function oneOf<Item extends Choice>(
  kind: string,
  item: Item | Divider,
  nextId: string,
  draw: (item: Item) => Drawn,
): SafeHtml {
  if ('divider' in item) return html`<div class="govuk-${kind}__divider">${item.divider}</div>`
  const id = item.id || nextId
  const drawn = draw(item)
  return html`<div class="govuk-${kind}__item">
      ${field(kind, item, id, drawn)}
      ${label({ html: item.html, text: item.text, classes: classNames(`govuk-${kind}__label`, item.label?.classes), attributes: item.label?.attributes, for: id })}
      ${hasContent(item.hint) ? hint({ ...item.hint, id: `${id}-item-hint`, classes: classNames(`govuk-${kind}__hint`, item.hint.classes) }) : nothing}
    </div>
    ${revealed(kind, item, id, drawn.checked)}`
}

function field(
  kind: string,
  item: Choice,
  id: string,
  { type, name, checked, behaviour, describedBy = '' }: Drawn,
): SafeHtml {
  const description = classNames(describedBy, hasContent(item.hint) && `${id}-item-hint`).trimStart()
  return html`<input class="govuk-${kind}__input" id="${id}" name="${name}" type="${type}" value="${item.value}"${[
    attribute('checked', checked),
    attribute('disabled', item.disabled),
    attribute('data-aria-controls', item.conditional?.html?.length && `conditional-${id}`),
    attribute('data-behaviour', behaviour),
    attribute('aria-describedby', description),
    attributesOf(item.attributes),
  ]}>`
}

function revealed(kind: string, item: Choice, id: string, checked: boolean): SafeHtml {
  if (!item.conditional?.html?.length) return nothing
  const classes = classNames(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)
  return html`<div class="${classes}" id="conditional-${id}">${item.conditional.html}</div>`
}
