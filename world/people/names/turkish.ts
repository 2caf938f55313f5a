// Turkish names, with dotted and undotted i and ş, ğ and ç.
import { type NameList, parts } from '../true-name.ts'

export const turkish: NameList = {
  order: 'given-family',
  male: parts(
    `Adem; Ahmet Ahmed; Bayram; Bülent Bulent; Cengiz Cenghiz; Ercan Erjan; Erdal; Fatih; Gökhan Gokhan; Hakan; Halil; Hasan Hassan; Hüseyin Huseyin Hussein; İbrahim Ibrahim; İsmail Ismail; Kadir; Levent; Mehmet Mehmed Muhammet; Murat Murad; Nihat; Okan; Ömer Omer; Özgür Ozgur; Ramazan Ramadan; Salih; Sedat; Serkan; Sinan; Şükrü Sukru; Tolga; Uğur Ugur; Ümit Umit; Veysel; Yaşar Yasar; Yusuf Yousuf; Zafer`,
  ),
  female: parts(
    `Aslı Asli; Ayşe Ayse Aysha; Çiğdem Cigdem; Derya; Elif; Emine; Esra; Fatma; Gülay Gulay; Hatice Hatije; Hülya Hulya; Meral; Merve; Nurcan; Özlem Ozlem; Sevgi; Songül Songul; Şule Sule; Zeynep Zeyneb`,
  ),
  families: parts(
    `Akın Akin; Aktaş Aktas; Alkan; Arslan Aslan; Ateş Ates; Avcı Avci; Bozkurt; Bulut; Çelik Celik; Çetin Cetin; Demir; Duman; Erdem; Güler Guler; Güneş Gunes; Işık Isik; Kaplan; Karaca; Kaya; Keskin; Kılıç Kilic; Korkmaz; Koç Koc; Özdemir Ozdemir; Özkan Ozkan; Polat; Sarı Sari; Şahin Sahin; Şimşek Simsek; Taş Tas; Tekin; Toprak; Turan; Türk Turk; Uçar Ucar; Ünal Unal; Yavuz; Yıldırım Yildirim; Yıldız Yildiz; Yüksel Yuksel`,
  ),
}
