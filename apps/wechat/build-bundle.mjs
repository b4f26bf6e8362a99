/** Compiles a shipped mini program (`dist/weapp`) into one script and one style for the phone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

// The compiler is a WebAssembly module that comes as CommonJS.
const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

/** What WeChat hands to every script of a mini program, in this order. */
const GIVEN = [
  ...['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'],
  // A phone has a clock of its own.
  ...['global', 'globalThis', 'Date'],
]

/** What a browser has and a phone's logic layer does not: undefined for every script, so that a leak shows here. */
const ABSENT = [
  ...['window', 'self', 'top', 'parent', 'frames', 'document', 'location', 'history', 'navigator', 'screen'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
  ...['Headers', 'Request', 'Response', 'FormData', 'URL', 'URLSearchParams', 'Blob', 'File', 'FileReader'],
  ...['AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'performance'],
  ...['alert', 'confirm', 'prompt', 'open', 'Image', 'Node', 'Element', 'HTMLElement', 'Event', 'CustomEvent'],
  ...['EventTarget', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'BroadcastChannel'],
  ...['MessageChannel', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame'],
]

/** Compiler warnings from this level on are printed. */
const WARNING_LEVEL = 3

/**
 * @param {string} weapp path of the built mini program
 * @returns {{script: string, style: string, problems: string[]}}
 */
export function compileBundle(weapp) {
  const files = readdirSync(weapp, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file !== 'project.config.json')
  const read = (file) => readFileSync(path.join(weapp, file), 'utf8')
  const withEnding = (ending) => files.filter((file) => file.endsWith(ending)).sort()
  const json = Object.fromEntries(withEnding('.json').map((file) => [bare(file), JSON.parse(read(file))]))
  const { code: templates, problems } = compileTemplates(withEnding('.wxs'), withEnding('.wxml'), read)
  const modules = withEnding('.js').map((file) => `${JSON.stringify(bare(file))}:${wrapped(read(file))}`)
  const script = [
    'window.passalongBundle={',
    `templates:(function(){return ${templates}})(),`,
    `modules:{${modules.join(',\n')}},`,
    `json:${JSON.stringify(json)}};`,
  ]
  return { script: script.join('\n'), style: compileStyles(weapp, withEnding('.wxss'), json), problems }
}

const bare = (file) => file.replace(/\.\w+$/, '')

function wrapped(source) {
  return `function(${[...GIVEN, ...ABSENT].join(',')}){${source.replace(/\/\/# sourceMappingURL=.*$/m, '')}\n}`
}

function compileTemplates(scripts, templates, read) {
  const group = new TmplGroup()
  const problems = []
  for (const file of scripts) group.addScript(bare(file), read(file))
  for (const file of templates) {
    for (const found of group.addTmpl(bare(file), read(file))) {
      if (found.level >= WARNING_LEVEL) problems.push(`${file}:${found.start_line}: ${found.message}`)
    }
  }
  return { code: group.getTmplGenObjectGroups(), problems }
}

/** app.wxss for all pages, then every component's and every page's own, each kept to its own part of the tree. */
function compileStyles(weapp, files, json) {
  const isComponent = (file) => json[bare(file)]?.component === true
  const pages = pagePaths(json.app)
  const scopeOf = (file) => {
    if (file === 'app.wxss') return 'page'
    if (isComponent(file)) return `[data-component="${bare(file)}"]`
    return pages.has(bare(file)) ? `page[data-route="${bare(file)}"]` : null
  }
  const order = (file) => (file === 'app.wxss' ? 0 : isComponent(file) ? 1 : 2)
  return [...files]
    .sort((a, b) => order(a) - order(b))
    .filter((file) => scopeOf(file) !== null)
    .map((file) => `@scope (${scopeOf(file)}) {\n${forBrowser(withImports(weapp, file))}\n}`)
    .join('\n')
}

function pagePaths(app) {
  const packages = app.subPackages ?? app.subpackages ?? []
  return new Set([
    ...app.pages,
    ...packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
  ])
}

function withImports(weapp, file, seen = new Set()) {
  if (seen.has(file) || !existsSync(path.join(weapp, file))) return ''
  seen.add(file)
  const folder = path.posix.dirname(file)
  const source = readFileSync(path.join(weapp, file), 'utf8')
  return source.replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_, target) => {
    const imported = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target)
    return withImports(weapp, imported, seen)
  })
}

/** A phone has emoji whatever fonts a page names; the computer around it may lack them. */
const withEmoji = (families) => (/^\s*(inherit|initial|unset|var\()/.test(families) ? families : `${families}, Twemoji`)

/** The same four rules as `bundle/style-text.ts` has for inline styles, and the addresses of pictures and emoji. */
function forBrowser(css) {
  return (
    css
      .replace(/(-?\d*\.?\d+)rpx\b/g, (_, size) => `${(Number(size) / 7.5).toFixed(5)}vw`)
      .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
      .replace(/\b(?:env|constant)\(\s*safe-area-inset-(\w+)[^)]*\)/g, 'var(--safe-$1)')
      // Without :scope a selector means what lies inside; weightless, so that a class still wins over `page view`.
      .replace(/(^|[{},>+~(\s])page(?=[\s{,>+~.:[)#])/g, '$1:where(:scope)')
      .replace(/font-family:([^;}]+)/g, (_, families) => `font-family:${withEmoji(families)}`)
      .replace(/:host\b/g, ':scope')
      .replace(/url\((["']?)https:\/\/([^"')]+)\1\)/g, 'url(/hosts/$2)')
      .replace(/url\((["']?)\/(?!hosts\/|\/)([^"')]+)\1\)/g, 'url(bundle/$2)')
  )
}
