// Romanian names, with ă, ș and ț that many systems cannot hold.
import { type NameList, parts } from '../true-name.ts'

export const romanian: NameList = {
  order: 'given-family',
  male: parts(
    `Alin; Andrei; Bogdan; Cătălin Catalin; Ciprian; Cosmin; Cristian; Dănuț Danut; Dorin; Dragoș Dragos; Emil; Florin; Gabriel; Gheorghe Ghorghe; Iulian; Ionuț Ionut; Laurențiu Laurentiu; Lucian; Marian; Marius; Mihai Mihail; Ovidiu; Răzvan Razvan; Sorin; Ștefan Stefan; Valentin; Vasile; Viorel`,
  ),
  female: parts(
    `Adriana; Alina; Ana; Andreea Andrea; Camelia; Corina; Cristina; Daniela; Elena; Florentina; Gabriela; Ioana; Loredana; Mariana; Mihaela; Nicoleta; Oana; Ramona; Roxana; Simona`,
  ),
  families: parts(
    `Albu; Avram; Bălan Balan; Banu; Bratu; Chirilă Chirila; Ciobanu; Constantin; Crăciun Craciun; Dinu; Dobre; Dumitru; Enache; Filip; Gheorghe; Iordache; Lazăr Lazar; Lungu; Manole; Marin; Matei; Mocanu; Moldovan Moldoveanu; Muntean Munteanu; Neagu; Olaru; Oprea; Pavel; Popa; Preda; Radu; Roșca Rosca; Rusu; Sandu; Șerban Serban; Stan; Stoica; Tănase Tanase; Toma; Tudor; Ungureanu; Văduva Vaduva; Vlad; Voicu; Zamfir`,
  ),
}
