import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import { meantAllTheSame } from '#framework/a2-audit-tool/between.ts'
import { scaleOfTool } from '#framework/a2-audit-tool/judgement.ts'
import { whatItTakes } from '#framework/a2-audit-tool/overall.ts'
import { type Grade, gradeNames } from '#framework/a2-audit-tool/types.ts'
import { gradesOn, isGrade } from '#framework/forms/scale.ts'
import type { Asked, OwnAsk, OwnAsks } from '#modules/evidence/index.ts'
import type { Body } from '#modules/forms/index.ts'
import { enterSends, foundInWords, type Offer, personSearch } from '#modules/people/index.ts'
import { checkboxes, html, mistakeAt, nothing, radios, type SafeHtml, textarea } from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Audit, workerOf } from './audit.ts'
import type { Candidate } from './commands/assign.ts'
import type { MoveRequest } from './commands/move.ts'
import { viewsInWords } from './conditions.ts'
import type { AuditAsk } from './move-forms.ts'
import { limitsOf, type LimitsOfRecord, viewField, viewReasonField, viewsFields } from './pages/views.ts'
import type { AuditCase } from './queries/standing.ts'

/* What a move of an audit asks that no other stream does: who moderates, the grade of record, what is seen differently, and why the
 * worker's view is not in it. */

/** Who may be chosen as moderator, as far as the page offers them. */
export type Choices = {
  moderators: Omit<Offer, 'people'> & { people: readonly Candidate[] }
  /** Whether a grade is given for the whole. */
  overall: boolean
}

type Ask = OwnAsk<AuditCase, MoveRequest, Choices>
type Facts = Asked<AuditCase, Choices>

const moderator: Ask = {
  read: (request, body, { moderators }) => {
    const chosen = moderators.people.find((one) => String(one.id) === textOf(body, 'moderator'))
    if (!chosen) return { mistakes: [{ field: 'moderator', message: 'Choose who moderates this audit.' }] }
    const { id: moderatorId, conflict: moderatorConflict } = chosen
    return { request: { ...request, moderatorId, given: { moderatorConflict }, details: { moderator: moderatorId } } }
  },
  draw: ({ more: { moderators }, typed, mistakes }) =>
    html`${enterSends(moderators)}${radios({
      name: 'moderator',
      idPrefix: 'moderator',
      hint: foundInWords(moderators) ? { text: foundInWords(moderators) } : undefined,
      fieldset: { legend: { text: 'Who moderates this audit?', classes: 'govuk-fieldset__legend--s' } },
      errorMessage: mistakeAt(mistakes, 'moderator'),
      value: typed['moderator'],
      items: moderators.people.map((one) => ({
        value: one.id,
        text: one.name,
        disabled: one.conflict !== null,
        hint: { text: [one.conflict, one.caution, `Moderating ${one.busyWith} now.`].filter(Boolean).join(' ') },
      })),
    })}${personSearch({ name: 'moderator', offer: moderators })}`,
}

const grade: Ask = {
  read: (request, body, { overall }) => {
    if (!overall) return { request }
    const chosen = textOf(body, 'grade')
    return isGrade(chosen)
      ? { request: { ...request, settledGrade: chosen } }
      : { mistakes: [{ field: 'grade', message: 'Choose the grade of record.' }] }
  },
  draw: ({ known, typed, mistakes }) =>
    !known.audit.overall
      ? html`<p class="govuk-body">No grade is given for the whole: what is done goes by the sections.</p>`
      : html`${radios({
          name: 'grade',
          idPrefix: 'grade',
          fieldset: { legend: { text: 'Grade of record', classes: 'govuk-fieldset__legend--s' } },
          errorMessage: mistakeAt(mistakes, 'grade'),
          value: typed['grade'],
          items: gradesOn(scaleOfTool(known.tool)).map((one) => gradeItem(known.audit, limitsOf(known), one)),
        })}${outsideField(known, typed, mistakes)}`,
}

