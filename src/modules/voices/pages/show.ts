import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import { button, html, insetText, nothing, type SafeHtml, summaryList, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type NamedPiece, newCorrectionHref } from '#platform/room.ts'
import { agesInWords, type FeedbackForm, isChildsOwn, isYoungAdults } from '../form.ts'
import { languageName } from '../languages.ts'
import { judgeVoice, type MoveName, moves, type VoiceFacts } from '../states.ts'
import { choosesReaders, isAnswered, isOpenToAll, methodNames, type Voice } from '../voice.ts'
import { hiddenInWords, isOfBoth, readersInWords, type SaidInWords, stateInWords, whomInWords } from '../words.ts'
import type { Opening } from '../commands/open-words.ts'
import type { OtherCarer } from '../queries/together.ts'
import type { VoiceMoveMade } from '../queries/moves.ts'
import { isWorrying } from './list.ts'
import { moveInWords, toldAnew } from './moves.ts'
import { openingsNote } from './opening.ts'
import { wordsList } from './panel.ts'

export type ShowFacts = {
  voice: Voice
  who: string
  form: FeedbackForm
  gatherer: string | null
  said: readonly SaidInWords[]
  /** Until when a link that was made still opens. */
  linkUntil: Temporal.Instant | null
  can: VoiceFacts
  /** Safety alerts that these words raised, as far as this person reads them. */
  alerts: readonly string[]
  /** The child's carer, about whose home they speak, helped them. */
  helpedByCarer: boolean
  /** They have to decide about the child's safety, and may open the words with a reason. */
  mayOpen: boolean
  openings: readonly Opening[]
  /** The form that opens today, and whether somebody stands in for the IRO. */
  opens: FeedbackForm
  covers: boolean
  /** Asking children is their work: a child may be handed over to them. */
  asksChildren: boolean
  /** An observation beside this voice, or the voice that this observation stands beside. */
  beside: { ref: string; observed: boolean } | null
  /** The other carer, with whom they are asked in one conversation, or were; and with whom they could be. */
  together: OtherCarer | null
  mayJoin: readonly OtherCarer[]
  moves: readonly VoiceMoveMade[]
  /** They have a list of voices to go back to. */
  hasList: boolean
  /** What it is asked for, where that is theirs to open. */
  piece: NamedPiece | null
  today: Temporal.PlainDate
}

/** One voice: where it stands, the words for those who may read them, and what can be done now. */
export function voicePage(facts: ShowFacts): PageContent {
  const { voice, who, form } = facts
  return {
    title: `${who}, household H-${voice.householdId}`,
    backLink: backFrom(facts),
    main: html`
      <span class="govuk-caption-l">${voice.ref}, household H-${voice.householdId}</span>
      <h1 class="govuk-heading-l">${form.isObservation ? `What somebody sees of ${named(facts)}` : `What ${named(facts)} ${isOfBoth(facts.who) ? 'think' : 'thinks'}`}</h1>
      ${alertsOf(facts)}
      ${isWorrying(voice) ? look : nothing}
      ${facts.helpedByCarer ? insetText({ text: helpedByCarerInWords(facts.form) }) : nothing}
      ${standing(facts)}
      ${together(facts)}
      ${words(facts)}
      ${facts.mayOpen ? html`<p class="govuk-body"><a class="govuk-link" href="/voices/${voice.ref}/opening">A child may be in danger, and nobody who has read it can be reached: open their words</a></p>` : nothing}
      ${openingsNote(facts.openings, facts.today)}
      ${answered(facts)}
      ${facts.covers && !facts.can.mayGather && isOpen(voice) ? whoHandsOver(facts) : nothing}
      ${history(facts)}
      ${doNow(facts)}`,
  }
}

/** "child C-1010", "foster carer AB", "foster carers AB and CD". */
const named = ({ voice, who }: ShowFacts): string =>
  voice.kind === 'child' ? `child C-${voice.childId}` : whomInWords(who)

const look = warningText({
  text: 'Something in it is to be read today. If it worries you, raise a safety alert.',
  iconFallbackText: 'Today',
})

