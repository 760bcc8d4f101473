import type { Sight } from '#modules/evidence/index.ts'
import type { Fetched } from './channels.ts'

/** What may be known of a piece beside whoever sees it, by its class: where it stands, and how to leave it out. */
export type Beside = {
  may: string
  at: RegExp
  /** What stands there of it. */
  says: RegExp
}

export const beside: Readonly<Record<Exclude<Sight, 'restricted' | 'sealed'>, readonly Beside[]>> = {
  // Seen by everybody who is signed in.
  open: [],
  // Seen with the household by whoever sees that, and by nobody else at all.
  household: [],
  worker: [
    {
      may: 'that a visit to a household was observed, and when, to whoever sees the household',
      at: /^\/households\/H-\d+$/,
      says: /<li[^>]*>(?:(?!<\/li>)[^])*(A visit was observed|Observed visits)[^]*?<\/li>|\d+ entries/g,
    },
    {
      may: 'when each worker was last observed, to those who plan it',
      at: /^\/observations\/rota(\.csv)?$/,
      says: /<tr[^>]*>(?:(?!<\/tr>)[^])*Person fsw-1[^]*?<\/tr>|"Person fsw-1"[^\r\n]*[\r\n]*|\d+ had no observed visit[^.]*\./g,
    },
    {
      may: 'how many were planned and done in a month, by the agreed year too, and what was seen of five or more, to whoever reads the month',
      at: /^\/month$/,
      says: /\d+ of \d+ (planned|workers)|standing=\w+">\d+</g,
    },
    {
      may: 'what a child said, to Quality Assurance and Partnerships and to the child’s own officer',
      at: /^\/voices\/heard$/,
      says: /<p class="govuk-body">Nothing was written down[^]*?<\/p>|<p[^>]*>(?:(?!<\/p>)[^])*(a child|children) spoke<\/p>|<section class="hearth-voice">[^]*?<\/section>/g,
    },
    {
      may: 'what a visit teaches about the service, and that a child spoke, of a month and without a name, to whoever reads the month',
      at: /^\/what-we-know/,
      says: /<main[^]*?<\/main>/g,
    },
    {
      may: 'that a child’s words wait to be read, to those to whom they go',
      at: /^\/work\/\w+$/,
      says: /<li class="hearth-work__item">(?:(?!<\/li>)[^])*said on a visit[^]*?<\/li>|\d+ pieces? of work/g,
    },
    {
      may: 'the same on the first page: what comes first, and how much there is',
      at: /^\/$/,
      says: /<h2 class="govuk-heading-m">What comes first[^]*?<\/ul>|<ul class="hearth-work-groups"[^]*?<\/ul>/g,
    },
  ],
  child_words: [],
  anonymous: [],
}

/** The page without what may be seen beside the class. Statements stay: how many it takes must not hang on there being one. */
export const withoutWhatMayBeSeen =
  (sight: keyof typeof beside) =>
  (given: Fetched, path: string): Fetched =>
    beside[sight]
      .filter(({ at }) => at.test(path))
      .reduce(
        (fetched, { says }) => ({
          ...fetched,
          text: fetched.text.replaceAll(says, '').replaceAll(/\s+/g, ' ').replaceAll('> <', '><'),
        }),
        given,
      )
