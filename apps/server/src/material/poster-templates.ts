import { Injectable } from '@nestjs/common'
import { type Template } from '@passalong/poster'
import { templates as builtIn } from '@passalong/poster/templates'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** A template without its body. */
export interface TemplateName {
  code: string
  version: number
  title: string
}

const KEPT = 200

/** Poster templates: those that every shop has from the beginning, and those that an operator added. Versions never change. */
@Injectable()
export class PosterTemplates {
  private readonly kept = new Map<string, Template>(builtIn.map((one) => [nameOf(one.code, one.version), one]))

  constructor(private readonly database: Database) {}

  /** Throws `template-unknown`. */
  async version(code: string, version: number): Promise<Template> {
    const known = this.kept.get(nameOf(code, version))
    if (known) return known
    if (!/^[a-z0-9-]{1,64}$/.test(code) || !Number.isInteger(version)) throw new Refusal('template-unknown')
    const [row] = await this.database.rows<{ body: string }>(
      'SELECT body FROM poster_template WHERE code = ? AND version = ?',
      [code, version],
    )
    if (!row) throw new Refusal('template-unknown')
    return this.keep(JSON.parse(row.body) as Template)
  }

  /** The latest version of a code. Throws `template-unknown`. */
  async latest(code: string): Promise<Template> {
    const versions = (await this.all()).filter((one) => one.code === code).map(({ version }) => version)
    if (versions.length === 0) throw new Refusal('template-unknown')
    return this.version(code, Math.max(...versions))
  }

  /** All versions of all codes, the built-in ones first. */
  async all(): Promise<TemplateName[]> {
    const rows = await this.database.rows<TemplateName>(
      `SELECT code, version, JSON_UNQUOTE(JSON_EXTRACT(body, '$.title')) AS title FROM poster_template ORDER BY code, version LIMIT 500`,
    )
    return [
      ...builtIn.map(({ code, version, title }) => ({ code, version, title })),
      ...rows.filter(({ code }) => !this.isBuiltIn(code)),
    ]
  }

  /** Whether a code is one of those that every shop has: all its versions are the product's, also those still to come. */
  isBuiltIn(code: string): boolean {
    return builtIn.some((one) => one.code === code)
  }

  private keep(template: Template): Template {
    this.kept.set(nameOf(template.code, template.version), template)
    const [first] = [...this.kept.keys()].slice(builtIn.length)
    if (this.kept.size > builtIn.length + KEPT && first !== undefined) this.kept.delete(first)
    return template
  }
}

const nameOf = (code: string, version: number) => `${code} ${version}`
