// English names, with the short forms that people really use.
import { type NameList, parts } from '../true-name.ts'

export const english: NameList = {
  order: 'given-family',
  male: parts(`Adam; Alan Allan Allen; Andrew Andy; Anthony Tony Antony; Barry; Ben Benjamin; Callum Calum; Carl Karl; Christopher Chris; Colin; Connor Conor; Craig; Daniel Dan Danny; Darren; David Dave; Dean; Derek; Edward Ed Eddie;
    Gareth; Geoffrey Geoff Jeffrey; Graham Graeme; Ian Iain; Jack; Jacob Jake; Jason; Jonathan Jon Jonathon; Joseph Joe; Joshua Josh; Keith; Kenneth Ken; Kevin Kev; Kieran Kieron; Leigh Lee; Lewis Louis; Luke; Mark Marc; Martyn Martin; Matthew Matt;
    Michael Mike Mick; Nathan; Neil Neal; Nicholas Nick; Oliver Ollie; Patrick Pat Paddy; Philip Phil Phillip; Raymond Ray; Richard Rick; Robert Rob Bob; Ryan; Samuel Sam; Sean Shaun Shawn; Simon; Stephen Steve Steven; Stuart Stewart; Thomas Tom; Trevor; Wayne; William Will Bill`),
  female:
    parts(`Abigail Abi; Alison; Amanda Mandy; Amy; Angela Angie; Anne Ann; Bethany Beth; Caroline; Catherine Kate Cathy Katherine; Charlotte; Chloe; Christine Chris; Claire Clare; Deborah Debbie; Donna; Elizabeth Liz Beth; Emily; Emma; Fiona; Gemma;
    Georgia; Gillian Gill; Hannah; Heather; Helen; Jacqueline Jackie; Janet Jan; Jennifer Jenny; Joanne Jo; Judith Judy; Julie; Karen; Kelly; Kirsty; Laura; Leanne; Linda; Louise; Lucy; Margaret Maggie; Natalie; Nicola Nicky; Paula; Rachel; Rebecca Becky; Ruth; Samantha Sam; Sharon; Sophie Sophia; Stacey; Susan Sue; Tracey Tracy; Victoria Vicky; Zoe`),
  families:
    parts(`Alcott; Appleyard; Arkwright; Ashdown; Atkins; Bagshaw; Barnes; Barraclough; Baxter; Beckwith; Bennett; Birtwhistle Birtwistle; Blackwood; Bramley; Brook Brooke; Broughton; Brown Browne; Buckley; Burgess; Calvert; Carver; Chadwick; Chapman; Clark Clarke; Coates; Cotterill; Crabtree; Cresswell; Dawson;
    Dewhurst; Dunn Dunne; Eastwell; Ellis; Entwistle; Fairhurst; Fenwick; Fielding; Fisher; Garside; Greaves; Green Greene; Gregson; Haigh; Hardcastle; Hargreaves; Hebden; Hepworth; Hill; Holroyd; Horsfall; Hughes; Illingworth; Jessop; Jones; Kershaw; Lister; Lockwood; Longbottom; Lumb; Marsden; Mellor; Metcalfe Metcalf;
    Midgley; Moore; Naylor; Nuttall; Oakes; Oldroyd; Ormerod; Pickles; Pilling; Plumb; Porter; Priestley; Quarmby; Rawson; Redfearn; Rigby; Roberts; Robinson; Rushworth; Schofield; Sharp Sharpe; Shaw; Smith Smyth; Stead; Stocks; Sutcliffe; Sykes; Taylor; Tempest; Thackray; Thompson Thomson; Thornber; Thwaite; Tordoff; Turner;
    Uttley; Varley; Walker; Wardle; Waterhouse; Whitaker Whittaker; Whitworth; Wilson; Womersley; Wood; Wright; Yarwood`),
}
