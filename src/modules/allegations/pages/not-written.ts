import type { StayEnded } from '#modules/register/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'

const whys: Partial<Record<StayEnded['reason'], { says: string; kind: string }>> = {
  ALLEG: { says: 'for an allegation', kind: 'allegation' },
  STAND: { says: 'for a concern about care', kind: 'standard_of_care' },
}

/** The stays of which the register says more than is written here, each with the way to write it. */
export function notWritten(stays: readonly StayEnded[], today: Temporal.PlainDate): SafeHtml {
  if (stays.length === 0) return nothing
  return html`<div class="govuk-inset-text">
      <h2 class="govuk-heading-s">The register says more than is written here</h2>
      <p class="govuk-body">A child moved, as the register has it, and no such matter is written within 20 working days. Write it down, or have the register put right.</p>
      <ul class="govuk-list govuk-list--bullet">${stays.map((stay) => line(stay, today))}</ul>
    </div>`
}

function line({ household, reason, endedOn }: StayEnded, today: Temporal.PlainDate): SafeHtml {
  const { says, kind } = whys[reason]!
  return html`<li>${household}, ${inWords(endedOn, today)}, ${says}: <a class="govuk-link" href="/concerns/new?household=${household}&amp;kind=${kind}">write it down<span class="govuk-visually-hidden"> for ${household}</span></a></li>`
}
