import { type Contacts, telHref } from '#modules/people/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'

/** What is kept here and why, who answers for it, and how somebody complains: from what the council has set. */
export function privacyPage(contacts: Contacts): PageContent {
  const { councilName, noticeLink, retentionWords } = contacts
  const council = councilName ?? 'the council'
  return {
    title: 'Privacy',
    main: html`<h1 class="govuk-heading-l">Privacy</h1>
      <p class="govuk-body"><a class="govuk-link" href="/privacy/for-children">If you are a child or a young person: the same for you</a></p>
      <h2 class="govuk-heading-m">Who is responsible</h2>
      <p class="govuk-body">${councilName ? html`${councilName} is` : 'The council is'} responsible for what is kept here.${noticeLink ? html` Its own <a class="govuk-link" href="${noticeLink}" rel="noreferrer">privacy notice</a> says more.` : nothing}</p>
      ${whomToAsk(contacts)}
      <h2 class="govuk-heading-m">Why it is kept, and what allows it</h2>
      <p class="govuk-body">It is kept to see that children in foster care are safe, heard and doing well. Looking after children and protecting them is a task that the law gives to the council, and that is what allows it: nobody’s consent is needed, and it is not asked for. What is sensitive, such as health, faith or what a child has been through, is kept only where care and safety need it.</p>
      <p class="govuk-body">It comes from the council’s own records, from those who work with the child and the household, and from what children, carers and families say themselves.</p>
      <h2 class="govuk-heading-m">Who sees it</h2>
      <p class="govuk-body">Only people whose work needs it can see what is kept about a child or a household, and every look is recorded. What a child says is read by their Independent Reviewing Officer and the quality team, and by others only as the child chose, unless somebody is not safe.</p>
      <p class="govuk-body">Outside the council it goes to others only where the law wants it or a child has to be protected: to inspectors, to courts, to the police, to health services and to other councils. Nothing is sold, and nothing leaves for advertising.</p>
      <p class="govuk-body">Hearth works out what the grades of the sections point to. That is a suggestion: a person decides, and no decision about anybody is made by a machine.</p>
      <h2 class="govuk-heading-m">How long it is kept</h2>
      <p class="govuk-body">${retentionWords ?? (noticeLink ? 'As long as the law wants records of children in care and of foster carers to be kept: the council’s notice says how long that is.' : 'As long as the law wants records of children in care and of foster carers to be kept.')}</p>
      <h2 class="govuk-heading-m">What you can ask for</h2>
      <p class="govuk-body">You can ask ${council} what it holds about you, ask for mistakes to be put right, object, and ask that something is not used meanwhile.</p>
      <h2 class="govuk-heading-m">If you want to complain</h2>
      <p class="govuk-body">Complain to ${council} first${contacts.councilEmail ? html`, at ${mail(contacts.councilEmail)}` : nothing}. It must tell you within 30 days that it has your complaint, look into it without delay, and tell you what came of it.</p>
      <p class="govuk-body">You can also complain to the regulator, the Information Commissioner, at any time: <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">ico.org.uk</a>.</p>
      ${onDevices()}`,
  }
}

function whomToAsk({ councilEmail, officerName, officerEmail }: Contacts): SafeHtml {
  if (!councilEmail && !officerEmail)
    return html`<p class="govuk-body">Ask whoever gave you your account or your link whom you can write to.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">
    ${councilEmail ? html`<li>Questions about privacy: ${mail(councilEmail)}</li>` : nothing}
    ${officerEmail ? html`<li>${officerName ? upperFirst(officerName) : 'The data protection officer'}: ${mail(officerEmail)}</li>` : nothing}
  </ul>`
}

const mail = (address: string): SafeHtml =>
  html`<a class="govuk-link govuk-!-text-break-word" href="mailto:${address}">${address}</a>`

const onDevices = (): SafeHtml => html`<h2 class="govuk-heading-m">On your computer or telephone</h2>
      <p class="govuk-body">Cookies are used only to keep you signed in, to know a browser in which you have signed in before (for 180 days), to find your place behind a link that you were given, and to carry one sentence, such as “It is saved”, and which form was sent, to the next page. None of them follows you anywhere else.</p>
      <p class="govuk-body">If you have an account, what you typed and have not sent yet is kept on your device. It is locked: nobody else who uses the device can read it. It goes when it is sent, when you sign out, and after seven days. If you came by a link that you were given, nothing of what you write is kept on the device.</p>`

/** The same for a child who reads it alone: short sentences, what is asked of nobody else. */
export function childrensPrivacyPage({
  councilName,
  councilEmail,
  advocateName,
  advocateTelephone,
}: Contacts): PageContent {
  const council = councilName ?? 'the council'
  return {
    title: 'Your privacy',
    main: html`<h1 class="govuk-heading-l">Your privacy</h1>
      <p class="govuk-body">This is for you if you are a child or a young person in foster care.</p>
      <h2 class="govuk-heading-m">What we keep</h2>
      <p class="govuk-body">We keep what you tell us here. We also keep what people write who look at how you are cared for.</p>
      <h2 class="govuk-heading-m">Why</h2>
      <p class="govuk-body">It is our job to see that you are safe, that you are listened to and that things go well for you. The law says so. ${councilName ? html`${councilName} looks` : 'The council looks'} after what is kept.</p>
      <h2 class="govuk-heading-m">Who reads it</h2>
      <p class="govuk-body">Your reviewing officer and a small team read what you say. You choose who else may read it.</p>
      <p class="govuk-body">If you or somebody else is not safe, we have to tell people who can help. Each time somebody looks, it is written down.</p>
      <h2 class="govuk-heading-m">What you can do</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Ask to see what we keep about you.</li>
        <li>Tell us when something is wrong. We will put it right.</li>
        <li>Say that you are not happy with us. We must answer within 30 days that we have heard you.</li>
      </ul>
      <p class="govuk-body">Ask any grown-up whom you trust to help you${advocateName && advocateTelephone ? html`, or ring ${advocateName} (they are on your side): <a class="govuk-link" href="${telHref(advocateTelephone)}">${advocateTelephone}</a>` : nothing}.${councilEmail ? html` Or write to ${mail(councilEmail)}.` : nothing}</p>
      <p class="govuk-body">There are people outside ${council} who make sure that everybody keeps to the rules. They are called the Information Commissioner: <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">ico.org.uk</a>.</p>
      <h2 class="govuk-heading-m">On this phone or computer</h2>
      <p class="govuk-body">Nothing that you write stays on it. Nothing here follows you around.</p>
      <p class="govuk-body"><a class="govuk-link" href="/privacy">The long version, for grown-ups</a></p>`,
  }
}
