// Financial Reports Unit: payments that a bank or money service thought worth a report.

import type { Payment } from '../model/facts.ts'
import type { Clerk } from '../observe/clerk.ts'
import { careful } from '../observe/noise.ts'
import type { SourceView } from '../observe/source-view.ts'
import { financial, unprotected } from './labels.ts'

const note = (fact: Payment, clerk: Clerk): void => {
  const payer = unprotected(fact.payer)
  const payee = unprotected(fact.payee)
  if (!payer) return
  clerk.write(
    'reports.csv',
    {
      ReportNo: clerk.number(),
      Received: clerk.time(fact.at, 'dd/MM/yyyy'),
      Payer: clerk.fullName(payer, 'plain'),
      PayerBorn: clerk.born(payer, 'dd/MM/yyyy'),
      PayerAccount: fact.payerAccount?.iban ?? '',
      PayerTel: clerk.phoneOf(payer),
      Payee: payee ? clerk.fullName(payee, 'plain') : '',
      PayeeAccount: fact.payeeAccount?.iban ?? '',
      Pounds: String(fact.money.pounds),
      Means: fact.money.means,
      Token: fact.money.token,
      Reason: fact.text,
    },
    {
      payment: fact.event,
      payer,
      'payer-account': fact.payerAccount,
      telephone: payer.phones[0],
      payee,
      'payee-account': fact.payeeAccount,
      money: fact.money,
    },
  )
}

const account = (as: string, column: string) =>
  ({
    as,
    kind: 'account',
    when: column,
    shared: true,
    key: `iban:{${column}}`,
    properties: { iban: { column, scheme: 'iban' } },
  }) as const

export const financeReports: SourceView = {
  definition: {
    source: 'finance-reports',
    title: 'Reports to the Financial Reports Unit',
    agency: 'financial-reports-unit',
    system: 'Suspicion reports',
    agreement: 'financial-reports',
    dates: 'dd/MM/yyyy',
    label: financial,
    grade: '2CP',
    files: [
      {
        path: 'reports.csv',
        format: 'csv',
        key: 'ReportNo',
        columns: [
          'ReportNo',
          'Received',
          'Payer',
          'PayerBorn',
          'PayerAccount',
          'PayerTel',
          'Payee',
          'PayeeAccount',
          'Pounds',
          'Means',
          'Token',
          'Reason',
        ],
        records: [
          {
            as: 'payment',
            kind: 'event',
            key: '{ReportNo}',
            basis: 'assessment',
            properties: {
              eventType: { value: 'payment' },
              at: { column: 'Received' },
              amount: { column: 'Pounds', unit: 'GBP' },
              description: { column: 'Reason' },
            },
          },
          {
            as: 'payer',
            kind: 'person',
            key: '{ReportNo}/payer',
            properties: {
              name: { text: 'Payer' },
              birthDate: { column: 'PayerBorn', stated: 'documented' },
              phone: { column: 'PayerTel', country: 'GB' },
            },
          },
          {
            as: 'payee',
            kind: 'person',
            when: 'Payee',
            key: '{ReportNo}/payee',
            properties: { name: { text: 'Payee' }, capacity: { value: 'payee' } },
          },
          account('payer-account', 'PayerAccount'),
          account('payee-account', 'PayeeAccount'),
          {
            as: 'telephone',
            kind: 'phone',
            when: 'PayerTel',
            shared: true,
            key: 'tel:{PayerTel}',
            properties: { phone: { column: 'PayerTel', country: 'GB' } },
          },
          {
            as: 'money',
            kind: 'money',
            key: '{ReportNo}/money',
            properties: {
              amount: { column: 'Pounds', unit: 'GBP' },
              reference: { column: 'Token', scheme: 'case-ref' },
              note: { text: 'Means' },
            },
          },
        ],
        links: [
          { type: 'paid', from: 'payer', to: 'payee', at: { column: 'Received' } },
          { type: 'paid', from: 'payer', to: 'money', at: { column: 'Received' } },
          { type: 'involved-in', from: 'payer', to: 'payment', role: { value: 'unknown' } },
          { type: 'involved-in', from: 'payee', to: 'payment', role: { value: 'unknown' } },
          { type: 'involved-in', from: 'money', to: 'payment' },
          { type: 'uses', from: 'payer', to: 'payer-account' },
          { type: 'uses', from: 'payee', to: 'payee-account' },
          { type: 'uses', from: 'payer', to: 'telephone' },
        ],
      },
    ],
  },
  noise: careful,
  phoneHabit: 'local',
  sees: { payment: { note } },
}
