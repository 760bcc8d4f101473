import { html, nothing, type SafeHtml } from '#platform/html/index.ts'

/** Languages that people here speak, by the short names that browsers and screen readers know (BCP 47): English, then Welsh, then by name. */
const names = {
  en: 'English',
  cy: 'Welsh',
  sq: 'Albanian',
  am: 'Amharic',
  ar: 'Arabic',
  bn: 'Bengali',
  bg: 'Bulgarian',
  zh: 'Chinese',
  cs: 'Czech',
  prs: 'Dari',
  nl: 'Dutch',
  fr: 'French',
  de: 'German',
  el: 'Greek',
  gu: 'Gujarati',
  hi: 'Hindi',
  hu: 'Hungarian',
  it: 'Italian',
  ku: 'Kurdish',
  lv: 'Latvian',
  lt: 'Lithuanian',
  ne: 'Nepali',
  ps: 'Pashto',
  fa: 'Persian',
  pl: 'Polish',
  pt: 'Portuguese',
  pa: 'Punjabi',
  ro: 'Romanian',
  rom: 'Romani',
  ru: 'Russian',
  sk: 'Slovak',
  so: 'Somali',
  es: 'Spanish',
  sw: 'Swahili',
  ta: 'Tamil',
  ti: 'Tigrinya',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  vi: 'Vietnamese',
  yo: 'Yoruba',
} as const
export type Language = keyof typeof names

export const languages = Object.keys(names) as readonly Language[]
export const languageName = (language: Language): string => names[language]

/** Marks words as being in a language, so that they are read aloud in it and run the way that it is written; English ones need nothing (WCAG 3.1.2). */
export const inLanguage = (language: Language): SafeHtml =>
  language === 'en' ? nothing : html` lang="${language}" dir="auto"`
