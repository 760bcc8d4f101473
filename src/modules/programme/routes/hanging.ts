import type { Hanging } from '#modules/evidence/index.ts'
import { inFull } from '#platform/dates/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { awayLine } from '../pages/away.ts'
import { findCase } from '../queries/visits.ts'

/** What hangs on a visit: the case that is met, for whoever may see it, and the actions, of which the promise is one. */
export const hangsOnVisit =
  (actions: Hanging): Hanging =>
  async (context, piece, mayWrite) => {
    const own = await findCase(context.tx, piece.id)
    const hung = await actions(context, piece, mayWrite)
    return {
      shown: html`${mayWrite ? awayLine() : nothing}${
        own
          ? html`<h2 class="govuk-heading-m">The case</h2>
        <p class="govuk-body">Household <a class="govuk-link" href="/households/${own.ref}">${own.ref}</a>. Whoever leads this visit sees it from ${inFull(own.from)} to ${inFull(own.until)}; what they open stands in the trail.</p>`
          : nothing
      }${hung.shown}`,
      more: [
        ...hung.more,
        ...(own
          ? [{ text: 'Raise a safety alert: a child may not be safe', href: `/alerts/new?household=${own.ref}` }]
          : []),
      ],
    }
  }
