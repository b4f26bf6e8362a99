/**
 * Bar and space widths of Code 128, ISO/IEC 15417 table 1: values 0 – 102, then Start A, B, C. Six widths each.
 * Libraries for it draw on a page's elements or carry every other symbology; this is all that digits need.
 */
const WIDTHS =
  (
    '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
    '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
    '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
    '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
    '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
    '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
  )
    .match(/.{6}/g)
    ?.map((widths) => [...widths].map(Number)) ?? []

const START_C = 105
const STOP = [2, 3, 3, 1, 1, 1, 2]

/**
 * The widths, in modules, of alternating bars and spaces (bar first) that encode `digits` in code set C.
 * The quiet zones (10 modules each side) are the drawer's.
 * @throws RangeError when the text is not an even number of digits.
 */
export function code128Widths(digits: string): number[] {
  if (!/^(\d\d)+$/.test(digits)) throw new RangeError('code set C takes pairs of digits')
  const values = [START_C, ...(digits.match(/../g) ?? []).map(Number)]
  const sum = values.reduce((total, value, at) => total + value * Math.max(1, at), 0)
  return [...values, sum % 103].flatMap((value) => WIDTHS[value] ?? []).concat(STOP)
}
