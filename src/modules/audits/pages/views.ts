import { gradesOn, highestThat, isFailing, type ScaleKey } from '#framework/forms/scale.ts'
import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { scaleOfTool } from '#framework/a2-audit-tool/judgement.ts'
import type { OfRecord } from '#framework/a2-audit-tool/overall.ts'
import type { Mistake } from '#platform/problems.ts'
import { html, nothing, radios, type SafeHtml, textarea, warningText } from '#platform/html/index.ts'
import type { AuditCase } from '../queries/standing.ts'

/** What limits the grade of record when it is settled or decided, and the sections on which such limits rest. */
export type LimitsOfRecord = OfRecord & { sections: readonly { key: string; title: string; scale: ScaleKey }[] }

/** The limits of an audit's grade of record, with the sections that are inadequate. */
export function limitsOf({ judged, tool }: Pick<AuditCase, 'judged' | 'tool'>): LimitsOfRecord {
  const titles = tool.sections.filter(({ key }) => judged.ofRecord.inadequate.includes(key))
  return {
    ...judged.ofRecord,
    sections: titles.map(({ key, title, scale = scaleOfTool(tool) }) => ({ key, title, scale })),
  }
}

export const viewField = (section: string): string => `view-${section}`
export const viewReasonField = (section: string): string => `view-${section}-reason`

/** What limits the grade of record, each said once. */
export function limitsInWords({ caps }: LimitsOfRecord): SafeHtml {
  return html`${caps.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}`
}

/** Each inadequate section, with the place to see it differently: the grade, and why. */
export function viewsFields(
  limits: LimitsOfRecord,
  typed: Readonly<Record<string, string>>,
  mistakes: readonly Mistake[],
): SafeHtml {
  const error = (field: string) => {
    const message = mistakes.find((mistake) => mistake.field === field)?.message
    return message ? { text: message } : undefined
  }
  return html`${limits.sections.length > 0 ? html`<p class="govuk-body">A limit that rests on a section follows that section’s grade. Whoever sees it differently says so here, with the grade and why; the auditor’s and the moderator’s are kept.</p>` : nothing}
    ${limits.sections.map(
      ({ key, title, scale }) => html`
      ${radios({
        name: viewField(key),
        idPrefix: viewField(key),
        fieldset: {
          legend: { text: `${title}: is it ${lowestOn(scale)}?`, classes: 'govuk-fieldset__legend--s' },
        },
        errorMessage: error(viewField(key)),
        value: typed[viewField(key)] ?? '',
        items: [
          { value: '', text: `Yes, it stays ${lowestOn(scale)}`, checked: !typed[viewField(key)] },
          ...gradesOn(scale)
            .filter((grade) => !isFailing(grade))
            .toReversed()
            .map((grade) => ({ value: grade, text: `No, ${gradeNames[grade].toLowerCase()}` })),
        ],
      })}
      ${textarea({
        id: viewReasonField(key),
        name: viewReasonField(key),
        label: { text: `If not ${lowestOn(scale)}, why do you see “${title}” differently?`, classes: 'govuk-label--s' },
        errorMessage: error(viewReasonField(key)),
        value: typed[viewReasonField(key)] ?? '',
        rows: 3,
        spellcheck: true,
      })}`,
    )}`
}

const lowestOn = (scale: ScaleKey): string => gradeNames[highestThat('failing', scale)].toLowerCase()
