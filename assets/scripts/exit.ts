/** "Leave this page quickly": hides everything at once, then puts a neutral page in this one's place, so that Back does not
 * lead to it. Shift pressed three times does the same. Without this script the link itself leads away. */
export function startExit(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-exit]')
  if (!link) return
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave(link)
  })
  startShift(link)
  // A page that the browser kept whole comes back as it was; asked for again, it shows what may be shown.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}

function leave(link: HTMLAnchorElement): void {
  document.body.hidden = true
  document.title = ' '
  location.replace(link.href)
}

const within = 5000

/** Three presses of Shift with nothing between them, within five seconds; a capital letter is no such press. */
function startShift(link: HTMLAnchorElement): void {
  const status = document.querySelector('[data-exit-status]')
  let presses = 0
  let forgetting = 0
  const count = (now: number) => {
    presses = now
    clearTimeout(forgetting)
    if (now > 0) forgetting = setTimeout(() => count(0), within)
    if (status)
      status.textContent = now > 0 ? `Shift, press ${3 - now} more ${now === 2 ? 'time' : 'times'} to leave.` : ''
  }
  addEventListener('keydown', ({ key, repeat }) => {
    if (key !== 'Shift' && presses > 0) count(0)
    else if (key === 'Shift' && !repeat) {
      if (presses === 2) leave(link)
      else count(presses + 1)
    }
  })
}
