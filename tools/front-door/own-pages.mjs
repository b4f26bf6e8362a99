const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Whether a request comes from a page of this front door, or from no page at all. A site that points a name of its own at
 * this machine (DNS rebinding) is told by the name; one that posts here from its own address by what the browser says.
 */
export function fromOwnPage({ method, headers }) {
  const address = `http://${headers.host}`
  if (!URL.canParse(address) || !OWN_NAMES.has(new URL(address).hostname)) return false
  if (['GET', 'HEAD'].includes(method)) return true
  const site = headers['sec-fetch-site']
  if (site) return ['same-origin', 'none'].includes(site)
  return headers.origin === undefined || headers.origin === address
}
