// Short forms that stand for a full given name. [recalled: general knowledge of English, Slavic, Albanian and Kurdish usage]
const shortForms = `
benjamin ben benny
deborah debbie deb
amanda mandy
angela angie
gillian gill jill
samantha sam
christine chris chrissie
christina chris tina
victoria vicky vicki tori
kimberley kim
jacqueline jackie
sandra sandy
barbara barb babs
pamela pam
judith judy
abigail abi abby
josephine jo josie
terence terry
raymond ray
ronald ron ronnie
donald don donnie
gerald gerry
geoffrey geoff
jeffrey jeff
kenneth ken kenny
lawrence larry
leonard len lenny
frederick fred freddie
alfred alf alfie
henry harry
timothy tim
zachary zach zack
robert bob bobby rob robbie bert
william bill billy will willy liam
richard dick rick ricky rich
michael mike mick mickey
james jim jimmy jamie
john jack johnny
joseph joe joey
thomas tom tommy
anthony tony
edward ed eddie ted teddy ned
charles charlie chuck
andrew andy drew
alexander alex sandy al
christopher chris kit
daniel dan danny
david dave davey
stephen steve stevie
matthew matt matty
nicholas nick nicky
philip phil
patrick pat paddy
samuel sam sammy
jonathan jon jonny
elizabeth liz lizzie beth betty eliza
margaret maggie meg peggy
catherine cathy kate katie kathy
rebecca becky
jennifer jen jenny
susan sue susie
aleksandr sasha sanya alik alyosha
sergey seryozha
dmitry dima mitya
vladimir vova volodya vlad
mikhail misha
nikolay kolya
aleksey alyosha lyosha
ivan vanya
yuri yura
anna anya
tatiana tanya
natalia natasha
olga olya
muhammad mo moe mohd md
abdullah abdo
gezim gezi
skender keno
`

const longNames = new Map<string, string[]>()
for (const line of shortForms.trim().split('\n')) {
  const [long = '', ...shorts] = line.split(' ')
  for (const short of shorts) longNames.set(short, [...(longNames.get(short) ?? []), long])
}

/** The full names that this word is a usual short form of. */
export const longNamesOf = (letters: string): readonly string[] => longNames.get(letters) ?? []
