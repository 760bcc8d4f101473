import { button, html } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Voice } from '../voice.ts'
import { isWorrying } from './list.ts'

/** Before somebody is let go on with what was handed in: what happens to it. */
export function goOnPage(voice: Voice, who: string): PageContent {
  const { ref, method, kind } = voice
  const again =
    method === 'link'
      ? 'A new link is made for them. It shows nothing of what was said before; what they say again stands in its place, and the rest stays as it was.'
      : 'You go on writing it down together, where it stands.'
  return {
    title: `Let them go on, ${ref}`,
    backLink: { text: ref, href: `/voices/${ref}` },
    main: html`<h1 class="govuk-heading-l">Let ${lowerFirst(who)} go on?</h1>
      <p class="govuk-body">It was handed in too soon. Nothing of it is lost. Until it is handed in again it is theirs alone, and nobody else reads it${kind === 'child' || kind === 'household_member' ? '; who reads it then, they choose anew' : ''}.${isWorrying(voice) ? ' As it says that somebody may not be safe, those who are to read it today still do, and a safety alert stays.' : ''}</p>
      <p class="govuk-body">${again}</p>
      <p class="govuk-body">What was read or written elsewhere meanwhile stays. The page of their voice says that it was opened again, by whom and when.</p>
      <form method="post" action="/voices/${ref}/going-on">${button({ text: 'Let them go on', preventDoubleClick: true })}</form>`,
  }
}
