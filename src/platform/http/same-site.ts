/** Whether a request that changes something may have been sent by another site's page. Browsers say where a request
 * comes from (Sec-Fetch-Site, else Origin); a request that says neither is no browser's, and carries no cookie of a
 * person who was tricked. No token in the form: so a form survives an expired session with its words
 * (docs/decisions/0006). `host` is the Host header. */
export function isCrossSite(headers: {
  site?: string | undefined
  origin?: string | undefined
  host?: string | undefined
}): boolean {
  if (headers.site) return headers.site !== 'same-origin' && headers.site !== 'none'
  if (!headers.origin) return false
  return URL.canParse(headers.origin) ? new URL(headers.origin).host !== headers.host : true
}
