import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml, summaryList, timeline, whatToMend } from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import { type NamedPiece, newCorrectionHref } from '#platform/room.ts'
import { type Action, beneficiaries, isApart, isConfidential, isOverdue, priorities } from '../action.ts'
import { eventKinds } from '../event.ts'
import { fieldOf } from '../forms.ts'
import type { ActionEvent } from '../queries/actions.ts'
import { type Draft, type MovesFacts, movesOf } from './moves.ts'
import { stateTag, whenInWords } from './panel.ts'

export type ActionFacts = MovesFacts & {
  events: readonly ActionEvent[]
  /** Where it came from, where it may be named; whether it leads there: to whoever may see it. */
  piece: (NamedPiece & { isTheirs: boolean }) | null
  /** The words of the question that it came from, where its form has them. */
  question: string | null
  /** Where another action of the same is raised, for whoever may. */
  another: string | null
  today: Temporal.PlainDate
}

export function actionPage(facts: ActionFacts): PageContent {
  const { action, draft, today } = facts
  const status = draft?.changedMeanwhile ? 409 : draft && draft.mistakes.length > 0 ? 422 : undefined
  return {
    title: `Action ${action.ref}`,
    ...(status ? { status } : {}),
    backLink: { text: 'Actions', href: '/actions' },
    main: html`${draft?.changedMeanwhile ? bothTexts(facts, draft) : whatToMend(draft?.mistakes ?? [])}
    <span class="govuk-caption-l">Action ${action.ref}</span>
    <h1 class="${action.says.length > 90 ? 'govuk-heading-m' : 'govuk-heading-l'}">${action.says}</h1>
    <p class="govuk-body">${stateTag(action)} ${standing(action, today)}</p>
    ${overdue(facts)}
    ${summary(facts)}
    ${movesOf(facts)}
    ${onceOver(facts)}
    ${history(facts)}
    <p class="govuk-body"><a class="govuk-link" href="${newCorrectionHref('action', action.ref)}">This is about the wrong household</a></p>`,
  }
}

/** Where it stands, in a sentence. */
function standing(action: Action, today: Temporal.PlainDate): string {
  if (action.state === 'done_awaiting_check') return `${action.owner} says that it is done.`
  if (action.verifiedOn) return `${action.verifier ?? 'Somebody'} verified it on ${inWords(action.verifiedOn, today)}.`
  if (action.state === 'not_done' || action.state === 'superseded') return 'Nothing more is to be done here.'
  return `With ${action.owner}, ${whenInWords(action, today)}.`
}

function overdue({ action, events, today }: ActionFacts): SafeHtml {
  if (!isOverdue(action, today)) return nothing
  const told = toldSinceLastDate(events).map(
    (event) => html`<br>${event.words} was told on ${inWords(londonDate(event.at), today)}.`,
  )
  const nobodyYet = 'If something stands in the way, tell your manager: a date can be changed with a reason.'
  return insetText({ html: html`This is overdue. ${told.length > 0 ? told : nobodyYet}` })
}

const isTold = (kind: ActionEvent['kind']): boolean =>
  kind === 'manager_told' || kind === 'raiser_told' || kind === 'service_manager_told'

/** A new date starts the ladder again; who was told before it no longer matters here. */
function toldSinceLastDate(events: readonly ActionEvent[]): ActionEvent[] {
  const moved = events.findLastIndex((event) => event.kind === 'date_changed' || event.kind === 'handed_back')
  return events.slice(moved + 1).filter(({ kind }) => isTold(kind))
}

function summary(facts: ActionFacts): SafeHtml {
  const { action, today } = facts
  const raised = [action.raiser ?? 'Hearth', inWords(londonDate(action.raisedAt), today)].join(', ')
  const rows: [string, SafeHtml | string][] = [
    ['For whom', beneficiaries[action.forWhom]],
    ['Owner', action.owner],
    ['Due', inWords(action.dueOn, today)],
    ['How soon', priorities[action.priority]],
    ['Where it came from', cameFrom(facts)],
    ['Raised by', raised],
  ]
  if (action.evidence) rows.push(['What shows that it was done', lines(action.evidence)])
  if (action.verifier && action.verifiedOn)
    rows.push(['Verified by', `${action.verifier}, ${inWords(action.verifiedOn, today)}`])
  if (action.impactNote) rows.push(['What changed for the child', lines(action.impactNote)])
  return summaryList({
    rows: rows.map(([key, value]) => ({
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    })),
  })
}

