import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'

/*
 * A page used by keyboard alone: Tab, the arrows, Space, Enter and letters. Each step looks where the focus is: it is seen, it is never
 * lost to the page as a whole, and Tab always leads on.
 */

type Focused = { what: string; name: string; seen: string; lost: boolean; editable: boolean }

/** What has the focus, by the name under which it is heard, and whether it can be seen that it has. */
export async function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>(`(() => {
    const one = document.activeElement
    if (!one || one === document.body || one === document.documentElement) return { what: 'page', name: '', seen: '', lost: true, editable: false }
    const words = (element) => element.textContent.replaceAll(/\\s+/g, ' ').trim()
    const name = one.getAttribute('aria-label') ?? (one.labels?.length ? words(one.labels[0]) : words(one))
    const shows = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
    const around = [one, ...(one.labels ?? []), one.parentElement]
    const marked = around.some((element) => shows(getComputedStyle(element)) || shows(getComputedStyle(element, '::before')))
    const box = /radio|checkbox/.test(one.type) && one.labels.length ? one.labels[0].getBoundingClientRect() : one.getBoundingClientRect()
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return {
      what: one.type === 'radio' || one.type === 'checkbox' ? one.type : one.tagName.toLowerCase(),
      name,
      seen: [marked ? '' : 'nothing marks it', inView ? '' : 'it is out of sight'].filter(Boolean).join(', '),
      lost: false,
      editable: one.matches('textarea, input[type="text"], input:not([type]), input[type="email"], input[type="password"]'),
    }
  })()`)
}

/** That the focus is somewhere, and seen to be there. */
export async function keepsFocus(page: Page, when: string): Promise<Focused> {
  const at = await focused(page)
  assert.ok(!at.lost, `the focus is lost ${when}`)
  assert.equal(at.seen, '', `the focus on “${at.name}” ${when}`)
  return at
}

/** Tab, until what is looked for has the focus. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<Focused> {
  const passed: string[] = []
  for (let tries = 0; tries < 250; tries += 1) {
    await page.keyboard.press(key)
    const at = await focused(page)
    // At the end of a page the focus goes to the browser's own bars, and comes back at the other end.
    if (at.lost) {
      passed.push('(end)')
      assert.ok(
        passed.filter((one) => one === '(end)').length < 3,
        `${name} is not reached by ${key}: ${passed.join(', ')}`,
      )
      continue
    }
    assert.equal(at.seen, '', `the focus on “${at.name}”, after ${passed.at(-1)}`)
    passed.push(at.name.slice(0, 40))
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) return at
    const last = passed.slice(-6)
    assert.ok(last.length < 6 || new Set(last).size > 1 || at.editable, `Tab is caught at “${at.name}”`)
  }
  return assert.fail(`${name} is not reached by ${key}: ${passed.slice(-30).join(', ')}`)
}

/** Tab to the group of choices, the arrows to one of them, Space to choose it. `in`: any choice of that group. */
export async function choose(page: Page, group: (page: Page) => Promise<void>, name: string): Promise<void> {
  await group(page)
  for (let tries = 0; tries < 20; tries += 1) {
    const at = await keepsFocus(page, 'among the choices')
    if (at.name === name) {
      await page.keyboard.press('Space')
      await keepsFocus(page, `once “${name}” is chosen`)
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  assert.fail(`${name} is not reached by the arrows`)
}

/** Goes where Enter on the focused link or button leads. */
export async function follow(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}
