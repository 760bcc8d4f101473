import { button, face, html, insetText, nothing, readAloud, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Form, type FormQuestion, topicOf } from '../form.ts'
import { childFollowUp, childQuestion, clashNote, type Filled } from './question.ts'

/** Where a page of a link stands: its form, its address ("/say/7k2m-…") and until when it opens, in words. */
export type Place = { form: Form; at: string; until: string }

/** The first page: who will read it comes before everything else. */
export function childWelcome({ form, at }: Place, { begun, next }: { begun: boolean; next: string }): PageContent {
  return childPage(
    begun ? 'Welcome back' : form.title,
    html`
    <div id="read" class="hearth-welcome">
      ${face('happy')}
      <h1 class="govuk-heading-xl">${begun ? 'Welcome back' : form.title}</h1>
      ${begun ? html`<p class="govuk-body">What you said before is saved. You can go on where you were.</p>` : nothing}
      ${sentencesOf(form.intro).map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
      <p class="govuk-body">${form.safety}</p>
    </div>
    ${readAloud('read')}
    <p>${button({ text: begun ? 'Go on' : 'Start', href: `${at}/${next}`, classes: 'hearth-big-button' })}</p>
    <p class="govuk-body">You do not have to. You can also just close this page.</p>
    ${tellSomeone(form)}`,
  )
}

/** One question, with how far along it is. */
export function childQuestionPage(place: Place, filled: Filled): PageContent {
  const { form, at } = place
  const number = form.questions.indexOf(filled.question) + 1
  return childPage(
    `Question ${number} of ${form.questions.length}`,
    html`
    ${howFar(number, form.questions.length)}
    ${posting(`${at}/${topicOf(filled.question)}`, filled, childQuestion(filled))}
    ${tellSomeone(form)}`,
    backTo(place, number),
  )
}

/** What follows an answer such as "not really": in their own words, or not at all. */
export function childFollowUpPage(place: Place, filled: Filled): PageContent {
  const { form, at } = place
  const topic = topicOf(filled.question)
  return childPage(
    'Tell us more, if you want to',
    html`
    ${posting(`${at}/${topic}/more`, filled, childFollowUp(filled))}
    ${tellSomeone(form)}`,
    `${at}/${topic}`,
  )
}

/** Right after an answer that worries us, and only then: what will happen now, said kindly. */
export function childHeardPage({ form, at }: Place, next: string): PageContent {
  return childPage(
    'Thank you for telling us',
    html`
    <div id="read">
      <h1 class="govuk-heading-xl">Thank you for telling us</h1>
      <p class="govuk-body">You did the right thing. What you said matters.</p>
      <p class="govuk-body">The people who read this know about it now. One of them will talk with you soon, and with you first.</p>
      <p class="govuk-body">If you want to talk to someone straight away:</p>
      ${people(form)}
    </div>
    ${readAloud('read')}
    <p>${button({ text: 'Go on', href: `${at}/${next}` })}</p>`,
  )
}

/** After the last question, or after "Stop here". */
export function childEndPage(
  { form, at, until }: Place,
  { stopped, back }: { stopped: boolean; back: string },
): PageContent {
  const title = stopped ? 'You can stop here' : 'That was the last question'
  return childPage(
    title,
    html`
    <div id="read">
      <h1 class="govuk-heading-xl">${title}</h1>
      <p class="govuk-body">${stopped ? 'That is fine. What you said up to now is saved.' : 'Well done. What you said is saved.'}</p>
      <p class="govuk-body">If you are finished, press the button. Then this link will not show what you said to anyone.</p>
    </div>
    ${readAloud('read')}
    <form method="post" action="${at}/finished">${button({ text: 'I am finished', preventDoubleClick: true })}</form>
    <p class="govuk-body">Or <a class="govuk-link" href="${at}/${back}">go back</a>, or come back another day: this link works until ${until}.</p>
    ${tellSomeone(form)}`,
  )
}

/** What a link shows from then on: nothing of what was said. */
export function childThanksPage({ form }: Pick<Place, 'form'>): PageContent {
  return childPage(
    'What happens next',
    html`
    <div id="read" class="hearth-welcome">
      ${face('happy')}
      <h1 class="govuk-heading-xl">Thank you</h1>
      <h2 class="govuk-heading-l">What happens next</h2>
      <p class="govuk-body">${form.next.replace(/^Thank you[.!] */, '')}</p>
      <h2 class="govuk-heading-l">If you want to tell someone something now</h2>
      ${people(form)}
    </div>
    ${readAloud('read')}`,
  )
}

function childPage(title: string, main: SafeHtml, back?: string): PageContent {
  return { title, main, plain: true, bodyClasses: 'hearth-child', ...(back ? { backLink: { href: back } } : {}) }
}

function posting(action: string, filled: Filled, fields: SafeHtml): SafeHtml {
  const { question, said, typed } = filled
  return html`<form method="post" action="${action}" novalidate autocomplete="off">
      ${typed && said ? clashNote(question, said) : nothing}
      <div id="read">${fields}</div>
      ${drawing(question)}
      ${readAloud('read')}
      <div class="govuk-button-group hearth-say-buttons">
        ${button({ text: 'Next', name: 'then', value: 'next', preventDoubleClick: true })}
        ${button({ text: 'Skip', name: 'then', value: 'skip', classes: 'govuk-button--secondary' })}
        ${button({ text: 'Stop here', name: 'then', value: 'stop', classes: 'govuk-button--secondary' })}
      </div>
    </form>`
}

/** The youngest may draw; whoever sits with them writes down what the picture says. */
function drawing(question: FormQuestion): SafeHtml {
  if (question.kind !== 'text' || !question.key.startsWith('fq.yp1.')) return nothing
  return insetText({
    text: 'Did you draw it? Your helper can write here what your picture shows, in your words, and give the picture to your reviewing officer.',
  })
}

/** One thought a line: easier to listen to, and to read on a phone. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) /)

function howFar(number: number, of: number): SafeHtml {
  const dots = Array.from(
    { length: of },
    (_, at) => html`<li class="hearth-steps__step${at < number ? ' hearth-steps__step--done' : ''}"></li>`,
  )
  return html`<p class="govuk-body hearth-how-far">Question ${number} of ${of}</p><ol class="hearth-steps" aria-hidden="true">${dots}</ol>`
}

function backTo({ form, at }: Place, number: number): string {
  const before = form.questions[number - 2]
  return before ? `${at}/${topicOf(before)}` : at
}

function tellSomeone(form: Form): SafeHtml {
  return html`<details class="govuk-details hearth-tell"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">I want to tell someone something now</span></summary>
    <div class="govuk-details__text">${people(form)}</div></details>`
}

export function people({ tell }: Form): SafeHtml {
  return html`<ul class="govuk-list govuk-list--bullet">${tell.map(({ who, how }) => html`<li><strong>${who}.</strong> ${how}</li>`)}</ul>`
}
