import { Injectable } from '@nestjs/common'
import { BindPhone } from '../phone-number/bind-phone.js'
import { Signin } from '../signin/signin.js'
import { CONSENT_VERSION, PayeeIdentities } from '../withdrawal/payee-identities.js'
import { aRequest } from './a-request.js'
import { nameIn } from './farm-file.js'
import { type FarmPerson } from './farm-people.js'
import { idNumberOf } from './id-number-of.js'
import { memberOf } from './whose.js'

/** What people's phones and people themselves tell of who they are. */
@Injectable()
export class FarmPhones {
  constructor(
    private readonly signin: Signin,
    private readonly phones: BindPhone,
    private readonly identities: PayeeIdentities,
  ) {}

  /** Signs the person in on a phone, when there is anything to tell of it. */
  async seen(person: FarmPerson, hint: { device: string | null; unionid: string | null }, file: number): Promise<void> {
    if (hint.device === null && hint.unionid === null) return
    const unionid = hint.unionid === null ? null : nameIn(file, 'unionid', hint.unionid)
    const device = hint.device === null ? null : nameIn(file, 'device', hint.device)
    await this.signin.withLoginCode(JSON.stringify({ openid: person.openid, unionid }), device)
  }

  /** Throws `phone-taken`. */
  async bind(person: FarmPerson, phone: string, file: number): Promise<void> {
    const number = `+86${nameIn(file, 'phone', phone)}`
    await this.phones.bind(aRequest(`phone ${person.openid} ${number}`), memberOf(person), number)
  }

  async identify(person: FarmPerson, idNo: string, file: number): Promise<void> {
    const body = { realName: 'Chen Yinuo', idNo: idNumberOf(nameIn(file, 'id', idNo)), consentVersion: CONSENT_VERSION }
    await this.identities.keep(aRequest(`identity ${person.openid}`), memberOf(person), body)
  }
}
