import { html, nothing, type SafeHtml } from './html.ts'
import { type Content, content, hasContent, type HeadingLevel, type Maybe, present } from './markup.ts'

/** `when` is the date in words. */
export type TimelineItem = Content & { title: string; href?: string | undefined; when: string; by?: string | undefined }
export type TimelineOptions = { items: readonly Maybe<TimelineItem>[]; headingLevel?: HeadingLevel | undefined }

/** What happened, newest or oldest first as it is given: what, who, when, and in what words. */
export function timeline({ items, headingLevel = 3 }: TimelineOptions): SafeHtml {
  return html`<ol class="hearth-timeline">${present(items).map((item) => event(item, headingLevel))}</ol>`
}

function event(item: TimelineItem, level: HeadingLevel): SafeHtml {
  const title = item.href ? html`<a class="govuk-link" href="${item.href}">${item.title}</a>` : item.title
  return html`<li class="hearth-timeline__item">
    <h${level} class="hearth-timeline__title">${title}</h${level}>
    <p class="hearth-timeline__when">${item.when}${item.by ? `, ${item.by}` : ''}</p>
    ${hasContent(item) ? html`<div class="hearth-timeline__words">${content(item)}</div>` : nothing}
  </li>`
}
