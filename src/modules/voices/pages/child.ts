import { isWords } from '#framework/forms/choices.ts'
import {
  button,
  details,
  face,
  html,
  insetText,
  nothing,
  readAloud,
  type SafeHtml,
  savedLine,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Question, topicOf } from '../form.ts'
import { sentencesOf } from '../words.ts'
import { childFollowUp, childQuestion, clashNote, enterChoosesNothing, type Filled, isShown } from './question.ts'
import {
  changedTheirMind,
  enterSaves,
  type Place,
  saidNothing,
  sayPage,
  whatHearthIs,
  whatItCannotDo,
} from './say-page.ts'
import { atNight, atNightInShort, pressToTell, tellSomeone } from './tell.ts'

/** What somebody finds when they open their link: whether they have begun, where they go on, and whether pictures were chosen. */
export type Begun = { begun: boolean; next: string; mark: 'none' | 'asked for' | 'known' }

/** The first page: who will read it, and who is told what, comes before everything else. */
export function childWelcome(place: Place, { begun, next, mark }: Begun): PageContent {
  const { form, at, promise } = place
  const first = mark === 'none' && !begun ? 'picture' : next
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
      <div class="hearth-welcome">
      ${face('happy')}
      <h1 class="govuk-heading-xl">${begun ? 'Welcome back' : form.title}</h1>
      ${begun ? html`<p class="govuk-body">What you said before is saved. You can go on where you were.</p>` : nothing}
      ${[...sentencesOf(form.intro), ...promise].map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
    </div>
    ${atNight(place)}
    <p>${button({ text: begun ? 'Go on' : 'Start', href: `${at}/${first}`, classes: 'hearth-big-button' })}</p>
    ${begun ? seeAgain(at, mark) : nothing}
    ${whatHearthIs}
    <p class="govuk-body">You do not have to. You can also just close this page.</p>
    ${tellSomeone(place)}
    ${details({ summaryText: 'Who may see that you were here', html: whatItCannotDo })}`,
  )
}

function seeAgain(at: string, mark: Begun['mark']): SafeHtml {
  if (mark === 'known') return nothing
  const words =
    mark === 'asked for'
      ? 'Show me what I said before'
      : 'Choose a colour and a picture, so that you, and only you, see what you say from now on'
  return html`<p class="govuk-body"><a class="govuk-link" href="${at}/picture">${words}</a></p>`
}

/** One question, with how far along it is. */
export function childQuestionPage(place: Place, filled: Filled): PageContent {
  const { form, at } = place
  const number = form.questions.indexOf(filled.question) + 1
  const topic = topicOf(filled.question)
  return sayPage(
    place,
    `Questions, ${number} of ${form.questions.length}`,
    html`
    ${atNightInShort(place)}
    ${howFar(number, form.questions.length)}
    ${posting(place, { action: `${at}/${topic}`, step: topic, last: number === form.questions.length }, filled, childQuestion(filled))}`,
  )
}

/** What follows an answer such as "not really": in their own words, or not at all. */
export function childFollowUpPage(place: Place, filled: Filled): PageContent {
  const { form, at } = place
  const topic = topicOf(filled.question)
  const number = form.questions.indexOf(filled.question) + 1
  return sayPage(
    place,
    `Questions, ${number} of ${form.questions.length}`,
    html`
    ${howFar(number, form.questions.length)}
    ${posting(place, { action: `${at}/${topic}/more`, step: `${topic}/more`, last: number === form.questions.length }, filled, childFollowUp(filled))}`,
  )
}

/** Right after an answer that worries us, and only then: what happens now, said kindly, and nothing that nobody can keep. */
export function childHeardPage(place: Place, next: string): PageContent {
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
      <div>
      <h1 class="govuk-heading-xl">Thank you for telling us</h1>
      <p class="govuk-body">You did the right thing. What you said matters.</p>
      <p class="govuk-body">The people whose job is to keep you safe have been told that you said something important. Somebody will want to talk with you.</p>
    </div>
    ${atNight(place)}
    <p>${button({ text: 'Go on', href: `${place.at}/${next}` })}</p>
    <h2 class="govuk-heading-l">If you want to talk to someone straight away</h2>
    ${pressToTell(place)}`,
  )
}

