interface Version {
  versionId: number
  links: number
  visits: number
  joins: number
  paidFen: number
}

/** Signs the operator in. @returns what they read of a material's results now: a row for each of its versions */
export async function resultsOf(origin: string, materialId: string): Promise<() => Promise<Version[]>> {
  const api = `${origin}/hosts/api.passalong.example/v1/operator`
  const post = async (address: string, headers: Record<string, string>, body: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
    return (await (await fetch(address, { ...init, body: JSON.stringify(body) })).json()) as Record<string, string>
  }
  const { username, password, totp } = await post(`${origin}/demo/operator`, { 'x-passalong-demo': '1' }, {})
  const key = { 'idempotency-key': `story-${Date.now()}` }
  const { token } = await post(`${api}/sessions`, key, { username, password, totp })
  const get = async <T>(path: string) => {
    const answer = await fetch(api + path, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as T
  }
  const { items } = await get<{ items: { id: string; code: string }[] }>('/materials')
  const code = items.find(({ id }) => id === materialId)?.code
  return async () => (await get<{ versions: Version[] }>(`/materials/${code}/results`)).versions
}
