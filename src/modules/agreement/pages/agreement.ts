import { gradedSections, sectionOf } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { type ScaleKey, scales } from '#framework/forms/scale.ts'
import { addressOfAudits, type Counted } from '#modules/figures/index.ts'
import {
  details,
  html,
  nothing,
  numberRow,
  type SafeHtml,
  stackedTable,
  takeOut,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { inFull } from '#platform/dates/index.ts'
import {
  type Agreement,
  agreementBySection,
  agreementOf,
  fewestForKappa,
  type SectionView,
  shareInWords,
  targetExact,
  timesOf,
} from '../agreement.ts'
import type { GradedAlike } from '../queries/agreement.ts'
import type { FiguresOf } from './filed.ts'
import type { AskedPeriod } from '../period.ts'
import { periodForm } from './period.ts'
import { addressOfPage, linked, type PeopleFacts, peopleTables } from './people.ts'

/** One set of audits to be compared: the whole service's, those somebody carried out, those they moderated. */
export type Compared = {
  title: string
  /** What narrows the lists behind its figures. */
  counted: Counted
  graded: readonly GradedAlike[]
  views: readonly SectionView[]
  /** Where the scale changed in that time: of which scale these are. */
  scale: ScaleKey | undefined
}

export type AgreementFacts = AskedPeriod & {
  /** Whose figures; null for the whole service. */
  who: { id: number; name: string; isReader: boolean } | null
  compared: readonly Compared[]
  /** Each auditor's and moderator's figures, where they are shown as well. */
  people: PeopleFacts | undefined
  /** Whether moderators grade before they see the auditor's grade, as the service has set it for audits planned now. */
  blindNow: boolean
  /** The same figures row by row, as a file has them. */
  list: ListPage<FiguresOf>
  /** Whose titles name the sections. */
  tool: Tool
}

/** How often auditors and moderators agree, where, and which way moderation goes (clause 6.5). */
export function agreementPage(facts: AgreementFacts): PageContent {
  const { period, who, mistakes } = facts
  const whose = who === null ? '' : who.isReader ? ': yours' : `: ${who.name}`
  return {
    title: `Agreement${whose}`,
    ...(facts.people || who?.isReader ? {} : { backLink: { text: 'Agreement', href: addressOfPage(period) } }),
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Moderated from ${inFull(period.from)} to ${inFull(period.to)}</span>
      <h1 class="govuk-heading-l">Agreement${whose}</h1>
      <p class="govuk-body">Two people look at each audit, and each gives a grade. This is how often they came to the same one. It says how alike we judge, never how good anybody is${who?.isReader ? '. Only you and Quality Assurance and Partnerships see these figures' : ''}.</p>
      ${periodForm(facts, who && !who.isReader ? who.id : undefined)}
      ${facts.compared.map((one) => comparison(one, facts))}
      ${facts.people && facts.compared[0] ? peopleTables(facts.people, facts.compared[0].counted, period) : nothing}
      ${takeOut({ list: facts.list, many: 'figures', path: '/agreement', chosen: { from: String(period.from), to: String(period.to), who: who && !who.isReader ? String(who.id) : '' } })}
      ${howItIsCounted()}`,
  }
}

function comparison(one: Compared, facts: AgreementFacts): SafeHtml {
  const { who, tool } = facts
  const agreement = agreementOf(one.graded)
  const { blindNow } = facts
  return html`${who !== null ? html`<h2 class="govuk-heading-m">${one.title}</h2>` : nothing}
    ${one.scale ? html`<h3 class="govuk-heading-s">${scales[one.scale].name}</h3><p class="govuk-body">The scale of the grades changed in this time: what was graded on each stands apart, and is not compared with the other.</p>` : nothing}
    ${agreement.audits === 0 ? html`<p class="govuk-body">No audit was moderated and given its final grade in this time.</p>` : html`${figures(agreement, one.counted)}${blindAndOpen(one, blindNow)}${limits(one)}${bySection(one, tool)}`}`
}

function figures({ audits, exact, withinOne, up, down }: Agreement, counted: Counted): SafeHtml {
  const open = (agreement: NonNullable<Counted['agreement']>) => addressOfAudits({ ...counted, agreement })
  const percent = (part: number) => `${Math.round((100 * part) / audits)} %`
  return numberRow([
    { label: 'Moderated, with a final grade', value: audits, href: open('both') },
    {
      label: 'The same grade',
      value: exact,
      href: open('same'),
      note: `${percent(exact)}; we aim for ${targetExact} %`,
    },
    { label: 'The same, or one grade apart', value: withinOne, href: open('within'), note: percent(withinOne) },
    { label: 'Moderated higher', value: up, href: open('up'), note: percent(up) },
    { label: 'Moderated lower', value: down, href: open('down'), note: percent(down) },
  ])
}

/** Blind and open moderation apart: whoever has seen a grade before giving one agrees with it more often. */
function blindAndOpen({ graded, counted }: Compared, blindNow: boolean): SafeHtml {
  const row = (title: string, gradedBlind: boolean) => {
    const own = agreementOf(graded.filter((one) => one.blind === gradedBlind))
    const theirs = { ...counted, gradedBlind }
    return [
      { text: title },
      linked(own.audits, { ...theirs, agreement: 'both' }),
      linked(own.exact, { ...theirs, agreement: 'same' }, shareInWords(own.exact, own.audits)),
      linked(own.up, { ...theirs, agreement: 'up' }),
      linked(own.down, { ...theirs, agreement: 'down' }),
      { html: kappaInWords(own) },
    ]
  }
  return html`${howItIsModerated(graded, blindNow)}${stackedTable({
    caption: 'Had the moderator seen the auditor’s grade before giving their own?',
    classes: 'hearth-table--wordy',
    captionClasses: 'govuk-table__caption--s',
    head: ['Moderation', 'Audits', 'The same grade', 'Moderated higher', 'Moderated lower', 'Weighted kappa'].map(
      (text) => ({ text }),
    ),
    rows: [row('No, blind: the first grade, as it was locked', true), row('Yes, open', false)],
  })}`
}

/** Beside kappa, what the service has set: a figure of open moderation is never said to be of two who had not seen each other's
 * grade. */
function howItIsModerated(graded: readonly GradedAlike[], blindNow: boolean): SafeHtml {
  const open = timesOf(graded.filter(({ blind }) => !blind))
  const now = blindNow
    ? 'Audits that are planned now are moderated blind: the moderator grades before they see the auditor’s grade.'
    : 'Audits that are planned now are moderated openly: the moderator sees the auditor’s grade before they give their own.'
  const seen = `In ${open} of these ${timesOf(graded)} audits the moderator had seen it.`
  return html`<p class="govuk-body">${now} ${seen} ${open > 0 ? 'Whoever has seen a grade agrees with it more often, so these two are never counted together in kappa.' : nothing}</p>`
}

/** Where a limit decided, two people agree because the rule leaves nothing else. */
function limits({ graded, counted }: Compared): SafeHtml {
  const audits = timesOf(graded)
  const decided = timesOf(graded.filter((one) => one.limitDecided === true))
  const unknown = timesOf(graded.filter((one) => one.limitDecided === null))
  const known = audits - unknown
  if (known === 0)
    return html`<p class="govuk-body">Whether a limit decided the grade of record was not kept of these ${audits} audits.</p>`
  const figure =
    decided === 0
      ? html`0 of ${known}`
      : html`<a class="govuk-link" href="${addressOfAudits({ ...counted, agreement: 'both', limitDecided: true })}">${decided}</a> of ${known}`
  return html`<p class="govuk-body">In ${figure} audits a limit decided the grade of record, rather than anybody’s judgement.${unknown > 0 ? ` Of ${unknown} earlier ones this was not kept.` : ''}</p>`
}

function kappaInWords({ audits, kappa }: Agreement): SafeHtml {
  if (audits < fewestForKappa) {
    return html`From ${fewestForKappa} audits on: with fewer, chance says more than it does.`
  }
  if (!kappa) {
    return html`Cannot be worked out: every audit got one and the same grade from both.`
  }
  return html`<strong>${inFigures(kappa.value)}</strong>, 95 % confidence interval ${inFigures(kappa.from)} to ${inFigures(kappa.to)}`
}

const inFigures = (value: number): string => value.toFixed(2).replace('-', '−')

function bySection({ views, counted }: Compared, tool: Tool): SafeHtml {
  const sections = agreementBySection(
    views,
    gradedSections().map((section) => section.key),
  )
  if (sections.length === 0) return nothing
  return stackedTable({
    caption: 'Does the grade of each section follow from the evidence?',
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Section' }, { text: 'Moderators were asked' }, { text: 'Agreed' }, { text: 'Did not agree' }],
    rows: sections.map(({ section: key, views: asked, agreed }) => [
      { text: sectionOf(key, tool)?.title ?? key },
      linked(asked, { ...counted, section: { key } }),
      linked(agreed, { ...counted, section: { key, view: 'agree' } }, shareInWords(agreed, asked)),
      linked(asked - agreed, { ...counted, section: { key, view: 'disagree' } }),
    ]),
  })
}

function howItIsCounted(): SafeHtml {
  return details({
    summaryText: 'How this is counted',
    html: html`<p>Each audit counts once, when it has its final grade, in the time in which it was moderated. The auditor’s and the moderator’s own grades are compared, as they stood before the two talked: of a blind moderator the first one, as it was locked, whatever a limit or a later thought made of it.</p>
      <p>Weighted kappa takes away the agreement that chance alone would give (1 is perfect, 0 is what chance gives), and counts a difference of one grade as a third of the widest one (linear weights). Its interval uses the large-sample standard error of Fleiss, Cohen and Everitt (1969).</p>`,
  })
}
