import { button, html, input, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

/** When a reference leads nowhere, and when none was given. `pieces`: what each stream's pieces are called. */
export function searchPage(asked: string, pieces: readonly { letter: string; noun: string }[]): PageContent {
  return {
    title: 'Find by reference',
    main: html`<h1 class="govuk-heading-l">Find by reference</h1>
    ${asked.trim() === '' ? nothing : notFound(asked.trim())}
    <form method="get" action="/search">
      ${input({
        id: 'reference',
        name: 'q',
        label: { text: 'Reference' },
        hint: {
          text: `H- and a number for a household, ${pieces.map(({ letter, noun }) => `${letter}- for ${withArticle(noun)}, `).join('')}T- for an action, V- for a voice, C- for a child. We do not search by name.`,
        },
        value: asked,
        classes: 'govuk-input--width-10',
        spellcheck: false,
      })}
      ${button({ text: 'Find' })}
    </form>`,
  }
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

function notFound(asked: string): SafeHtml {
  return html`<p class="govuk-body-l">There is nothing called “${asked}” that you can see.</p>
    <p class="govuk-body">Check the reference. It may also belong to another team: then ask the person who gave it to you.</p>`
}
