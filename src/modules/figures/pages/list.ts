import { gradeTag, kindNames, stateNames, states, stateTag } from '#modules/audits/index.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { gradeNames, type Tool } from '#framework/a2-audit-tool/types.ts'
import { gradesOn } from '#framework/forms/scale.ts'
import { dueInWords, inWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Columns, html, itemsOf, listFilter, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import { countedInWords, themesOf } from '../counted.ts'
import type { Choice, Choices } from '../queries/choices.ts'
import type { AuditFilter, AuditRow } from '../queries/list.ts'

export type ListFacts = {
  list: ListPage<AuditRow>
  filter: AuditFilter
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
  mayDraw: boolean
  /** Whose words name a section or a theme; the tool as shipped when left out. */
  tool?: Tool | undefined
  choices: Choices
}

/** The audits that this person may see: 25 a page, newest first. */
export function auditsPage(facts: ListFacts, columns: Columns<AuditRow>): PageContent {
  const { list, query } = facts
  const table = { list, columns, chosen: query, path: '/audits', one: 'audit', many: 'audits' }
  const caption = facts.filter.byDue ? 'Audits, by the day their step is due' : 'Audits, newest first'
  return {
    title: 'Audits',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Audits</h1>
      ${filters(facts)}
      ${countedLine(facts)}
      ${ofOneLine(facts)}
      ${list.rows.length > 0 ? listTable({ ...table, caption }) : html`<p class="govuk-body">No audits that you can see match this. Try fewer filters, or look again when the next review is due.</p>`}
      ${facts.mayDraw ? html`<p class="govuk-body"><a class="govuk-link" href="/sample">Managers’ monthly audits, drawn by lot</a></p>` : nothing}`,
  }
}

/** What a figure that was followed here counts, in words, and the way back to all audits. */
function countedLine({ filter, tool }: ListFacts): SafeHtml {
  const words = countedInWords(filter.counted ?? {}, tool)
  return words
    ? html`<p class="govuk-body">${words} <a class="govuk-link" href="/audits">Show all audits</a></p>`
    : nothing
}

/** The name of a team or a worker in the list narrows it to theirs. */
function ofOneLine({ filter, list }: ListFacts): SafeHtml {
  const [row] = list.rows
  const ones = [filter.team && (row?.team ?? 'one team'), filter.worker && (row?.worker ?? 'one worker')].filter(
    Boolean,
  )
  if (ones.length === 0) return nothing
  return html`<p class="govuk-body">Only ${ones.join(', ')}. <a class="govuk-link" href="/audits">${filter.worker ? 'Show all audits' : 'Show every team'}</a></p>`
}

const named = (some: readonly Choice[]) => some.map(({ id, name }) => ({ value: String(id), text: name }))

function filters({ query, choices, tool }: ListFacts): SafeHtml {
  const graded = auditTool.sections.filter((section) => section.graded)
  // Those that can have been given: the usual ones, and those of the tool in force.
  const asked = [...new Set([...gradesOn(), ...gradesOn(tool?.scale)])]
  const gradesItems = asked.map((grade) => ({ value: grade, text: gradeNames[grade] }))
  return listFilter({
    path: '/audits',
    chosen: query,
    filters: [
      {
        ...{ name: 'state', text: 'Step' },
        items: [
          { value: 'open', text: 'Any that is open' },
          ...states.map((state) => ({ value: state, text: stateNames[state] })),
        ],
      },
      { name: 'kind', text: 'Kind', items: itemsOf(kindNames) },
      { name: 'grade', text: 'Final grade', items: gradesItems },
      { name: 'team', text: 'Team', items: named(choices.teams) },
      { name: 'overdue', text: 'Only late', tick: true },
    ],
    more: [
      { name: 'auditor', text: 'Auditor', items: named(choices.auditors) },
      { name: 'worker', text: 'Fostering social worker', items: named(choices.workers) },
      { name: 'moderator', text: 'Moderator', items: named(choices.moderators) },
      { name: 'section_grade', text: 'Grade of a section', items: gradesItems },
      {
        ...{ name: 'in_section', text: 'Of which section' },
        items: graded.map(({ key, title }) => ({ value: key, text: title })),
      },
      { name: 'theme', text: 'Theme', items: themesOf(tool ?? auditTool).map(({ value, text }) => ({ value, text })) },
      { name: 'order', text: 'Order', any: 'Newest first', items: [{ value: 'due', text: 'Due first' }] },
    ],
  })
}

/** What is said of each audit, on the page and in the file. */
export function columnsOf({ today }: Pick<ListFacts, 'today'>): Columns<AuditRow> {
  return {
    Audit: {
      shown: (row) =>
        html`<a class="govuk-link" href="/audits/${row.ref}">${row.ref}</a>${row.alert ? html` <strong class="govuk-tag govuk-tag--red">Safety alert</strong>` : nothing}`,
      filed: ({ ref }) => ref,
    },
    Household: {
      shown: ({ household, carers }) =>
        html`<a class="govuk-link govuk-link--text-colour" href="/households/${household}">${household}</a>${carers ? html`<br><span class="govuk-body-s">${carers}</span>` : nothing}`,
      filed: ({ household }) => household,
    },
    Carers: { filed: ({ carers }) => carers },
    'Number in the case system': { filed: ({ caseSystemId }) => caseSystemId },
    Kind: { filed: ({ kind }) => kindNames[kind] },
    Team: {
      shown: ({ team, teamId }) =>
        html`<a class="govuk-link govuk-link--text-colour" href="/audits?team=${teamId ?? ''}">${team ?? ''}</a>`,
      filed: ({ team }) => team,
    },
    'Who does it': { shown: whoDoesIt },
    Auditor: { filed: ({ auditor }) => auditor },
    'Fostering social worker': { filed: ({ worker }) => worker },
    Moderator: { filed: ({ moderator }) => moderator },
    'Planned for': {
      shown: ({ scheduledFor }) => inWords(scheduledFor, today),
      filed: ({ scheduledFor }) => scheduledFor,
    },
    Step: { shown: stateTag, filed: ({ state }) => stateNames[state] },
    Due: { shown: ({ dueOn }) => (dueOn ? dueInWords(dueOn, today) : ''), filed: ({ dueOn }) => dueOn },
    'Final grade': {
      shown: ({ finalGrade, overall }) =>
        overall ? gradeTag(finalGrade) : html`<span class="hearth-quiet">By its sections</span>`,
      filed: ({ finalGrade, overall }) => (overall ? finalGrade && gradeNames[finalGrade] : 'By its sections'),
    },
    'Safety alert open': { filed: ({ alert }) => (alert ? 'yes' : 'no') },
  }
}

function whoDoesIt({ auditor, auditorId, worker, workerId }: AuditRow): SafeHtml {
  const one = (part: string, id: number | null, name: string | null) =>
    id === null
      ? []
      : [html`<a class="govuk-link govuk-link--text-colour" href="/audits?${part}=${String(id)}">${name}</a>`]
  const both = [...one('auditor', auditorId, auditor), ...one('worker', workerId, worker)]
  return html`${both.map((name, at) => html`${at > 0 ? ', ' : ''}${name}`)}`
}
