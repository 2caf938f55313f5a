// Tigrinya names: own name, father's, grandfather's; there is no family name, and an English form invents one.
import { type NameList, parts } from '../true-name.ts'

export const tigrinya: NameList = {
  order: 'fathers',
  male: parts(`ተስፋይ|Tesfay Tesfai Tesfaye; ሃይለ|Haile Hayle; ገብረ|Gebre Ghebre; ኪዳነ|Kidane Kidanne; ዮሃንስ|Yohannes Yohanes Johannes; ሚካኤል|Mikael Michael Mikiel; ዳዊት|Dawit Davit Dawitt;
    ሮቤል|Robel; ፊልሞን|Filmon Philemon Filimon; ሄኖክ|Henok Henock; ተኽለ|Tekle Tecle Tekhle; በረኸት|Bereket Berekhet Bereketh; ክብሮም|Kibrom Kbrom; ሃብቶም|Habtom Habtome; መሓሪ|Mehari Mehary;
    ናትናኤል|Natnael Nathnael; ዮናስ|Yonas Jonas; ኣማኑኤል|Amanuel Emanuel Amanuiel; ሰመረ|Semere Semerre; ጎይትኦም|Goitom Goytom; ኣብርሃም|Abraham Abreham Abrham; ፍጹም|Fitsum Fitsume; ሙሴ|Musie Muse; ኣክሊሉ|Aklilu Aclilu`),
  female: parts(
    `ሰላም|Selam Salam; ሳባ|Saba; ራህዋ|Rahwa Rahua; ለተብርሃን|Letebrhan Letebirhan; ሄለን|Helen Hellen; ፍዮሪ|Fiyori Fiori; ብሩኽቲ|Brukti Bruhti Birikti; ትርሓስ|Tirhas Trhas; ኣስመረት|Asmeret Asmarat; ሉዋም|Luwam Luam; ዮርዳኖስ|Yordanos Jordanos`,
  ),
  families:
    parts(`ተስፋይ|Tesfay Tesfai Tesfaye; ኣርኣያ|Araya Areaya; ብርሃነ|Berhane Birhane Brhane; ፍስሃ|Fisseha Fsaha Fesseha; ወልዱ|Weldu Woldu; ገብረሂወት|Gebrehiwet Gebrehiwot Ghebrehiwet; ሓጎስ|Hagos Haggos; ረዘነ|Rezene Rezenne;
    ኣስመሮም|Asmerom Asmorom; ገብረመድህን|Gebremedhin Ghebremedhin Gebremedhn; ተስፋሚካኤል|Tesfamichael Tesfamikael; ወልደገብርኤል|Weldegabriel Woldegabriel Weldegebriel; ኪዳነ|Kidane Kidanne; ተኽለ|Tekle Tecle; ሃይለ|Haile Hayle;
    መሓሪ|Mehari Mehary; ኣብርሃም|Abraham Abreham; ገብረስላሰ|Gebreslasie Ghebreslasie; ዑቕባይ|Okbay Ukbay Oqbay; ነጋሲ|Negasi Negassi`),
}
