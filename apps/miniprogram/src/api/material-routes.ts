import type { Template } from '@passalong/poster'
import { authorised } from '../session/session.js'
import type { Material, MaterialCalendar, PosterAsked, PosterOrder, TodaysMaterial } from './material-shapes.js'
import { request } from './request.js'

const segment = encodeURIComponent

export const todaysMaterial = () => authorised<TodaysMaterial>('GET', '/v1/materials/today')
export const material = (id: string) => authorised<Material>('GET', `/v1/materials/${segment(id)}`)
/** At most 31 days; days to come show a title and a picture alone. */
export const materialCalendar = (from: string, to: string) =>
  authorised<MaterialCalendar>('GET', `/v1/materials?from=${segment(from)}&to=${segment(to)}`)
export const orderedPoster = (asked: PosterAsked) => authorised<PosterOrder>('POST', '/v1/posters', { body: asked })
/** Where the template of a material lies; its order names the same. */
export const templatePath = ({ code, version }: Material['template']) =>
  `/v1/poster-templates/${segment(code)}/${version}`
/** @param url the address that an order names */
export const posterTemplate = (url: string) => request<Template>('GET', url)
/** A link that was minted ahead went out: it counts from now on. */
export const linkSent = (token: string, key: string) =>
  authorised<unknown>('POST', `/v1/share-links/${segment(token)}/sent`, { key })
