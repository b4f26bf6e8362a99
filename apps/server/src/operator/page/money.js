import { ask, element, Fault, moment, parts, pressed, say, tell, waitingRow, write } from './page.js'

// What is paid out and by which rules: withdrawals above the limit, promoters who need approval, rates and limits.

/** Fen as yuan: 20001 -> "200.01". No arithmetic with fractions: a limit of 0.29 yuan is 29 fen. */
const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** What an input holds, as whole hundredths: yuan as fen, percent as basis points; null for anything else. */
function hundredths(input) {
  const [, whole, fraction = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(input.value.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

parts.push({
  ask: () => ask('GET', 'v1/operator/withdrawals?state=waiting-approval'),
  draw: ({ items }) =>
    items.map((item) =>
      waitingRow({
        name: `${item.nickname} ¥${yuan(item.grossFen)}`,
        hint: say('operator.withdrawal-asks', {
          person: item.maskedName,
          no: item.memberNo,
          tax: yuan(item.taxFen),
          net: yuan(item.netFen),
          moment: moment.format(new Date(item.requestedAt)),
        }),
        path: `v1/operator/withdrawals/${encodeURIComponent(item.id)}/decision`,
        approved: 'operator.withdrawal-approved',
        refused: 'operator.withdrawal-refused',
        withReason: true,
      }),
    ),
})

parts.push({
  ask: () => ask('GET', 'v1/operator/promoters/waiting'),
  draw: ({ items }) =>
    items.map((item) =>
      waitingRow({
        name: item.nickname,
        hint: say('operator.promoter-asks', { no: item.memberNo, moment: moment.format(new Date(item.appliedAt)) }),
        path: `v1/operator/promoters/${encodeURIComponent(item.id)}/decision`,
        approved: 'operator.promoter-approved',
        refused: 'operator.refused',
      }),
    ),
})

/** A form that shows what is in force and puts something else in force. `read` throws a Fault for what makes no sense. */
function settingsForm(id, path, fill, read) {
  const form = element(id)
  let shown
  parts.push({
    ask: () => ask('GET', path),
    draw(now) {
      shown = now
      fill(form.elements, now)
      return []
    },
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const said = form.querySelector('.said')
    said.replaceChildren()
    pressed([form.querySelector('button')], form.querySelector('.fault'), async () => {
      shown = await write(path, read(form.elements, shown), 'PUT')
      fill(form.elements, shown)
      tell(said, say('operator.kept'))
    })
  })
}

function amountIn(input) {
  const amount = hundredths(input)
  if (amount === null) throw new Fault(say('operator.amount-wrong'), 'amount-wrong')
  return amount
}

const LIMITS = ['minimumFen', 'dailyCapFen', 'monthlyCapFen', 'approvalAboveFen']

settingsForm(
  'limits-form',
  'v1/operator/withdrawal-settings',
  (fields, now) => {
    for (const name of LIMITS) fields[name].value = yuan(now[name])
  },
  (fields) => Object.fromEntries(LIMITS.map((name) => [name, amountIn(fields[name])])),
)

const APPROVAL = ['approvedBy', 'approvedOn', 'reference']

settingsForm(
  'rules-form',
  'v1/operator/commission-rules',
  (fields, now) => {
    const [first = 0, second = 0] = now.defaultBp
    fields.first.value = yuan(first)
    fields.second.value = yuan(second)
    fields.secondLevelOn.checked = now.secondLevelOn
    for (const name of APPROVAL) fields[name].value = now.secondLevelApproval?.[name] ?? ''
    fields.releaseAfterDays.value = now.releaseAfterDays
    fields.referralValidDays.value = now.referralValidDays ?? ''
    fields.protectionDays.value = now.protectionDays
    fields.promoterApproval.checked = now.promoterApproval
  },
  (fields, { capBp: _cap, decidedAt: _at, ...now }) => {
    const approval = Object.fromEntries(APPROVAL.map((name) => [name, fields[name].value.trim()]))
    return {
      ...now,
      defaultBp: [amountIn(fields.first), amountIn(fields.second)],
      secondLevelOn: fields.secondLevelOn.checked,
      secondLevelApproval: Object.values(approval).some(Boolean) ? approval : null,
      releaseAfterDays: Number(fields.releaseAfterDays.value),
      referralValidDays: fields.referralValidDays.value === '' ? null : Number(fields.referralValidDays.value),
      protectionDays: Number(fields.protectionDays.value),
      promoterApproval: fields.promoterApproval.checked,
    }
  },
)
