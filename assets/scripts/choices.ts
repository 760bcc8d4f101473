// Choices are read with the arrow keys: each value that a key passes over becomes the value of its group. So a group of
// choices says nothing until it is left, or has been at rest.

type Choice = HTMLInputElement | HTMLSelectElement

let pressed: EventTarget | null = null

/** Remembers where the mouse or finger is down: a press on a label takes the focus away before it brings it back. */
export function startChoices(): void {
  document.addEventListener('pointerdown', ({ target }) => (pressed = target), true)
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => (pressed = null), true)
}

export const isChoice = (field: EventTarget | null): field is Choice =>
  field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))

/** Whether the focus, on its way from this choice to `next` (null: nowhere yet), leaves the choice's group. */
export function leavesGroup(choice: Choice, next: EventTarget | null): boolean {
  const to = next ?? pressed
  const label = to instanceof Element ? to.closest('label') : null
  const field = label?.control ?? to
  return !(isChoice(field) && field.name === choice.name && field.form === choice.form)
}
