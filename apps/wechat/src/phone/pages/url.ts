import { resolvePath } from '../paths.js'

/** A page's address as the bundle names it: `/pages/join/index?t=abc`. */
export interface PageAddress {
  route: string
  query: Record<string, string>
}

/** Relative addresses are resolved against `from`. Values stay as they are written: WeChat does not decode them. */
export function parseAddress(url: string, from = ''): PageAddress {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const text = mark < 0 ? '' : url.slice(mark + 1)
  const query: Record<string, string> = {}
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    if (equals < 0) query[pair] = ''
    else query[pair.slice(0, equals)] = pair.slice(equals + 1)
  }
  return { route: resolvePath(from, path), query }
}

/** All pages of the main package and the subpackages. */
export function allRoutes(app: {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}): Set<string> {
  const packages = app.subPackages ?? app.subpackages ?? []
  const nested = packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))
  return new Set([...app.pages, ...nested])
}