function cameFrom({ action, piece, question }: ActionFacts): SafeHtml {
  const ref = action.householdRef
  const household = ref ? named(`household ${ref}`, `/households/${ref}`, action.seesHousehold) : nothing
  if (!piece && isApart(action))
    return html`${isConfidential(action) ? 'A confidential matter' : 'Something that is not everybody’s to read'}. Ask whoever raised it if you need to know more.`
  if (!piece) return ref ? html`From work with ${household}` : html`Not recorded`
  return html`${named(piece.text, piece.href, piece.isTheirs)}${ref ? html` of ${household}` : nothing}${question ? html`<br>“${question}”` : nothing}`
}

/** It leads there only who may go there. */
const named = (text: string, href: string, isTheirs: boolean): SafeHtml =>
  isTheirs ? html`<a class="govuk-link" href="${href}">${text}</a>` : html`${text}`

/** Words as they were typed, line breaks kept. */
function lines(words: string): SafeHtml {
  return html`${words.split(/\r?\n/).map((line, at) => html`${at > 0 ? html`<br>` : nothing}${line}`)}`
}

/** Another saved, or they did in another tab, while this person was writing: what they wrote is in the form below, and here beside what is there now. */
function bothTexts({ action, events, offers, today }: ActionFacts, draft: Draft): SafeHtml {
  const last = events.at(-1)
  const onwards = offers[draft.move].allowed
    ? 'read both, then send yours again if it is still right.'
    : 'read both. This can no longer be done with the action, so copy what you want to keep.'
  const when = last ? ` on ${momentInWords(last.at, today)}` : ''
  const now =
    draft.move === 'noteImpact' ? action.impactNote : draft.move === 'finish' ? action.evidence : (last?.words ?? '')
  return html`<div class="hearth-conflict" role="alert">
    <p class="hearth-conflict__title">${last?.own ? `You changed this action in another tab${when}.` : `${last?.by ?? 'Somebody'} changed this action${when}, while you were writing.`} Nothing of yours is lost: ${onwards}</p>
    <div class="hearth-conflict__texts">
      <div class="hearth-conflict__side"><p class="hearth-conflict__whose">Your words</p><div class="hearth-conflict__words">${lines(textOf(draft.body, fieldOf(draft.move)))}</div></div>
      <div class="hearth-conflict__side"><p class="hearth-conflict__whose">As it is now</p><div class="hearth-conflict__words">${last ? html`<strong>${eventKinds[last.kind]}.</strong> ` : nothing}${lines(now)}</div></div>
    </div>
  </div>`
}

/** Whose it is to take back how it ended, for everybody else; and that what is to be done besides is another action. */
const whoElse =
  'Whoever decided it, those whom they answer to, or the Head of Quality Assurance and Partnerships can take it back with a reason; both stay on record.'
const over: Partial<Record<Action['state'], { mistake: string; besides: string }>> = {
  verified: { mistake: 'Was it verified by mistake?', besides: 'If more is to be done, another action is raised.' },
  not_done: { mistake: 'Was that a mistake?', besides: 'If something else is to be done, another action is raised.' },
  superseded: {
    mistake: 'Was it replaced by mistake?',
    besides: 'The action that takes its place is raised by itself, if it is not there yet.',
  },
}

function onceOver({ action, another, offers }: ActionFacts): SafeHtml {
  const ended = over[action.state]
  if (ended === undefined) return nothing
  const isTheirs = offers.unsettle.allowed || offers.unsettle.mine
  const says = isTheirs ? ended.besides : `${ended.mistake} ${whoElse} ${ended.besides}`
  const link = another ? html` <a class="govuk-link" href="${another}">Raise another action</a>` : nothing
  return html`<p class="govuk-body">${says}${link}</p>`
}

function history({ events, today }: ActionFacts): SafeHtml {
  const items = events.toReversed().map((event) => ({
    title: eventKinds[event.kind],
    when: momentInWords(event.at, today),
    by: event.by ?? undefined,
    html: event.words ? lines(event.words) : undefined,
  }))
  return html`<h2 class="govuk-heading-m">What happened</h2>${timeline({ items })}`
}