/** What these words raised: who has been told stands there, by name. */
function alertsOf({ alerts }: ShowFacts): SafeHtml {
  return html`${alerts.map((ref) => html`<div class="hearth-alert" role="region" aria-label="Safety alert"><p class="govuk-body">They may not be safe. This raised <a class="govuk-link" href="/alerts/${ref}">safety alert ${ref}</a>: who has been told, who decides, and what you are asked first.</p></div>`)}`
}

function backFrom({ voice, hasList, piece }: ShowFacts) {
  if (hasList) return { href: '/voices', text: 'All voices' }
  if (piece) return piece
  return { href: `/households/H-${voice.householdId}`, text: `Household H-${voice.householdId}` }
}

function standing(facts: ShowFacts): SafeHtml {
  const { voice, gatherer, linkUntil, beside, today } = facts
  const chose = choosesReaders(voice)
  return summaryList({
    rows: [
      row('Where it stands', stateInWords(voice, today)),
      facts.piece !== null && {
        key: { text: 'Asked for' },
        value: { html: html`<a class="govuk-link" href="${facts.piece.href}">${facts.piece.text}</a>` },
      },
      row('Who asks them', gatherer ?? 'Nobody yet'),
      voice.way !== null && voice.method === null && row('How they will tell us', methodNames[voice.way]),
      ...formRow(facts),
      beside !== null && {
        key: { text: beside.observed ? 'Beside it' : 'Stands beside' },
        value: {
          html: html`<a class="govuk-link" href="/voices/${beside.ref}">${beside.observed ? 'What somebody sees who knows the child' : 'What the child says'}</a>`,
        },
      },
      facts.together !== null && {
        key: { text: 'In one conversation' },
        value: {
          html: html`With <a class="govuk-link" href="/voices/${facts.together.ref}">${carerInWords(facts.together)}</a>`,
        },
      },
      voice.method !== null &&
        row('How', `${methodNames[voice.method]}${voice.helper ? `, with ${voice.helper}` : ''}`),
      voice.carersName !== '' && row('They call the people who look after them', voice.carersName),
      voice.language !== 'en' && row('Language of their words', languageName(voice.language)),
      linkUntil !== null && !isAnswered(voice) && row('Link', `Open until ${inWords(londonDate(linkUntil), today)}`),
      voice.linkEnded && row('Link', 'It does not open any more. Make a new one, or ask them in another way.'),
      chose && voice.state === 'given' && row('Who may read it', shareWords(voice, today)),
    ],
  })
}

const carerInWords = ({ initials, ref }: OtherCarer): string => `foster carer ${initials || ref}`

/** Which form opens, until something has been said on it. */
function formRow({ voice, opens }: ShowFacts) {
  if (voice.kind === 'household_member' && voice.form === 'fq.hh.young' && !isAnswered(voice))
    return [row('Which form opens', `The one with faces, for ${agesInWords(opens)}`)]
  if (voice.kind !== 'child' || voice.besideId !== null || isAnswered(voice) || voice.state === 'started') return []
  const chosen = voice.formChosen ? 'chosen for this child' : 'the form of their age today'
  return [row('Which form opens', `For ${agesInWords(opens)} (${chosen})`)]
}

const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })

function shareWords(voice: Voice, today: Temporal.PlainDate): string {
  const agreed = voice.shareAgreedAt ? `. They agreed on ${inWords(londonDate(voice.shareAgreedAt), today)}` : ''
  return `${readersInWords(voice)}${agreed}`
}

/** What is written down once is kept for both; and each may want to say something that the other does not hear. */
function together({ voice, together: other, can }: ShowFacts): SafeHtml {
  if (!other || !can.mayGather) return nothing
  const otherOne = html`<a class="govuk-link" href="/voices/${other.ref}">${carerInWords(other)}</a>`
  if (voice.state === 'given')
    return insetText({
      html: html`<p class="govuk-body">This was said in one conversation, and is kept for both.</p>
        <p class="govuk-body">Each may have something to say alone. They can go on here, ${otherOne} in a form of their own. What one of them says then is theirs alone.</p>`,
    })
  return insetText({
    html: html`<p class="govuk-body">Write down here what they say while you talk with both: it is kept for both, and you need not write it again for ${otherOne}.</p>
      <p class="govuk-body">Each may have something to say alone. Ask them that without the other: by a link, which is theirs alone, or afterwards, when each can go on.</p>`,
  })
}

