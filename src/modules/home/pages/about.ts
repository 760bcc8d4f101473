import type { PageContent } from '#platform/http/index.ts'
import { html, nothing } from '#platform/html/index.ts'

export function helpPage(): PageContent {
  return {
    title: 'Help',
    main: html`<h1 class="govuk-heading-l">Help</h1>
      <p class="govuk-body">Start at <a class="govuk-link" href="/">My work</a>. It lists what waits for you, the most pressing first; each line opens the exact step.</p>
      <h2 class="govuk-heading-m">Nothing you type is lost</h2>
      <p class="govuk-body">In an audit every answer is saved as you write, and again when you press Continue. If your connection drops or you are signed out, your words are kept and saved when you are back.</p>
      <h2 class="govuk-heading-m">Signing in</h2>
      <p class="govuk-body">An hour after you last did something you are signed out, and twelve hours after you signed in. Five minutes before, the page says so: press “Stay signed in”, or go on typing. After some wrong tries signing in makes you wait, and says for how long. If strangers try your e-mail address very often, only a browser in which you have signed in before lets you try, or one of your recovery codes: keep them where you find them without your computer.</p>
      <h2 class="govuk-heading-m">If a child may not be safe</h2>
      <p class="govuk-body">Ring 999 if a child is in danger now. Then tell your manager. On the page of a household, an audit or what somebody said, choose “Raise a safety alert”: the child’s Independent Reviewing Officer, the team manager, the service manager and Quality Assurance and Partnerships are told at once. If it is about one of them, or one of them must not read it, say so there: somebody above them is told instead.</p>`,
  }
}

export function privacyPage({ byLink }: { byLink: boolean }): PageContent {
  return {
    title: 'Privacy',
    ...(byLink ? { plain: true } : {}),
    main: html`<h1 class="govuk-heading-l">Privacy</h1>
      ${byLink ? html`<p class="govuk-body">Your browser’s Back button brings you back to your questions.</p>` : nothing}
      <p class="govuk-body">The council is responsible for what is kept here. It is kept to see that children in foster care are safe, heard and doing well, which is the council’s public task.</p>
      <p class="govuk-body">Only people whose work needs it can see a case, and every look at a case is recorded. What a child says is read by their Independent Reviewing Officer and the quality team, and by others only as the child chose, unless somebody is not safe.</p>
      <p class="govuk-body">Cookies are used only to keep you signed in, to know a browser in which you have signed in before (for 180 days), to find your place behind a link that you were given, and to carry one sentence, such as “It is saved”, and which form was sent, to the next page. None of them follows you anywhere else.</p>
      <p class="govuk-body">If you have an account, what you typed and have not sent yet is kept on your device. It is locked: nobody else who uses the device can read it. It goes when it is sent, when you sign out, and after seven days. If you came by a link that you were given, nothing of what you write is kept on the device.</p>
      <p class="govuk-body">You can ask the council what it holds about you, ask for mistakes to be put right, and complain. It must tell you within 30 days that it has your complaint.</p>`,
  }
}
