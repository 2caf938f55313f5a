// How far two words of a name are apart by sound: what one romanisation writes for another costs little, another consonant costs one.
//
// The signs are those of core/identifiers/names/sound.ts; the costs are hand-made. [recalled: romanisations of the languages named beside each line]

const size = 128
const swapCosts = new Float32Array(size * size).fill(1)
const dropCosts = new Float32Array(size).fill(1)
const weights = new Float32Array(size).fill(1)
const at = (a: string, b: string): number => a.charCodeAt(0) * size + b.charCodeAt(0)

const swap = (pairs: string, cost: number): void => {
  for (const [a = '', b = ''] of pairs.split(' ').map(pair => [...pair])) {
    swapCosts[at(a, b)] = cost
    swapCosts[at(b, a)] = cost
  }
}

const shortVowels = 'aeiou'
const longVowels = 'AIUEO'
for (const a of `${shortVowels}${longVowels}3`)
  for (const b of `${shortVowels}${longVowels}3`) swapCosts[at(a, b)] = a === '3' || b === '3' ? 0.02 : 0.4
for (let code = 0; code < size; code += 1) swapCosts[code * size + code] = 0

swap('iI uU aA oU oO', 0.03) // Amir, Ameer; Mahmud, Mahmoud
swap('ou ae ei eI eE iE IE EA oO uO UO', 0.12) // Mohammad, Muhammad; Ahmad, Ahmed; Husain, Hussein
swap('aE Ae aO ao AO oA uo', 0.25) // Reza, Raza; Rauf, Rowf
swap('eo eu au iu ai ui', 0.4)
swap('wU yI jJ jy JZ kq GX', 0.05) // Nawid, نوید; Yusuf, Jusuf; qaf written k
swap('wu wo wv yi wO yE', 0.12) // Walid, Vali
swap('Gg Gq qg Xk Xh cs cC cz xX Tt Dd Dz Tz dT sS zZ', 0.16) // gh as g, kh as k or h, th as t, ş without its cedilla
swap('cJ CJ SC Ts xs xk xh xJ Gk jZ zs Ds SZ kg', 0.26) // Turkish c, Kurdish x, Albanian q
swap('td vf Jg Ck gZ Sx SX', 0.32) // Ahmed, Ahmet; Gamal, Jamal; the two Pashto readings of ږ and ښ
swap('CX jC', 0.26) // German and Greek ch, Korean j
swap('Ch', 0.4)
swap('mn vb fp bp lr nN', 0.55)
swap('yi', 0.08) // Eliana and إليانا
swap('TD', 0.16) // th written for both: Thikra and ذكرى, Athra and عذراء
swap('YI Yi YA Ya', 0.04) // an alef maqsura is read either way
swap('Ye YE Yy', 0.12)
swap('Y3', 0.02)
dropCosts['Y'.charCodeAt(0)] = 0.4

// Letters that a script without vowel letters has one sign for: Arabic has no p and v, Hebrew writes b and v, p and f, k and kh, s and sh
// with one letter, Egypt reads jim as g. They hold only where one side is in such a script.
const swapUnwritten = Float32Array.from(swapCosts)
const swapWith = (pairs: string, cost: number): void => {
  for (const [a = '', b = ''] of pairs.split(' ').map(pair => [...pair])) {
    swapUnwritten[at(a, b)] = Math.min(cost, swapUnwritten[at(a, b)] ?? 1)
    swapUnwritten[at(b, a)] = Math.min(cost, swapUnwritten[at(b, a)] ?? 1)
  }
}
swapWith('fv bv bp pf kX gJ', 0.12)
swapWith('Uv', 0.12)
swapWith('gq kg zJ JZ cs wf', 0.26)

for (const vowel of shortVowels) dropCosts[vowel.charCodeAt(0)] = 0.4
for (const vowel of longVowels) dropCosts[vowel.charCodeAt(0)] = 0.5
for (const vowel of `${shortVowels}${longVowels}3Y`) weights[vowel.charCodeAt(0)] = 0.4
for (const [sign, cost] of [
  ['3', 0.1],
  ['h', 0.4],
  ['y', 0.3],
  ['w', 0.35],
] as const)
  dropCosts[sign.charCodeAt(0)] = cost

/** Short vowels that the other side has no way to write cost next to nothing; a long one would have been written. */
const dropAgainstUnwritten = Float32Array.from(dropCosts)
for (const vowel of shortVowels) dropAgainstUnwritten[vowel.charCodeAt(0)] = 0.04
for (const vowel of longVowels) dropAgainstUnwritten[vowel.charCodeAt(0)] = 0.3

// Syllables of Chinese and Korean: Wade-Giles and McCune-Reischauer write t for d, k for g, p for b, ch for zh and j, hs for x; a y is no j.
const swapSyllable = Float32Array.from(swapCosts)
for (const [pairs, cost] of [
  ['td kg pb cz CJ Cj CZ JZ xs xS cs jJ', 0.1],
  ['yj Jy', 1],
] as const)
  for (const [a = '', b = ''] of pairs.split(' ').map(pair => [...pair])) {
    swapSyllable[at(a, b)] = cost
    swapSyllable[at(b, a)] = cost
  }

