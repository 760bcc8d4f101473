import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import { inFull, inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
  characterCount,
  dateInput,
  details,
  html,
  itemsOf,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  select,
  summaryList,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { questionKeys, sourceKeys } from '../matrix.ts'
import { stands, type TypedPlan, worked } from '../plan.ts'
import type { EarlierPlan, Plan } from '../queries/plans.ts'
import { plansPath, plansTitle, standsInWords } from './plans.ts'

const up = { text: plansTitle, href: plansPath }

type FormFacts = {
  plan: TypedPlan
  people: Offer
  mistakes: readonly Mistake[]
  typed: (field: string) => string
}

export function newPlanPage(facts: FormFacts): PageContent {
  const title = 'Enter a plan to improve'
  return {
    ...{ title, backLink: up, status: facts.mistakes.length > 0 ? 422 : 200 },
    main: html`${whatToMend(facts.mistakes)}<h1 class="govuk-heading-l">${title}</h1>${form({ ...facts, action: plansPath })}`,
  }
}

type Facts = FormFacts & {
  kept: Plan
  earlier: readonly EarlierPlan[]
  mayKeep: boolean
  mayWrite: boolean
  today: Temporal.PlainDate
}

/** One plan: a form for those who keep the list, to read for everybody else; whoever leads it says what came of it. And how it read before. */
export function planPage(facts: Facts): PageContent {
  const { kept, earlier, mayKeep, mayWrite, mistakes, today } = facts
  return {
    title: `${kept.aim}: ${plansTitle.toLowerCase()}`,
    backLink: up,
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Plan to improve: ${standsInWords(kept, today).toLowerCase()}</span>
      <h1 class="govuk-heading-l">${kept.aim}</h1>
      ${mayKeep ? form({ ...facts, action: `${plansPath}/${kept.key}` }) : html`${asItStands(kept, today)}${mayWrite ? whatCameOfIt(facts) : nothing}`}
      <p class="govuk-hint">Written by ${kept.savedBy}, ${inWords(londonDate(kept.at), today)}${kept.endedOn ? `; over since ${inWords(kept.endedOn, today)}` : ''}.</p>
      ${earlier.length > 0 ? before(earlier, today) : nothing}`,
  }
}

function asItStands(plan: Plan, today: Temporal.PlainDate): SafeHtml {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return summaryList({
    rows: [
      row('Where it stands', standsInWords(plan, today)),
      row('From which question', practiceQuestions[plan.question].asks),
      row('What made us begin', evidenceSources[plan.source]),
      row('Led by', plan.leader),
      row('From', inFull(plan.from)),
      row('By', inFull(plan.by)),
      row('What will show that it has worked', plan.shows),
      ...(plan.worked === '' ? [] : [row('Has it worked?', worked[plan.worked])]),
      row('What came of it', plan.cameOf || 'Nothing yet'),
    ],
  })
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const label = (text: string) => ({ text, classes: 'govuk-label--s' })

/** Where it stands is asked of a plan that there is. */
function form(facts: FormFacts & { action: string; kept?: Plan }): SafeHtml {
  const { action, kept, plan, people, mistakes } = facts
  const at = (field: string) => mistakeAt(mistakes, field)
  const choose = (text: string) => [{ value: '', text }]
  return html`<form method="post" action="${action}" novalidate>
    ${enterSends(people)}
    <input type="hidden" name="version" value="${kept?.version ?? 0}">
    ${characterCount({ id: 'aim', name: 'aim', maxlength: 300, rows: 2, label: label('What is to get better for children?'), hint: { text: 'Everybody who works here reads this. It is about the service: no child, no household and no number of either.' }, value: plan.aim, errorMessage: at('aim') })}
    ${select({ id: 'question', name: 'question', label: label('Which of the nine questions does it come from?'), items: [...choose('Choose'), ...questionKeys.map((value) => ({ value, text: practiceQuestions[value].asks }))], value: plan.question, errorMessage: at('question') })}
    ${select({ id: 'source', name: 'source', label: label('What made us begin?'), items: [...choose('Choose'), ...sourceKeys.map((value) => ({ value, text: evidenceSources[value] }))], value: plan.source, errorMessage: at('source') })}
    ${personField({ name: 'leader', label: 'Who leads it?', hint: 'One person, even when others help. They are reminded in My work when its day comes.', none: 'Choose a person', value: plan.ledBy, offer: people, errorMessage: at('leader') })}
    ${day(facts, 'since', 'From which day?')}
    ${day(facts, 'by', 'By which day is it to be done?')}
    ${characterCount({ id: 'shows', name: 'shows', maxlength: 1000, rows: 3, label: label('What will show that it has worked?'), hint: { text: 'What children, carers or we ourselves will notice.' }, value: plan.shows, errorMessage: at('shows') })}
    ${kept ? standing(facts) : nothing}
    ${button({ text: 'Save', preventDoubleClick: true })}
  </form>`
}

const whatCameOfIt = (facts: Facts): SafeHtml =>
  html`<h2 class="govuk-heading-m">You lead it: what came of it?</h2>
    <form method="post" action="${plansPath}/${facts.kept.key}" novalidate>
      <input type="hidden" name="version" value="${facts.kept.version}">
      ${standing(facts)}
      ${button({ text: 'Save', preventDoubleClick: true })}
    </form>`

function standing({ plan, mistakes }: FormFacts): SafeHtml {
  const at = (field: string) => mistakeAt(mistakes, field)
  return html`${radios({ idPrefix: 'stands', name: 'stands', fieldset: legend('Where does it stand?'), items: itemsOf(stands), value: plan.stands, errorMessage: at('stands') })}
    ${radios({ idPrefix: 'worked', name: 'worked', fieldset: legend('If it is done: has it worked?'), items: itemsOf(worked), value: plan.worked, errorMessage: at('worked') })}
    ${characterCount({ id: 'came-of', name: 'came-of', maxlength: 2000, rows: 4, label: label('What came of it for children?'), hint: { text: 'Of what is given up: why. While it is under way this may be left empty.' }, value: plan.cameOf, errorMessage: at('came-of') })}`
}

function day({ typed, plan, mistakes }: FormFacts, name: 'since' | 'by', text: string): SafeHtml {
  const kept = name === 'since' ? plan.from : plan.by
  const value = (part: 'day' | 'month' | 'year') => typed(`${name}-${part}`) || String(kept?.[part] ?? '')
  return dateInput({
    ...{ id: name, namePrefix: name, fieldset: legend(text), errorMessage: mistakeAt(mistakes, `${name}-day`) },
    values: { [`${name}-day`]: value('day'), [`${name}-month`]: value('month'), [`${name}-year`]: value('year') },
  })
}

const before = (earlier: readonly EarlierPlan[], today: Temporal.PlainDate): SafeHtml =>
  details({
    summaryText: 'How it read before',
    html: html`${earlier.map(
      (one) =>
        html`<p class="govuk-body hearth-words"><strong>${one.aim}</strong> (${stands[one.stands].toLowerCase()})<br>${one.shows}${one.cameOf ? html`<br>${one.cameOf}` : nothing}<br><span class="govuk-hint">Led by ${one.leader}, from ${inFull(Temporal.PlainDate.from(one.from))} to ${inFull(Temporal.PlainDate.from(one.by))}; written by ${one.savedBy}, ${inWords(londonDate(one.at), today)}</span></p>`,
    )}`,
  })