/** Nothing has been said yet. */
const isOpen = ({ state }: Voice): boolean => state === 'to_ask' || state === 'asked'

function words(facts: ShowFacts): SafeHtml {
  const { voice, form, said } = facts
  if (isOpen(voice) || (voice.state === 'not_given' && said.length === 0)) return nothing
  const heading = form.isObservation ? 'What was seen' : 'In their own words'
  if (!voice.mayRead)
    return html`<h2 class="govuk-heading-m">${heading}</h2><p class="govuk-body">${hiddenInWords(voice)}</p>${voice.kind === 'child' ? whoHandsOver(facts) : nothing}`
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${form.isObservation ? insetText({ text: 'Somebody who knows the child wrote this. It is not the child’s own voice, and is not counted as one.' }) : nothing}
    ${voice.state === 'started' ? html`<p class="govuk-body hearth-measure">They have not finished.${voice.isReadable ? '' : ' Until it is handed in, nobody reads it but whoever writes it.'}</p>` : nothing}
    ${voice.isReadable ? wordsList(said) : nothing}
    ${partInPiece(facts)}`
}

/** The words stay here; what others may know of them, their IRO writes where they were asked for. */
function partInPiece({ voice, can, piece }: ShowFacts): SafeHtml {
  if (voice.kind !== 'child' || voice.state !== 'given' || !piece) return nothing
  if (!can.mayGather || can.holdsVoices || isOpenToAll(voice)) return nothing
  return html`<p class="govuk-body hearth-measure">Whoever audits does not read this. In <a class="govuk-link" href="${piece.href}">${piece.within}</a> you can write what the child has heard and said yes to, or give your own grade of how they are heard.</p>`
}

/** Words do not follow a change of IRO, nor a cover: somebody hands them over by name. */
function whoHandsOver({ voice, gatherer, covers, asksChildren }: ShowFacts): SafeHtml {
  if (!covers && !asksChildren) return nothing
  const by = gatherer ? `${gatherer}, or Quality Assurance and Partnerships,` : 'Quality Assurance and Partnerships'
  if (covers)
    return html`<p class="govuk-body hearth-measure">You cover for ${voice.gatherer ?? 'their IRO'}. You see that the child was asked, and alerts; what a child says goes by cover to nobody. ${by} can hand the child over to you by name.</p>`
  return html`<p class="govuk-body hearth-measure">If you have become this child’s IRO: ${by} can hand the child over to you by name.</p>`
}

function answered({ voice, today }: ShowFacts): SafeHtml {
  if (!voice.toldAt) return nothing
  return html`<h2 class="govuk-heading-m">What happened next</h2>
    <p class="govuk-body">Told on ${momentInWords(voice.toldAt, today)}:</p>
    <blockquote class="hearth-quote">${voice.toldWords}</blockquote>`
}

/** What was chosen before, and who was asked instead of whom: for those who may read the words. */
function history({ moves: made, today }: ShowFacts): SafeHtml {
  const told = made.flatMap((move) => {
    const says = moveInWords(move, today) ?? toldAnew(made, move, today)
    return says ? [html`<li>${says}</li>`] : []
  })
  if (told.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What changed</h2><ul class="govuk-list govuk-list--bullet">${told}</ul>`
}