/** Asked where both gave a grade and another could be chosen: that it is meant. */
function outsideField({ audit, tool }: AuditCase, typed: Facts['typed'], mistakes: Facts['mistakes']): SafeHtml {
  const when = meantAllTheSame(audit, gradesOn(scaleOfTool(tool)))
  return when
    ? checkboxes({
        ...{ name: 'outside', idPrefix: 'outside', classes: 'govuk-checkboxes--small' },
        errorMessage: mistakeAt(mistakes, 'outside'),
        items: [
          {
            value: 'yes',
            text: 'I mean it, although neither of them gave this grade',
            hint: { text: when },
            checked: typed['outside'] === 'yes',
          },
        ],
      })
    : nothing
}

/** A grade that no view of a section could reach is not offered; one that needs such a view says so. */
function gradeItem(audit: Audit, limits: LimitsOfRecord, one: Grade) {
  const takes = whatItTakes(one, limits)
  const hint = [
    audit.auditorGrade === one ? 'The auditor’s grade.' : '',
    audit.moderatedGrade === one ? 'The moderator’s grade.' : '',
    audit.finalGrade === one ? 'The final grade as it stands.' : '',
    takes?.says ?? '',
  ].filter(Boolean)
  return {
    value: one,
    text: gradeNames[one],
    disabled: takes ? !takes.possible : false,
    hint: hint.length === 0 ? undefined : { text: hint.join(' ') },
  }
}

const views: Ask = {
  read: (request, body) => {
    const { seen, mistakes } = readViews(body)
    if (mistakes.length > 0) return { mistakes }
    const given = {
      ...request.given,
      views: Object.fromEntries(Object.entries(seen).map(([key, one]) => [key, one.grade])),
    }
    return { request: { ...request, given, details: { ...request.details, views: seen } } }
  },
  draw: ({ known, typed, mistakes }) => viewsFields(limitsOf(known), typed, mistakes),
}

/** The sections that those who settle or decide see differently: each with its grade, and never without a reason. */
function readViews(body: Body) {
  const mistakes: Mistake[] = []
  const seen: Record<string, { grade: Grade; reason: string }> = {}
  for (const { key } of gradedSections()) {
    const chosen = textOf(body, viewField(key))
    const reason = textOf(body, viewReasonField(key)).trim()
    if (chosen === '' && reason === '') continue
    if (!isGrade(chosen)) mistakes.push({ field: viewField(key), message: 'Choose the grade that you see here.' })
    else if (reason === '') mistakes.push({ field: viewReasonField(key), message: 'Say why you see it differently.' })
    else seen[key] = { grade: chosen, reason }
  }
  return { seen, mistakes }
}

const noView: Ask = {
  read: (request, body) => {
    const words = textOf(body, 'reason').trim()
    return { request: words ? { ...request, words } : request }
  },
  draw: (facts) => (facts.known.standing.together.view === 'given' ? nothing : reasonWithoutView(facts)),
}

/** Whose turn it is, and what is asked of the auditor where the worker cannot say it. */
function reasonWithoutView({ known: { audit, standing }, typed, mistakes }: Facts): SafeHtml {
  const worker = workerOf(audit)
  return html`<p class="govuk-body">The audit is done together, and ${worker} ${viewsInWords[standing.together.view]}: it is their turn. Send it without that only if they cannot.</p>
    ${textarea({
      id: 'reason',
      name: 'reason',
      label: { text: `Why is the view of ${worker} not in it?`, classes: 'govuk-label--s' },
      hint: { text: 'It is read with the audit: by them, their managers and the moderator.' },
      value: typed['reason'] ?? '',
      errorMessage: mistakeAt(mistakes, 'reason'),
      spellcheck: true,
    })}`
}

export const asks: OwnAsks<AuditAsk, AuditCase, MoveRequest, Choices> = { moderator, grade, views, 'no view': noView }
