// Amharic names: own name, father's, grandfather's; there is no family name.
import { type NameList, parts } from '../true-name.ts'

export const amharic: NameList = {
  order: 'fathers',
  male: parts(`ዳንኤል|Daniel Daniell; ሰሎሞን|Solomon Selomon; ብርሃኑ|Birhanu Berhanu; ታደሰ|Tadesse Tadese; መኮንን|Mekonnen Mekonen; ያሬድ|Yared; ኤርሚያስ|Ermias Ermiyas; ሙሉጌታ|Mulugeta Mulugetta; ቢንያም|Binyam Biniam Benyam;
    ፍቃዱ|Fikadu Fekadu; ወርቁ|Worku Workou; ተፈራ|Tefera Teferra; ካሳ|Kassa Kasa; ሳሙኤል|Samuel Samuiel; ዘላለም|Zelalem; ግርማ|Girma Ghirma; አስፋው|Asfaw Asfau; ደረጀ|Dereje Dereje; ሚሊዮን|Million Milion; አበራ|Abera Aberra`),
  female: parts(
    `ሃና|Hanna Hana; መሠረት|Meseret Messeret; ትዕግስት|Tigist Tigest; ሕይወት|Hiwot Hiywet; አልማዝ|Almaz; ገነት|Genet Ghenet; ራሄል|Rahel Rachel; ቤተልሔም|Betelhem Bethlehem; ሰናይት|Senait Senayt; ፀሐይ|Tsehay Tsehai`,
  ),
  families:
    parts(`ገብረማርያም|Gebremariam Gebremaryam; ወልዴ|Wolde Welde; ደስታ|Desta; አለሙ|Alemu Alemou; ከበደ|Kebede Kebbede; ሃይሉ|Hailu Haylu; ንጉሴ|Nigussie Negussie Nigusse; ተሾመ|Teshome Teshomme; በቀለ|Bekele Beqele; ታደሰ|Tadesse Tadese;
    ግርማ|Girma Ghirma; አሰፋ|Assefa Asefa; መንግስቱ|Mengistu Mengistou; ወርቁ|Worku Workou; ተስፋዬ|Tesfaye Tesfay`),
}
