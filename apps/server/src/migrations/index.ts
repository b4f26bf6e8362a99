import { People1780000000001 } from './1780000000001-people.js'
import { Ledger1780000000002 } from './1780000000002-ledger.js'
import { Sharing1780000000003 } from './1780000000003-sharing.js'
import { Till1780000000004 } from './1780000000004-till.js'
import { MoneyEngine1780000000005 } from './1780000000005-money-engine.js'
import { Withdrawal1780000000006 } from './1780000000006-withdrawal.js'
import { Messages1780000000007 } from './1780000000007-messages.js'
import { Home1780000000008 } from './1780000000008-home.js'
import { ShareChains1780000000009 } from './1780000000009-share-chains.js'
import { Holds1780000000010 } from './1780000000010-holds.js'
import { ChainHistory1780000000011 } from './1780000000011-chain-history.js'
import { HoldIndexes1780000000012 } from './1780000000012-hold-indexes.js'
import { Posters1780000000013 } from './1780000000013-posters.js'
import { Portraits1780000000014 } from './1780000000014-portraits.js'

/** Every migration, oldest first. */
export const migrations = [
  People1780000000001,
  Ledger1780000000002,
  Sharing1780000000003,
  Till1780000000004,
  MoneyEngine1780000000005,
  Withdrawal1780000000006,
  Messages1780000000007,
  Home1780000000008,
  ShareChains1780000000009,
  Holds1780000000010,
  ChainHistory1780000000011,
  HoldIndexes1780000000012,
  Posters1780000000013,
  Portraits1780000000014,
]
