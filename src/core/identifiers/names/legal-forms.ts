// Legal forms in names of organisations: which are one form under another abbreviation, in another order or in another language.
//
// [recalled: ISO 20275 (entity legal forms, kept by GLEIF) lists local names and abbreviations by country; lines hold those that answer to
// each other where names are translated.] Written in plain Latin letters; what is between bars stands in several words. The first word
// names the family: forms of one family say the same of a name, forms of two families say little against it.
const families = `
limited ltd limited ltda llc lc gmbh mbh ug sarl sarlu srl sprl bvba bv besloten doo ooo tov too mchj mmc khk shpk ltdsti ehf oy oyabp aps as kft eood ood pte pvt pty pvtltd
  tnhh sdnbhd bhd unlimited lda spzoo sro sia uab ou yk wll fze fzco fzllc dmcc stc epe ike zoo
  |private limited| |limited liability company| |limited liability| |gesellschaft mit beschrankter haftung| |gesellschaft mit beschraenkter haftung|
  |societe a responsabilite limitee| |sociedad de responsabilidad limitada| |s de rl de cv| |s de rl| |societa a responsabilita limitata|
  |societatea cu raspundere limitata| |societate cu raspundere limitata| |besloten vennootschap| |spolka z ograniczona odpowiedzialnoscia|
  |spolka z o o| |sp z o o| |sp z oo| |s r o| |d o o| |o o o| |t o v| |shoqeri me pergjegjesi te kufizuar| |limited sirketi| |ltd sti|
  |obshchestvo s ogranichennoy otvetstvennostyu| |obshchestvo s ogranichennoi otvetstvennostyu| |tovarystvo z obmezhenoyu vidpovidalnistyu|
  |drushtvo s ogranichenom odgovornoshchu| |drustvo s ogranicenom odgovornoscu| |cong ty tnhh| |cong ty trach nhiem huu han|
  |co ltd| |company limited| |pte ltd| |pvt ltd| |pty ltd| |sdn bhd| |free zone company|
stock jsc pjsc ojsc cjsc ag sa nv plc ao oao pao zao ab asa oyj spa as se kgaa ad saoc saog psc inc incorporated corp corporation company co tbk pt aktiengesellschaft
  anonim sha shpa ead kk kabushiki prat at vat pat tao nao atap ae aktsionerno tbk cv tnc hf oyab jscb qsc qpsc kscp ksc
  |joint stock company| |public joint stock company| |open joint stock company| |closed joint stock company| |public limited company|
  |public company limited| |societe anonyme| |sociedad anonima| |sociedade anonima| |sa de cv| |sab de cv| |societa per azioni| |naamloze vennootschap|
  |aktsionernoe obshchestvo| |otkrytoe aktsionernoe obshchestvo| |zakrytoe aktsionernoe obshchestvo| |publichnoe aktsionernoe obshchestvo|
  |aktsionerne tovarystvo| |publichne aktsionerne tovarystvo| |pryvatne aktsionerne tovarystvo| |aktsionerno druzhestvo| |spolka akcyjna|
  |anonim sirketi| |shoqeri aksionare| |akciova spolecnost| |dionicko drustvo| |a s| |s a| |s p a| |n v| |a g| |p l c| |cong ty co phan| |kabushiki kaisha|
partnership lp llp lllp kg ohg gbr snc scs cv kd jd ks sca slp |limited partnership| |limited liability partnership| |kommanditgesellschaft| |gmbh co kg| |gmbh und co kg|
  |gmbh and co kg| |societe en commandite simple| |komanditno drustvo|
state fgup gup fsue mup up rue rup gp |federal state unitary enterprise| |state unitary enterprise| |state enterprise| |federalnoe gosudarstvennoe unitarnoe predpriyatie|
  |derzhavne pidpryyemstvo| |state owned enterprise|
bank na |national association|
society ev eg cic cio asbl vzw stiftung foundation fondation fundacion fundacja |eingetragener verein|
sole ip chp fop ek |individualnyy predprinimatel| |einzelunternehmen|
`
type Form = { readonly words: readonly string[]; readonly family: string }

const formsIn = (line: string): readonly Form[] => {
  const [family = '', ...rest] = line
    .replaceAll(/\|([^|]+)\|/g, (_, words: string) => words.replaceAll(' ', '_'))
    .split(/\s+/)
  return rest.map(form => ({ words: form.split('_'), family }))
}

const forms = families
  .trim()
  .split(/\n(?! )/)
  .flatMap(formsIn)
const byFirstWord = Map.groupBy(
  forms.toSorted((a, b) => b.words.length - a.words.length),
  ({ words }) => words[0],
)
const single = new Map(forms.filter(({ words }) => words.length === 1).map(({ words, family }) => [words[0], family]))

/** The form that begins at this word, the longest first. */
export const legalFormAt = (words: readonly string[], at: number): Form | undefined =>
  byFirstWord.get(words[at])?.find(form => form.words.every((word, next) => words[at + next] === word))

/** Chinese, Japanese, Korean, Arabic and Persian forms are written with the name or before it. [recalled] */
export const withoutNativeForm = (text: string): string =>
  text
    .replaceAll(/(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|株式会社|有限会社|合同会社|주식회사|\(주\)|㈜/g, ' ')
    .replaceAll(/(?<=^|\s)(?:شركة|شرکت|شركت|شرکة|مؤسسة|ش\.?م\.?م|ش\.?م\.?ل|بع["״]מ)(?=\s|$)/g, ' ')

export const familyOfForm = (word: string): string | undefined => single.get(word)
/** A form misspelt is still a form where it is long enough to tell (Aktiengeselschaft). */
export const longForms: readonly string[] = [...single.keys()].flatMap(word =>
  word !== undefined && word.length >= 9 ? [word] : [],
)
