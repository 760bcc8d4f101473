/** The cookie by which a browser is known to somebody. One browser may serve several people, so it holds some tokens. */
export const deviceCookie = 'hearth_device'

/** A browser that nobody has signed in with for this long is forgotten. */
export const deviceDays = 180
const mostPeople = 6

/** The tokens in the cookie, newest first. Anything else that stands there is no token. */
export function tokensIn(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('.')
    .filter((token) => /^[\w-]{43}$/.test(token))
    .slice(0, mostPeople)
}

/** The cookie with one more token, in place of the oldest when there are too many. */
export function withToken(cookie: string | undefined, token: string): string {
  return [token, ...tokensIn(cookie).filter((other) => other !== token)].slice(0, mostPeople).join('.')
}
