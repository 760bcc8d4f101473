// Questions that hang on another answer, and the words that some answers call for. Without JavaScript all of them show.
//   <div id="a" data-when="no partly"> … <div data-why>   the words that "no" and "partly" call for; details open, and are never shut again
//   <div data-only-when="a" data-only-in="yes">           asked only when the answer in #a is "yes"

/** Shows what the answers given so far call for, and goes on doing so. */
export function startHanging(): void {
  if (!document.querySelector('[data-why], [data-only-when]')) return
  showHanging()
  document.addEventListener('change', showHanging)
}

export function showHanging(): void {
  for (const why of document.querySelectorAll<HTMLElement>('[data-why]')) {
    const answer = why.closest<HTMLElement>('[data-when]')
    if (!answer) continue
    const wanted = isOneOf(answer, answer.dataset.when)
    if (why instanceof HTMLDetailsElement) why.open ||= wanted
    else why.hidden = !hasWords(why) && !wanted
  }
  for (const question of document.querySelectorAll<HTMLElement>('[data-only-when]')) {
    const answer = document.getElementById(question.dataset.onlyWhen ?? '')
    question.toggleAttribute(
      'data-not-asked',
      !answer || answer.closest('[data-not-asked]') !== null || !isOneOf(answer, question.dataset.onlyIn),
    )
  }
}

function isOneOf(answer: HTMLElement, values: string | undefined): boolean {
  const wanted = (values ?? '').split(' ').filter(Boolean)
  return [...answer.querySelectorAll<HTMLInputElement>('input:checked')].some(({ value }) => wanted.includes(value))
}

// Words that were written stay in sight, or they would be sent unseen.
function hasWords(why: HTMLElement): boolean {
  const written = why.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type="text"]')
  return [...written].some(({ value }) => value.trim() !== '') || why.querySelector('.govuk-error-message') !== null
}