/** After the last question was passed over, or after "Stop here". */
export function childEndPage(place: Place, { stopped, back }: { stopped: boolean; back: string }): PageContent {
  const { at, until } = place
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
      <div>
      <h1 class="govuk-heading-xl">${stopped ? 'You can stop here' : 'That was the last question'}</h1>
      <p class="govuk-body">${stopped ? 'That is fine. What you said up to now is saved.' : 'Well done. What you said is saved.'}</p>
      <p class="govuk-body">If you are finished, press the button. Then this link will not show what you said to anyone.</p>
    </div>
    <form method="post" action="${at}/finished">${button({ text: 'I am finished', preventDoubleClick: true })}</form>
    <p class="govuk-body">Or <a class="govuk-link" href="${at}/${back}">go back</a>, or come back another day: your link works until ${until}.</p>
    ${tellSomeone(place, { back })}`,
  )
}

/** Whether anything was said at all, and by when they should hear what came of it. */
export type Heard = { said: boolean; hearsBy?: string | undefined }

/** What a link shows from then on: nothing of what was said. */
export function childThanksPage(place: Place, { hearsBy, said }: Heard): PageContent {
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
      <div class="hearth-welcome">
      ${face('happy')}
      <h1 class="govuk-heading-xl">Thank you</h1>
      ${
        said
          ? html`<h2 class="govuk-heading-l">What happens next</h2>
      <p class="govuk-body">${place.form.next.replace(/^Thank you[.!] */, '')}</p>`
          : saidNothing
      }
      ${said ? changedTheirMind : nothing}
      ${hearsBy ? html`<p class="govuk-body">You should hear by ${hearsBy}. If you do not, ask your reviewing officer or an advocate: you may complain, too.</p>` : nothing}
    </div>
    <h2 class="govuk-heading-l">If you want to tell someone something now</h2>
    ${atNight(place)}
    ${pressToTell(place)}`,
  )
}

type Posting = { action: string; step: string; last: boolean }

function posting(place: Place, { action, step, last }: Posting, filled: Filled, fields: SafeHtml): SafeHtml {
  const { question, said, typed } = filled
  return html`<form method="post" action="${action}" novalidate autocomplete="off" data-say>
      ${typed && said ? html`${enterChoosesNothing}${clashNote(question, said)}` : nothing}
      ${readAloud()}
      <div>${fields}</div>
      ${drawing(question)}
      ${last ? html`<p class="govuk-body">This is the last question. When you press “I am finished”, your link does not show what you said any more.</p>` : nothing}
      ${savedLine()}
      ${last ? enterSaves : nothing}
      <div class="govuk-button-group hearth-say-buttons">
        ${button({ text: last ? 'I am finished' : 'Next', name: 'then', value: last ? 'finish' : 'next', preventDoubleClick: true })}
        ${button({ text: 'Back', name: 'then', value: 'back', classes: 'govuk-button--secondary' })}
        ${button({ text: 'Skip', name: 'then', value: 'skip', classes: 'govuk-button--secondary' })}
        ${button({ text: 'Stop here', name: 'then', value: 'stop', classes: 'govuk-button--secondary' })}
        ${isShown(said) ? button({ text: 'Take back what I said here', name: 'then', value: 'take-back', classes: 'govuk-button--secondary' }) : nothing}
      </div>
      ${atNight(place)}
      ${tellSomeone(place, { inForm: true, back: step })}
    </form>`
}

/** The youngest may draw; whoever sits with them writes down what the picture says. */
function drawing(question: Question): SafeHtml {
  if (!isWords(question) || !question.key.startsWith('fq.yp1.')) return nothing
  return insetText({
    text: 'Did you draw it? Your helper can write here what your picture shows, in your words, and give the picture to your reviewing officer.',
  })
}

function howFar(number: number, of: number): SafeHtml {
  const dots = Array.from(
    { length: of },
    (_, at) => html`<li class="hearth-steps__step${at < number ? ' hearth-steps__step--done' : ''}"></li>`,
  )
  return html`<p class="govuk-body hearth-how-far">Question ${number} of ${of}</p><ol class="hearth-steps" aria-hidden="true">${dots}</ol>`
}
