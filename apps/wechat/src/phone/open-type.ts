import { text } from '@passalong/contract'
import type { Announce } from './announce.js'
import type { OpenTypeAsk } from './components/define.js'
import type { PhoneFiles } from './files/phone-files.js'
import type { Program } from './program.js'
import type { Cover } from './screen/cover.js'
import type { Permissions } from './wechat/permissions.js'
import type { PrivacyGate } from './wechat/privacy.js'
import type { WechatService } from './wechat/service.js'
import { draftOf, sendByHand } from './wechat/share.js'

interface Surroundings {
  cover: Cover
  service: WechatService
  announce: Announce
  privacy: PrivacyGate
  permissions: Permissions
  files: PhoneFiles
  program: Program
}

/** Does what a button with an open-type asks of WeChat, and tells the button. */
export async function openTypeOf({ openType, part }: OpenTypeAsk, around: Surroundings): Promise<void> {
  const { cover, service, announce, privacy, permissions, files, program } = around
  if (openType === 'share') {
    const page = program.stack.current
    const target = { id: part.node.id, dataset: { ...part.node.dataset } }
    if (page) await sendByHand(await draftOf(page, 'button', target), { cover, service, announce })
    return
  }
  if (openType === 'agreePrivacyAuthorization') {
    privacy.agree()
    part.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    return
  }
  if (openType === 'openSetting') {
    part.emit('opensetting', { errMsg: 'openSetting:ok', authSetting: await permissions.openSettings() })
    return
  }
  if (!(await privacy.pass(openType))) {
    const errMsg = `${openType}:fail privacy permission is not authorized`
    part.emit(openType.toLowerCase(), { errMsg, errno: 104 })
    return
  }
  if (openType === 'getPhoneNumber') part.emit('getphonenumber', await askForPhone(cover, service))
  if (openType === 'chooseAvatar') {
    const avatarUrl = files.addTemporary(await drawAvatar(service))
    part.emit('chooseavatar', { avatarUrl, errMsg: 'chooseAvatar:ok' })
  }
}

async function askForPhone(cover: Cover, service: WechatService): Promise<object> {
  const { confirm } = await cover.modal({
    title: text('phone.number-title', { brand: text('brand.name') }),
    content: text('phone.number-body'),
    showCancel: true,
    cancelText: text('phone.refuse'),
    confirmText: text('phone.allow'),
    cancelColor: '#000000',
    confirmColor: '#07863f',
    placeholder: null,
  })
  if (!confirm) return { errMsg: 'getPhoneNumber:fail user deny' }
  const code = await service.phoneCode().catch(() => null)
  return code === null ? { errMsg: 'getPhoneNumber:fail' } : { errMsg: 'getPhoneNumber:ok', code }
}

/** A person's picture: their first letter on their colour; WeChat hands it over as a temporary file. */
async function drawAvatar(service: WechatService): Promise<Blob> {
  const people = await service.people().catch(() => [])
  const person = people.find(({ id }) => id === service.person)
  const canvas = document.createElement('canvas')
  canvas.width = 132
  canvas.height = 132
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = person?.avatarColor ?? '#8F867B'
    pen.fillRect(0, 0, 132, 132)
    pen.fillStyle = '#fff'
    pen.font = '60px sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(person?.name.slice(0, 1) ?? '', 66, 70)
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came of a portrait'))), 'image/png'),
  )
}
