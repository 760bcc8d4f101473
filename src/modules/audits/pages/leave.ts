import type { Cap } from '#framework/a2-audit-tool/judgement.ts'
import type { RuleKey } from '#framework/a2-audit-tool/types.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, radios, textarea } from '#platform/html/index.ts'
import type { Audit } from '../audit.ts'

/** The service manager's leave to grade above a limit. Safety cannot be lifted. */
export function leavePage({
  audit,
  caps,
  dispensed,
}: {
  audit: Audit
  caps: readonly Cap[]
  dispensed: readonly RuleKey[]
}): PageContent {
  const liftable = caps.filter((cap) => !dispensed.includes(cap.rule) && cap.rule !== 'L1' && cap.rule !== 'L2')
  return {
    title: `Give leave, audit ${audit.ref}`,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`<span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">Give leave to grade above a limit</h1>
      ${
        liftable.length === 0
          ? html`<p class="govuk-body">No limit that you could lift holds for this audit now. A limit about safety cannot be lifted.</p>`
          : html`<form method="post" action="/audits/${audit.ref}/leave">
        ${radios({ name: 'rule', idPrefix: 'rule', fieldset: { legend: { text: 'Which limit?', classes: 'govuk-fieldset__legend--s' } }, items: liftable.map((cap) => ({ value: cap.rule, text: cap.because })) })}
        ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why is it right for this household?', classes: 'govuk-label--s' } })}
        ${button({ text: 'Give leave', preventDoubleClick: true })}
      </form>`
      }`,
  }
}
