import { numbers } from './plan.mjs'

/** Versions of share material that links can carry: `count` of them, from the number `first` on. */
export function addVersions(connection, first, count) {
  return connection.query(
    `INSERT IGNORE INTO material_version
       (id, material_id, number, title, texts, template_code, template_version, field_values, created_at)
     SELECT ${first} + n, 1, ${first} + n, 'Bench', '[]', 'join', 1, '{}', '2020-01-01' FROM ${numbers(count)}`,
  )
}
