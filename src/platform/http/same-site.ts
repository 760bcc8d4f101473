/** Whether a request that changes something may have been sent by another site's page. Browsers say where a request
 * comes from (Sec-Fetch-Site, else Origin); a request that says neither is no browser's, and carries no cookie of a
 * person who was tricked. No token in the form: so a form survives an expired session with its words
 * (docs/decisions/0006). `own` is the address at which people reach Hearth, where that is settled: behind a proxy the Host
 * header may name a machine that no browser knows. Else `host`, the Host header, says it. */
export function isCrossSite(headers: {
  site?: string | undefined
  origin?: string | undefined
  host?: string | undefined
  own?: string | undefined
}): boolean {
  if (headers.site) return headers.site !== 'same-origin' && headers.site !== 'none'
  if (!headers.origin) return false
  if (!URL.canParse(headers.origin)) return true
  const from = new URL(headers.origin)
  return headers.own === undefined ? from.host !== headers.host : from.origin !== new URL(headers.own).origin
}
