// Two people, or one in two tabs, changed one answer. The server's box shows both texts; nothing is chosen but by pressing one of its buttons.
import { acknowledge, type Answer, edited } from './answer.ts'
import { type Fields, fieldsOf, fill, focusFirst, setVersion } from './fields.ts'
import { say } from './saved-line.ts'

/** The box's place that an element stands in, if it stands in one. */
export function placeOfConflict(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-conflict]')
}

/** One's own words stay, theirs take their place, or both stand one below the other. The focus goes to the answer. */
export function settle(answer: Answer, button: HTMLElement): void {
  const place = placeOfConflict(button)
  const box = button.closest<HTMLElement>('[data-their-version]')
  if (!place || !box) return
  const theirs = fieldsIn(box.dataset.theirFields ?? '{}')
  // While the conflict still stands: taking away the button that has the focus asks for a save, which must not happen yet.
  answer.conflict ??= Number(box.dataset.theirVersion)
  const theirVersion = answer.conflict
  place.replaceChildren()
  setVersion(answer.element, theirVersion)
  answer.conflict = undefined
  if (button.dataset.keep === 'theirs') keepTheirs(answer, theirs)
  else {
    if (button.dataset.keep === 'both') fill(answer.element, both(fieldsOf(answer.element), theirs, answer.element))
    answer.chosenOver = theirVersion
    edited(answer, 0)
  }
  focusFirst(answer.element)
}

function keepTheirs(answer: Answer, theirs: Fields): void {
  fill(answer.element, theirs)
  acknowledge(answer, answer.edits)
  say(answer.element, 'The other words are kept.')
}

function fieldsIn(json: string): Fields {
  const named: { [name: string]: string | string[] } = JSON.parse(json)
  return Object.entries(named).flatMap(([name, values]) =>
    [values].flat().map((value): Fields[number] => [name, value]),
  )
}

/** Of every field with words theirs, then one's own as they stand now; choices as one's own are. */
function both(mine: Fields, theirs: Fields, element: HTMLElement): Fields {
  return mine.map(([name, own]): Fields[number] => {
    const field = element.querySelector(`[name="${CSS.escape(name)}"]`)
    const other = theirs.find(([theirName]) => theirName === name)?.[1] ?? ''
    if (field instanceof HTMLTextAreaElement) return [name, joined(other, own, '\n\n')]
    return field instanceof HTMLInputElement && field.type === 'text' ? [name, joined(other, own, '; ')] : [name, own]
  })
}

function joined(first: string, second: string, between: string): string {
  if (first.includes(second)) return first
  return second.includes(first) ? second : `${first}${between}${second}`
}
