import { html } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

/** What stands below every page, for whoever came from a form behind a link (`?by=link`): nothing of it leads to staff's pages, and it
 * says how to get back. */
export function fromALink(query: Readonly<Record<string, string>>, content: PageContent): PageContent {
  if (query['by'] !== 'link') return content
  const back = html`<p class="govuk-body">Your browser’s Back button brings you back to your questions.</p>`
  return { ...content, plain: true, main: html`${content.main}${back}` }
}
