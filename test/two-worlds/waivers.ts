// What may differ between two worlds, each with the reason why it tells nothing. Reviewed data: an addition here is a decision.
export type Waiver = { readonly header: string; readonly reason: string }

export const waivers: readonly Waiver[] = [
  {
    header: 'date',
    reason: "The web server writes the machine's own time into every answer; it says nothing of what is held.",
  },
]
