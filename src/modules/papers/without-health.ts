/** Sentences in which somebody's health may stand are left out of a draft: it is nobody's to be praised for, and no paper's. */
export const withoutHealth = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(/(?<=[.!?])\s+/)
        .filter((sentence) => !health.test(sentence))
        .join(' '),
    )
    .filter(Boolean)
    .join('\n')

const health =
  /\b(health\w*|dent(ist|al)\w*|doctors?|GPs?|hospital\w*|nurses?|medic\w*|ill|illness\w*|diagnos\w*|asthma\w*|epilep\w*|diabet\w*|autis\w*|ADHD|CAMHS|therap\w*|counsell\w*|immunis\w*|vaccin\w*|opticians?|glasses|self-harm\w*|eating disorders?|anxiety|depress\w*|inhalers?|allerg\w*)\b/i
