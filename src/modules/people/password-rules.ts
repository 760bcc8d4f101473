import { isBreached, withoutLookAlikes } from './breached-passwords.ts'

/** Shortest password. Length is what makes one hard to guess; so no rules about capitals and digits (NCSC). */
export const shortestPassword = 12
const longestPassword = 200

/** Why this is not a good password, in a sentence that says how to mend it; undefined when it is good enough. */
export function passwordMistake(password: string, about: { name: string; email: string }): string | undefined {
  if (password === '') return 'Choose a password'
  if ([...password].length < shortestPassword)
    return `Use ${shortestPassword} characters or more: three random words make a good password`
  if (password.length > longestPassword) return `Use ${longestPassword} characters or fewer`
  if (isPlain(password)) return 'That password is among the first that a stranger would try: use three random words'
  if (isBreached(password))
    return 'That password, or most of it, is on a list of stolen passwords that strangers try first: use three random words'
  if (partsOf(about).some((part) => password.toLowerCase().includes(part))) {
    return 'Leave your name and your e-mail address out of your password'
  }
  return undefined
}

/** A well-known word or keyboard run with digits and marks around it, or the same few letters over and over. */
function isPlain(password: string): boolean {
  const core = password.toLowerCase().replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  const letters = withoutLookAlikes(core).replaceAll(/[^a-z]/g, '')
  const withoutWords = commonWords.reduce((rest, word) => rest.replaceAll(word, ''), letters)
  return withoutWords.length < 4 || new Set(password.toLowerCase()).size < 5
}

/** Words that lists of stolen passwords are full of, and those of this work; longer ones first, as they are taken out in turn. */
const commonWords = [
  ...['qwertyuiop', 'asdfghjkl', 'administrator', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', 'abcdefghijkl', 'abcdefgh'],
  ...['socialworker', 'safeguarding', 'passphrase', 'fostering', 'liverpool', 'manchester', 'christmas', 'different'],
  ...[
    'password',
    'trustno',
    'superman',
    'sunshine',
    'princess',
    'football',
    'baseball',
    'iloveyou',
    'starwars',
    'computer',
  ],
  ...['chocolate', 'september', 'november', 'december', 'february', 'changeme', 'children', 'whatever', 'michelle'],
  ...['letmein', 'welcome', 'charlie', 'arsenal', 'chelsea', 'january', 'october', 'council', 'service', 'england'],
  ...['fluffy', 'dragon', 'monkey', 'shadow', 'master', 'killer', 'london', 'summer', 'winter', 'autumn', 'spring'],
  ...['qwerty', 'asdfgh', 'zxcvbn', 'abcdef', 'secret', 'foster', 'hearth', 'dorset', 'carers', 'father', 'mother'],
  ...[
    'hello',
    'admin',
    'login',
    'april',
    'march',
    'august',
    'july',
    'june',
    'carer',
    'child',
    'social',
    'worker',
    'work',
  ],
  ...[
    'qwer',
    'asdf',
    'zxcv',
    'qaz',
    'wsx',
    'edc',
    'abc',
    'test',
    'pass',
    'love',
    'user',
    'the',
    'my',
    'is',
    'one',
    'two',
  ],
]

/** A council's own name is mostly the domain of its people's addresses. */
function partsOf({ name, email }: { name: string; email: string }): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const words = [...name.toLowerCase().split(/\s+/), local, ...domain.split('.').slice(0, -1)]
  return words.filter((part) => part.length > 3)
}
