import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import { ofTheTool } from '#framework/a2-audit-tool/answers.ts'
import { workersView } from '#framework/a2-audit-tool/together.ts'
import { evidencePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import type { OfTheForm } from '#modules/forms/index.ts'

/** What the audit tool says of its questions where the language of forms is silent. */
export const asksOfTheTool: OfTheForm = {
  ...ofTheTool,
  isShort: ({ key }) => key.startsWith(evidencePrefix),
  wordsAsked: ({ key }) =>
    key === workersView
      ? {
          label: 'What do you see differently?',
          hint: 'In your own words. They are read with the audit, by the moderator and both managers too.',
        }
      : undefined,
  broughtFrom: (question) => {
    const brought = broughtInto(question)
    return brought ? facts[brought.fact].says : 'From the last audit'
  },
}
