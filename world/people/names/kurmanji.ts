// Kurmanji Kurdish names: Kurdish letters at home, Turkish ones in papers, English ones in our files.
import { type NameList, parts } from '../true-name.ts'

export const kurmanji: NameList = {
  order: 'given-family',
  male: parts(`Azad; Agît Agit; Baran; Bawer Baver; Berzan Barzan; Bişar Bisar Bishar; Cîwan Ciwan Civan Jiwan; Dilşad Dilsad Dilshad; Diyar; Egîd Egid;
    Ferhad Ferhat Farhad; Hêjar Hejar Hezhar; Hozan; Jîr Jir Zhir; Kendal; Lezgîn Lezgin Lazgin; Mazlum Mazloum; Mîran Miran; Mîrza Mirza;
    Nêçîr Nechir Necir; Rêber Reber Rebar; Rojhat Rozhat; Serdar Sardar; Serhad Serhat Sarhad; Şêrko Serko Sherko; Şivan Sivan Shivan;
    Welat Velat; Xebat Khabat Hebat; Zagros; Zinar Zinnar`),
  female:
    parts(`Avîn Avin Aveen; Berfîn Berfin; Bêrîvan Berivan; Dilan; Evîn Evin; Gulistan; Helîn Helin; Jiyan Zhiyan; Leyla Layla; Mizgîn Mizgin;
    Nesrîn Nesrin; Ronahî Ronahi; Rojda Rozhda; Rûken Ruken; Sozdar; Zelal; Zîn Zin Zeen`),
  families:
    parts(`Bozan; Botan Bohtan; Brahîm Brahim Ibrahim; Cizîrî Ciziri Jaziri; Çiçek Cicek; Darî Dari; Doğan Dogan; Ehmed Ahmed Ahmet; Encu Enju; Gever;
    Hesen Hasan Hassan; Hekarî Hekari Hakkari; Karakoç Karakoc; Kobanî Kobani Kobane; Miro; Omerî Omeri Umari; Osman Othman; Reşo Reso Resho;
    Sînan Sinan; Şêxo Sexo Shekho; Temo Tammo; Xelîl Xelil Khalil; Zaxoyî Zaxoyi Zakhoyi`),
}
