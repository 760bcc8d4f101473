type Saving = {
  anyUnsaved: () => boolean
  saveAll: () => Promise<void>
  postedAsAWhole: (form: HTMLFormElement) => void
}

const longestWait = 3000

/** Leaving the page by a link or a form waits for what is on its way to the server; any other way asks first. */
export function startLeaving({ anyUnsaved, saveAll, postedAsAWhole }: Saving): void {
  // Only once: where the connection is gone, a second press leaves, and the browser asks first.
  let waited = false
  const afterSaving = (event: Event, leave: () => void): boolean => {
    if (waited || !anyUnsaved()) return false
    waited = true
    event.preventDefault()
    // Not before this event is over: a form that is being submitted cannot be submitted again.
    const soon = () => setTimeout(leave)
    void Promise.race([saveAll(), new Promise((done) => setTimeout(done, longestWait))]).then(soon)
    return true
  }
  document.addEventListener('click', (event) => {
    const link = linkFollowed(event)
    if (link) afterSaving(event, () => location.assign(link.href))
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (!afterSaving(event, () => form.requestSubmit(event.submitter))) postedAsAWhole(form)
  })
  addEventListener('beforeunload', (event) => {
    if (anyUnsaved()) event.preventDefault()
  })
}

/** The link that a plain click follows in this tab to another page of ours. */
function linkFollowed(event: MouseEvent): HTMLAnchorElement | undefined {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  const withKey = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (!link || withKey || event.button !== 0 || event.defaultPrevented) return undefined
  return link.target || link.hash || link.origin !== location.origin ? undefined : link
}
