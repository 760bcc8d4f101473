import { html, nothing, type SafeHtml } from './html.ts'

/** `classes` colours the part (`hearth-bar__part--good`); the words and the number beside it carry the meaning. */
export type BarPart = { text: string; value: number; classes?: string | undefined; href?: string | undefined }
export type StackedBarOptions = { title: string; parts: readonly BarPart[] }

/** One small bar of parts that make a whole, with its numbers in words under it. Drawn with attributes, not styles. */
export function stackedBar({ title, parts }: StackedBarOptions): SafeHtml {
  return html`<figure class="hearth-bar">
    <figcaption class="hearth-bar__title">${title}</figcaption>
    <svg class="hearth-bar__drawing" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${drawn(parts)}</svg>
    <ul class="hearth-bar__key">${parts.map(keyOf)}</ul>
  </figure>`
}

function drawn(parts: readonly BarPart[]): SafeHtml[] {
  const whole = parts.reduce((sum, part) => sum + part.value, 0) || 1
  let from = 0
  return parts.map((part) => {
    const width = (100 * part.value) / whole
    const x = from
    from += width
    return width
      ? html`<rect class="hearth-bar__part ${part.classes}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`
      : nothing
  })
}

function keyOf({ text, value, classes, href }: BarPart): SafeHtml {
  const number = href ? html`<a class="govuk-link" href="${href}">${value}</a>` : value
  return html`<li class="hearth-bar__entry"><svg class="hearth-bar__swatch" viewBox="0 0 8 8" aria-hidden="true" focusable="false"><rect class="hearth-bar__part ${classes}" width="8" height="8"/></svg>${text}: <strong>${number}</strong></li>`
}
