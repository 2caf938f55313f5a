import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicLetters, arabicSound } from './arabic.ts'

test('Arabic and Persian keyboards write one name with different letters, and it stays one', () => {
  assert.equal(arabicLetters('علي'), arabicLetters('علی'))
  assert.equal(arabicLetters('كريم'), arabicLetters('کریم'))
  assert.equal(arabicLetters('أحمد'), arabicLetters('احمد'))
  assert.equal(arabicLetters('فاطمة'), arabicLetters('فاطمه'))
  assert.equal(arabicLetters('مـحـمـد'), arabicLetters('محمد'))
  assert.equal(arabicLetters('مُحَمَّد').replaceAll(/[\u064E\u064F]/g, ''), arabicLetters('محمد'))
})

const sounds = [
  ['محمد', 'mhmd', 'short vowels are not written'],
  ['حسین', 'hsIn', 'yeh between consonants is a long i'],
  ['یوسف', 'yUsf', 'yeh at the beginning is a consonant'],
  ['ضیا', 'DyA', 'yeh before a long a is a consonant'],
  ['محمود', 'mhmUd', 'waw between consonants is a long u'],
  ['ولید', 'wlId', 'waw at the beginning is a consonant'],
  ['جواد', 'JwAd', 'waw before a long a is a consonant'],
  ['عمر', '3mr', 'ain at the beginning carries a vowel'],
  ['ابراهیم', '3brAhIm', 'alef at the beginning carries a vowel of no colour'],
  ['آدم', 'Adm', 'alef with madda is a long a'],
  ['فاطمه', 'fAtma', 'heh at the end after a consonant is a vowel'],
  ['شاه', 'SA', 'heh at the end after a long vowel is silent'],
  ['هەڵۆ', 'halo', 'Sorani writes its vowels'],
  ['کاوە', 'kAwa', 'Sorani waw before a vowel is a consonant'],
  ['ئاراس', 'ArAs', 'Sorani carries a vowel at the beginning on a hamza'],
  ['ڕێبوار', 'rEbwAr', 'Sorani strong r and long e'],
  ['ښایسته', 'SEsta', 'Pashto sh with a dot below and above, and alef before yeh as a diphthong'],
  ['أوس', 'Os', 'alef before waw and a consonant is au'],
  ['داود', 'dAUd', 'but within a word waw keeps its own sound'],
  ['رائد', 'rEd', 'hamza on yeh after a long a is part of a diphthong'],
  ['خمیس', 'XmIs', 'yeh after a consonant is not'],
  ['منى', 'mnY', 'yeh without dots at the end is an a or an i'],
  ['منی', 'mnI', 'Persian yeh at the end is an i'],
  ['نجاح', 'nJAh', 'h at the end is heard'],
  ['چوپان', 'CUpAn', 'Persian ch and p'],
  ['گل', 'gl', 'Persian gaf'],
] as const
for (const [word, sound, rule] of sounds) test(`${word}: ${rule}`, () => assert.equal(arabicSound(word), sound))

test('doubled waw is one long u', () => assert.equal(arabicSound('نوور'), 'nUr'))
