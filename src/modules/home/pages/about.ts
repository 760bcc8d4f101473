import type { PageContent } from '#platform/http/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type Guide, type GuideKey, guides } from '../guides.ts'

/** What holds for everybody, then the guides: those of this person's roles first. */
type Named = { key: GuideKey; title: string }

export function helpPage(roles: readonly string[], all: readonly Named[]): PageContent {
  const own = all.filter(({ key }) => guides[key].some((role) => roles.includes(role)))
  const others = all.filter((one) => !own.includes(one))
  return {
    title: 'Help',
    main: html`<h1 class="govuk-heading-l">Help</h1>
      <p class="govuk-body">Start at <a class="govuk-link" href="/">My work</a>. It lists what waits for you, the most pressing first; each line opens the exact step.</p>
      <h2 class="govuk-heading-m">Nothing you type is lost</h2>
      <p class="govuk-body">In an audit every answer is saved as you write, and again when you press Continue. If your connection drops or you are signed out, your words are kept and saved when you are back.</p>
      <h2 class="govuk-heading-m">Signing in</h2>
      <p class="govuk-body">An hour after you last did something you are signed out, and twelve hours after you signed in. Five minutes before, the page says so: press “Stay signed in”, or go on typing. After some wrong tries signing in makes you wait, and says for how long. If strangers try your e-mail address very often, only a browser in which you have signed in before lets you try, or one of your recovery codes: keep them where you find them without your computer.</p>
      <h2 class="govuk-heading-m">If a child may not be safe</h2>
      <p class="govuk-body">Ring 999 if a child is in danger now. Then tell your manager. On the page of a household, an audit or what somebody said, choose “Raise a safety alert”: the child’s Independent Reviewing Officer, the team manager, the service manager and Quality Assurance and Partnerships are told at once. If it is about one of them, or one of them must not read it, say so there: somebody above them is told instead.</p>
      ${own.length > 0 ? html`<h2 class="govuk-heading-m">${own.length === 1 ? 'Your guide' : 'Your guides'}</h2>${guideList(own)}` : nothing}
      <h2 class="govuk-heading-m">${own.length > 0 ? 'Guides for others' : 'Guides, role by role'}</h2>
      ${guideList(others)}
      <p class="govuk-body">Foster carers and children need no guide and no account: they get a link, and the page tells them who will read what they say.</p>`,
  }
}

const guideList = (some: readonly Named[]): SafeHtml =>
  html`<ul class="govuk-list">${some.map(({ key, title }) => html`<li><a class="govuk-link" href="/help/${key}">${title}</a></li>`)}</ul>`

export function guidePage({ title, body }: Guide): PageContent {
  return {
    title: `Guide: ${title}`,
    backLink: { text: 'Help', href: '/help' },
    main: html`<span class="govuk-caption-l">Guide</span><h1 class="govuk-heading-l">${title}</h1>${body}`,
  }
}