// One sign on one side, two on the other: th in Fathi and Adham is no digraph, nor sh in Is-haq; aw and ay are diphthongs or not (Khoshnaw).
const split = 0.08
const splits = new Uint8Array(size * size * size)
const splitAt = (whole: number, first: number, second: number): number => (whole * size + first) * size + second
for (const [whole = '', first = '', second = ''] of 'Tth Ddh Ssh Ggh Xkh Zzh Oaw Oav Eay'
  .split(' ')
  .map(signs => [...signs]))
  splits[splitAt(whole.charCodeAt(0), first.charCodeAt(0), second.charCodeAt(0))] = 1
const isSplit = (whole: number, first: number, second: number): boolean => splits[splitAt(whole, first, second)] === 1

const longest = 24
const swapped = 0.6
const rows = [new Float32Array(longest + 1), new Float32Array(longest + 1), new Float32Array(longest + 1)] as const

const vowelAtBeginning = 0.8
/** A vowel at the beginning is written in every script, so it is missed where it is not there (Osama is not Samah). */
const dropAt = (position: number, code: number, drop: Float32Array): number => {
  const cost = drop[code] ?? 1
  return position === 1 && drop === dropAgainstUnwritten && cost < 1 ? vowelAtBeginning : cost
}

const firstRow = (row: Float32Array, b: string, drop: Float32Array): void => {
  row[0] = 0
  for (let j = 1; j <= b.length; j += 1) row[j] = (row[j - 1] ?? 0) + dropAt(j, b.charCodeAt(j - 1), drop)
}

/** Weighted edit distance in which two neighbouring signs may also change places; gives up, with Infinity, beyond `most`. */
type Costs = { readonly swaps: Float32Array; readonly dropA: Float32Array; readonly dropB: Float32Array }
const distance = (a: string, b: string, { swaps, dropA, dropB }: Costs, most: number): number => {
  let [before, last, row] = rows
  firstRow(last, b, dropB)
  for (let i = 1; i <= a.length; i += 1) {
    const code = a.charCodeAt(i - 1)
    row[0] = (last[0] ?? 0) + dropAt(i, code, dropA)
    let least = row[0]
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1)
      let best = (last[j - 1] ?? 0) + (swaps[code * size + other] ?? 1)
      const dropped = (last[j] ?? 0) + (dropA[code] ?? 1)
      const added = (row[j - 1] ?? 0) + (dropB[other] ?? 1)
      if (dropped < best) best = dropped
      if (added < best) best = added
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2) && code !== other)
        best = Math.min(best, (before[j - 2] ?? 0) + swapped)
      if (j > 1 && isSplit(code, b.charCodeAt(j - 2), other)) best = Math.min(best, (last[j - 2] ?? 0) + split)
      if (i > 1 && isSplit(other, a.charCodeAt(i - 2), code)) best = Math.min(best, (before[j - 1] ?? 0) + split)
      row[j] = best
      if (best < least) least = best
    }
    if (least > most + swapped) return Infinity
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length] ?? 0
}

const weightOf = (sound: string): number => {
  let sum = 0
  for (let i = 0; i < sound.length; i += 1) sum += weights[sound.charCodeAt(i)] ?? 1
  return sum
}

/** The same for two syllables of Chinese or Korean. */
export const syllableLikeness = (a: string, b: string): number => {
  const mean = (weightOf(a) + weightOf(b)) / 2
  const costs: Costs = { swaps: swapSyllable, dropA: dropCosts, dropB: dropCosts }
  return Math.max(0, 1 - distance(a.slice(0, longest), b.slice(0, longest), costs, mean) / mean)
}

const breath = 0.06
/** An h at the end is heard in Arabic and left out in Latin letters as often as written. */
const withoutBreath = (sound: string, other: string): string =>
  sound.endsWith('h') && !other.endsWith('h') && sound.length > 2 ? sound.slice(0, -1) : sound

/** 1 for the same sound, 0 for anything below `least`; `unwritten` says on which sides vowels are left out. */
export const soundLikeness = (a: string, b: string, unwrittenA: boolean, unwrittenB: boolean, least = 0): number => {
  if (a === b) return 1
  const [one, other] = [withoutBreath(a, b), withoutBreath(b, a)]
  const costs: Costs = {
    swaps: unwrittenA === unwrittenB ? swapCosts : swapUnwritten,
    dropA: unwrittenB ? dropAgainstUnwritten : dropCosts,
    dropB: unwrittenA ? dropAgainstUnwritten : dropCosts,
  }
  const mean = (weightOf(one) + weightOf(other)) / 2
  const extra = one === a && other === b ? 0 : breath
  const apart = extra + distance(one.slice(0, longest), other.slice(0, longest), costs, mean * (1 - least))
  return Math.max(0, 1 - apart / mean)
}
