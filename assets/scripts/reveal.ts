// Choices that open a further question, and "none of these". GOV.UK's own script marks the choice with aria-expanded, which
// ARIA does not allow on radios and checkboxes and axe reports; this one only shows and hides.

/** Keeps what a choice reveals in step with the choice, inside `scope`. */
export function startReveals(scope: Element | Document): void {
  for (const group of scope.querySelectorAll('[data-module="govuk-radios"], [data-module="govuk-checkboxes"]')) {
    update(group)
    group.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) exclude(group, target)
      update(group)
    })
  }
  // A browser that comes back to a page fills the form in after scripts have run.
  addEventListener('pageshow', () => scope.querySelectorAll('[data-module]').forEach(update))
}

function update(group: Element): void {
  for (const choice of group.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')) {
    const revealed = document.getElementById(choice.dataset.ariaControls ?? '')
    revealed?.classList.toggle(
      `govuk-${choice.type === 'radio' ? 'radios' : 'checkboxes'}__conditional--hidden`,
      !choice.checked,
    )
  }
}

/** "None of these" and the others cannot both be chosen. */
function exclude(group: Element, chosen: HTMLInputElement): void {
  if (chosen.type !== 'checkbox' || !chosen.checked) return
  const isExclusive = (box: HTMLInputElement) => box.dataset.behaviour === 'exclusive'
  for (const box of group.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    if (box !== chosen && (isExclusive(box) || isExclusive(chosen))) box.checked = false
  }
}
