/**
 * What the tools say: they run before any package is there, so their texts live here and not in the contract.
 * `{name}` is replaced. A terminal gets both languages on a line, the progress page one above the other.
 */
export const MESSAGES = {
  'phase.dependencies': { zh: '安装依赖', en: 'Dependencies' },
  'phase.database': { zh: '启动数据库', en: 'Database' },
  'phase.bundle': { zh: '编译小程序', en: 'Mini program bundle' },
  'phase.migration': { zh: '建表与示例数据', en: 'Tables and demo data' },
  'phase.services': { zh: '启动服务', en: 'API and sandbox' },
  'page.title': { zh: '会友 正在准备', en: 'Passalong is getting ready' },
  'page.lead': {
    zh: '第一次要装好依赖、数据库和小程序，之后十几秒就能打开。',
    en: 'The first run fetches what it needs. Later runs take seconds.',
  },
  'page.about': { zh: '约 {seconds} 秒', en: 'about {seconds} s' },
  'page.failed': { zh: '没能继续', en: 'It could not go on' },
  'page.stopped': {
    zh: '启动程序已停止，请回到终端重新运行 npm start。',
    en: 'The start program has stopped: run npm start again in the terminal.',
  },
  'start.address': { zh: '打开', en: 'open' },
  'start.ready': {
    zh: '已就绪，用时 {seconds} 秒。按 Ctrl-C 停止。',
    en: 'Ready in {seconds} s. Ctrl-C stops everything.',
  },
  'start.running': { zh: '已经在运行：{address}', en: 'Already running: {address}' },
  'start.operator': {
    zh: '运营后台 {address}　账号与验证码密钥在 {file}',
    en: 'Operator page {address}, its account is in {file}',
  },
  'start.stopping': { zh: '正在停止……', en: 'Stopping …' },
  'need.node': {
    zh: '需要 Node.js 20.19 或更新版本，现在是 {version}。',
    en: 'Node.js 20.19 or newer is needed, this is {version}.',
  },
  'need.npm': {
    zh: '找不到 npm，请安装带 npm 的 Node.js。',
    en: 'npm was not found: install Node.js with npm.',
  },
  'need.network': {
    zh: '依赖安装失败，连不上软件源：请连上网络后再运行一次。',
    en: 'The dependencies could not be fetched, the package registry cannot be reached: connect to the network, then run this again.',
  },
  'need.install': {
    zh: '依赖安装失败：{reason}',
    en: 'The dependencies could not be installed: {reason}',
  },
  'need.disk': {
    zh: '磁盘空间不足，请腾出约 2 GB 再运行一次。',
    en: 'The disk is full: free about 2 GB, then run this again.',
  },
  'need.database': {
    zh: '没有可用的数据库：请安装 MariaDB（sudo apt-get install mariadb-server-core mariadb-client-core，或 brew install mariadb），或启动 Docker，或设置 DATABASE_URL。',
    en: 'No database server was found and none could be fetched: install MariaDB (sudo apt-get install mariadb-server-core mariadb-client-core, or brew install mariadb), or start Docker, or set DATABASE_URL.',
  },
  'need.chromium': {
    zh: '没有找到 Chromium，手机端到端测试没有运行：请运行 sudo apt-get install chromium fonts-noto-cjk，或设置 CHROMIUM_PATH。',
    en: 'Chromium was not found, so the tests on the phone did not run: sudo apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH.',
  },
  'service.away': {
    zh: '服务正在重启，请稍等几秒再试。',
    en: 'The service is restarting, please try again in a few seconds.',
  },
  'reset.foreign': {
    zh: '只有名字以 _demo 结尾的数据库才能用 DATABASE_URL 重置。',
    en: 'With DATABASE_URL, only a database whose name ends in _demo can be reset.',
  },
  'child.ended': { zh: '{name} 意外退出，日志在 {file}', en: '{name} ended unexpectedly, its log is {file}' },
}

/** A text in both languages, `中文 · English`, or in one when `language` is given. */
export function say(key, values = {}, language) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
  const { zh, en } = MESSAGES[key]
  return language ? fill({ zh, en }[language]) : `${fill(zh)} · ${fill(en)}`
}

/** Why a program cannot go on, in a sentence that says what to do. */
export class CannotGoOn extends Error {
  constructor(key, values) {
    super(say(key, values))
    this.key = key
  }
}
