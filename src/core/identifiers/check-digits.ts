// Check digits of numbers in common use; a failed check flags a value, it never drops it.

/** Luhn, as in IMEI and payment cards. [recalled: ISO/IEC 7812-1 annex B] */
export const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return /^\d+$/.test(digits) && sum % 10 === 0
}

/** IMO ship number: six digits times 7 down to 2, last digit of the sum. [recalled: IMO Res. A.1117(30)] */
export const passesImo = (digits: string): boolean => {
  if (!/^\d{7}$/.test(digits)) return false
  const sum = [...digits.slice(0, 6)].reduce((total, digit, at) => total + Number(digit) * (7 - at), 0)
  return sum % 10 === Number(digits[6])
}

const letterValue = (letter: string): string => (/\d/.test(letter) ? letter : String(letter.charCodeAt(0) - 55))

/** IBAN: country and check digits to the end, letters as two digits, remainder 1. [recalled: ISO 13616] */
export const passesIban = (iban: string): boolean => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map(letterValue).join('')
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

// Letters of a container number have the values 10 to 38 without the multiples of 11. [recalled: ISO 6346]
const containerValue = (letter: string): number => {
  if (/\d/.test(letter)) return Number(letter)
  const at = letter.charCodeAt(0) - 65
  return at + 10 + (at > 0 ? Math.floor((at - 1) / 10) + 1 : 0)
}

export const passesContainer = (number: string): boolean => {
  if (!/^[A-Z]{4}\d{7}$/.test(number)) return false
  const sum = [...number.slice(0, 10)].reduce((total, letter, at) => total + containerValue(letter) * 2 ** at, 0)
  return (sum % 11) % 10 === Number(number[10])
}
