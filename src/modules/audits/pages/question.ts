import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import { type Field, type OfTheForm, questionField as anyQuestion } from '#modules/forms/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { ofTheTool } from '../answers.ts'
import { workersView } from '../together.ts'
import { evidencePrefix } from '../tool.ts'

const ofTheToolOnPage: OfTheForm = {
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

/** One question of the audit tool, as it is filled in. */
export const questionField = (field: Omit<Field, 'of'>): SafeHtml => anyQuestion({ ...field, of: ofTheToolOnPage })
