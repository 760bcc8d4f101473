/** Buttons that copy a text. They stay hidden where the browser cannot copy. */
export function startCopying(): void {
  if (!navigator.clipboard) return
  for (const place of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => copy(place))
  }
}

async function copy(place: HTMLElement): Promise<void> {
  const status = place.querySelector('[role=status]')
  if (!status) return
  try {
    await navigator.clipboard.writeText(place.dataset['copy'] ?? '')
    status.textContent = place.dataset['copied'] ?? ''
  } catch {
    status.textContent = 'It could not be copied. Mark it and copy it by hand.'
  }
}