/** The buttons that this person has now, the likeliest first. */
function doNow({ voice, can, linkUntil, form, beside, mayJoin }: ShowFacts): SafeHtml {
  const may = (name: MoveName): boolean => judgeVoice(name, voice.state, can).allowed
  const at = `/voices/${voice.ref}`
  const together = isChildsOwn(form) ? 'Ask together with the child' : 'Write down what they say'
  return html`<form method="post" class="govuk-button-group">
    ${may('choose_way') && voice.kind !== 'worker' && !form.isObservation ? link(`${at}/way`, voice.way || voice.formChosen ? 'Change how they will tell' : moves.choose_way.label, true) : nothing}
    ${may('save') ? link(`${at}/record`, voice.kind === 'worker' ? 'Answer' : together) : nothing}
    ${may('make_link') && voice.kind !== 'worker' ? (linkUntil ? link(`${at}/link`, 'See the link, or make another', true) : post(`${at}/links`, moves.make_link.label)) : nothing}
    ${linkUntil && may('make_link') ? post(`${at}/links/withdrawal`, 'Withdraw the link') : nothing}
    ${may('ask_together') ? mayJoin.map((other) => button({ text: mayJoin.length > 1 ? `Talk with them and ${carerInWords(other)} at once` : moves.ask_together.label, name: 'with', value: other.ref, classes: 'govuk-button--secondary', preventDoubleClick: true, attributes: { formaction: `${at}/together` } })) : nothing}
    ${may('ask_alone') ? post(`${at}/together/withdrawal`, moves.ask_alone.label) : nothing}
    ${may('say_why_not') ? link(`${at}/not-given`, moves.say_why_not.label, true) : nothing}
    ${may('ask_again') ? post(`${at}/asking-again`, moves.ask_again.label) : nothing}
    ${may('answer') ? link(`${at}/answer`, voice.toldAt ? 'Change what happened next' : moves.answer.label) : nothing}
    ${may('change_share') ? link(`${at}/share`, moves.change_share.label, true) : nothing}
    ${may('record_agreement') ? link(`${at}/agreement`, isYoungAdults(voice) ? 'Record that they agreed' : moves.record_agreement.label, true) : nothing}
    ${may('ask_observer') && beside === null ? post(`${at}/observation`, moves.ask_observer.label) : nothing}
    ${may('drop_observer') || (beside !== null && !beside.observed && may('save') && isOpen(voice)) ? post(`${at}/observation/withdrawal`, moves.drop_observer.label) : nothing}
    ${may('say_language') ? link(`${at}/language`, voice.language === 'en' ? moves.say_language.label : 'Change the language of their words', true) : nothing}
    ${may('go_on') ? link(`${at}/going-on`, moves.go_on.label, true) : nothing}
    ${may('hand_over') ? link(`${at}/hand-over`, moves.hand_over.label, true) : nothing}
  </form>
  ${whyNotOn(voice, can)}
  <p class="govuk-body"><a class="govuk-link" href="/alerts/new?voice=${voice.ref}">Raise a safety alert</a></p>
  ${hasWords(voice) ? html`<p class="govuk-body"><a class="govuk-link" href="${newCorrectionHref('voice', voice.ref)}">This is about the wrong person</a></p>` : nothing}`
}

/** Whoever looks for the way to let somebody go on reads why there is none any more. */
function whyNotOn(voice: Voice, can: VoiceFacts): SafeHtml {
  const judgement = judgeVoice('go_on', voice.state, can)
  if (judgement.allowed || !judgement.mine) return nothing
  return html`<p class="govuk-body hearth-measure">Was it handed in too soon? ${judgement.because}</p>`
}

const post = (to: string, text: string): SafeHtml =>
  button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true, attributes: { formaction: to } })

const link = (href: string, text: string, secondary = false): SafeHtml =>
  button({ href, text, classes: secondary ? 'govuk-button--secondary' : undefined })

const hasWords = ({ state }: ShowFacts['voice']): boolean => state === 'started' || state === 'given'

/** What the youngest are not asked while one of the people at home helps, somebody asks without them. */
const helpedByCarerInWords = ({ questions }: FeedbackForm): string =>
  `Their foster carer helped them with this: it is about the home of whoever helped. ${
    questions.some(({ unless }) => unless)
      ? 'So they were not asked whether they feel safe, are looked after well and are listened to. '
      : ''
  }Talk with the child without them.`
