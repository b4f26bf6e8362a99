/** The environment does not allow a start; the message says what to set. */
export class ConfigFault extends Error {}
