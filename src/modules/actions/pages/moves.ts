import { enterSends } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { button, details, html, mistakeAt, nothing, type SafeHtml, textarea } from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Judgement } from '#platform/workflow.ts'
import type { Action, ActionState } from '../action.ts'
import { fieldOf } from '../forms.ts'
import { type ActionMove, moves } from '../states.ts'
import { dueInput, type NewActionFacts, ownerField } from './new.ts'

/** What may be done with the action now, by this person. */
export type Offers = Record<ActionMove, Judgement<ActionState>>

/** A form that came back, with what was typed in it: to mend, or because somebody else saved in the meantime. */
export type Draft = {
  move: ActionMove
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
  /** Whether the action changed while this person was writing. */
  changedMeanwhile: boolean
}

export type MovesFacts = {
  action: Action
  offers: Offers
  owners: NewActionFacts['owners']
  draft: Draft | undefined
}

/** The address that each move is posted to: a noun. */
export const nouns: Record<ActionMove, string> = {
  begin: 'start',
  finish: 'evidence',
  takeBack: 'withdrawal',
  verify: 'verification',
  handBack: 'return',
  recordNotDone: 'ending',
  supersede: 'replacement',
  unsettle: 'decision',
  changeOwner: 'owner',
  changeDate: 'date',
  noteImpact: 'impact',
}

/** What this person can do now: the owner's part, the check, what changed for the child, and, folded away, the rest. */
export function movesOf(facts: MovesFacts): SafeHtml {
  return html`${settledByMistake(facts)}${ownersPart(facts)}${check(facts)}${impact(facts)}${theRest(facts)}`
}

function settledByMistake(facts: MovesFacts): SafeHtml {
  const { unsettle } = facts.offers
  if (!unsettle.allowed) return unsettle.mine ? html`<p class="govuk-body">${unsettle.because}</p>` : nothing
  const why = wordsField(facts, 'unsettle', {
    label: 'What was wrong with it?',
    hint: 'It goes back to where it stood before. Both stay in its history, and its owner, whoever raised it and whoever decided read this.',
    rows: 3,
  })
  return folded(facts, 'unsettle', 'That was a mistake: take it back', why)
}

function ownersPart(facts: MovesFacts): SafeHtml {
  const { offers, action } = facts
  if (offers.takeBack.allowed)
    return html`<section id="withdrawal"><p class="govuk-body">Was it sent too soon, or with the wrong words? Until somebody has checked it, you can take it back. What was written is kept.</p>${form(facts, 'takeBack', nothing, 'govuk-button--secondary')}</section>`
  const start = offers.begin.allowed ? form(facts, 'begin', nothing, 'govuk-button--secondary') : nothing
  if (!offers.finish.allowed) return start
  const words = wordsField(facts, 'finish', {
    label: 'What shows that it was done?',
    hint: 'Say what is different, and where it is written: the record and the date. Point to it rather than copying it.',
    value: action.evidence,
  })
  return html`${start}<section id="evidence"><h2 class="govuk-heading-m">When it is done</h2>${form(facts, 'finish', words)}</section>`
}

function check(facts: MovesFacts): SafeHtml {
  const { verify, handBack } = facts.offers
  if (!verify.allowed && !verify.mine && !handBack.allowed) return nothing
  const looked = wordsField(facts, 'verify', { label: 'What did you look at? (optional)', rows: 3 })
  const needed = wordsField(facts, 'handBack', {
    label: 'What is still needed?',
    hint: 'The owner reads this.',
    rows: 3,
  })
  return html`<section id="check"><h2 class="govuk-heading-m">Check that it was done</h2>
    ${verify.allowed ? form(facts, 'verify', looked) : html`<p class="govuk-body">${verify.because}</p>`}
    ${handBack.allowed ? folded(facts, 'handBack', 'Something is still needed', needed) : nothing}
  </section>`
}

function impact(facts: MovesFacts): SafeHtml {
  if (!facts.offers.noteImpact.allowed) return nothing
  const words = wordsField(facts, 'noteImpact', {
    label: 'What changed for the child?',
    hint: 'In a sentence or two. It may be too soon to say: come back when you know.',
    value: facts.action.impactNote,
    rows: 3,
  })
  return html`<section id="impact"><h2 class="govuk-heading-m">The difference it made</h2>${form(facts, 'noteImpact', words, 'govuk-button--secondary')}</section>`
}

function theRest(facts: MovesFacts): SafeHtml {
  const { offers, owners, draft } = facts
  const mistakes = draft?.mistakes ?? []
  const body = draft?.body ?? {}
  const why = (move: ActionMove, label: string) => wordsField(facts, move, { label, rows: 3 })
  const owner = html`${enterSends(owners)}${ownerField({ owners, chosen: textOf(body, 'owner'), mistakes, size: 's' })}${why('changeOwner', 'Why does the owner change?')}`
  const date = html`${dueInput({ legend: 'The new date', body, mistakes, size: 's' })}${why('changeDate', 'Why does the date change?')}`
  const all = html`${offers.changeOwner.allowed ? folded(facts, 'changeOwner', moves.changeOwner.label, owner) : nothing}
    ${offers.changeDate.allowed ? folded(facts, 'changeDate', moves.changeDate.label, date) : nothing}
    ${offers.recordNotDone.allowed ? folded(facts, 'recordNotDone', 'It will not be done', why('recordNotDone', 'Why will it not be done?')) : nothing}
    ${offers.supersede.allowed ? folded(facts, 'supersede', 'Another action replaces it', why('supersede', 'Which action replaces it, and why?')) : nothing}`
  return String(all).trim() === ''
    ? nothing
    : html`<section id="change"><h2 class="govuk-heading-m">Change this action</h2>${all}</section>`
}

function folded(facts: MovesFacts, move: ActionMove, summaryText: string, fields: SafeHtml): SafeHtml {
  const open = facts.draft?.move === move
  return details({ id: nouns[move], summaryText, open, html: form(facts, move, fields, 'govuk-button--secondary') })
}

function form({ action }: MovesFacts, move: ActionMove, fields: SafeHtml, classes?: string): SafeHtml {
  return html`<form method="post" action="/actions/${action.ref}/${nouns[move]}" novalidate>
    <input type="hidden" name="version" value="${action.version}">
    ${fields}
    ${button({ text: labels[move] ?? moves[move].label, classes, preventDoubleClick: true })}
  </form>`
}

const labels: Partial<Record<ActionMove, string>> = { noteImpact: 'Save what changed' }

type WordsOptions = { label: string; hint?: string; value?: string; rows?: number }

/** The words of one move; what was typed before comes back. */
function wordsField({ draft }: MovesFacts, move: ActionMove, { label, hint, value, rows }: WordsOptions): SafeHtml {
  const mine = draft?.move === move ? draft : undefined
  const name = fieldOf(move)
  return textarea({
    name,
    rows,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint ? { text: hint } : undefined,
    value: mine ? textOf(mine.body, name) : value,
    errorMessage: mine && mistakeAt(mine.mistakes, name),
  })
}
