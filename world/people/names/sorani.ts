// Sorani Kurdish names, in Arabic letters at home: own name, father's, grandfather's, sometimes the place the family comes from.
import { type NameList, parts } from '../true-name.ts'

export const sorani: NameList = {
  order: 'fathers-and-family',
  male: parts(`ئازاد|Azad Azaad; بەختیار|Bakhtyar Bakhtiar Baxtiyar; چیا|Chia Chya Chiya; دلشاد|Dilshad Delshad Dlshad; ئاراس|Aras; هێمن|Hemin Hemn Hêmin;
    ڕێبوار|Rebwar Rebwer Ribwar; کاروان|Karwan Karvan Karawan; سامان|Saman Samman; شوان|Shwan Shuan Showan; سەردار|Sardar Serdar; زانا|Zana Zanna;
    هاوکار|Hawkar Haukar Hawkaar; گۆران|Goran Guran; بەرزان|Barzan Berzan; محەمەد|Mohammed Muhamad Mohamad; ئەحمەد|Ahmed Ahmad; ڕزگار|Rizgar Rezgar Rzgar;
    پشتیوان|Pishtiwan Peshtiwan Pshtiwan; کاوە|Kawa Kaveh Kawe; نەوزاد|Nawzad Nauzad; ئومێد|Omed Umed Omid; هەڵۆ|Halo Hallo; ڕێکەوت|Rekawt Rekaut Rekewt;
    عومەر|Omar Umer Omer; عەلی|Ali Aly; سیروان|Sirwan Sirvan; دانا|Dana; هێرش|Hersh Hersch Hêrsh; ئاسۆ|Aso Asso; کامەران|Kamaran Kameran Kamran; سۆران|Soran`),
  female:
    parts(`شیلان|Shilan Shelan; ئاڤان|Avan Awan; بەهار|Bahar; چنار|Chnar Chinar; دەریا|Darya Deria; هانا|Hana Hanna; ژیان|Zhyan Jian Jiyan; لانە|Lana Lanah;
    نەسرین|Nasrin Nasreen; پەری|Pari Peri; سارا|Sara Sarah; شنۆ|Shno Shino; تەلار|Talar Telar; گەلاوێژ|Galawezh Gelawezh; ڕووناک|Runak Roonak`),
  families:
    parts(`ڕەسوڵ|Rasul Rasool Resul; قادر|Qadir Qader Kader; حەمە|Hama Hamah Heme; ڕەشید|Rashid Rasheed; سەعید|Saeed Said Saied; کەریم|Karim Kareem;
    مەحموود|Mahmood Mahmoud Mahmud; ڕەحمان|Rahman Rehman; هەورامی|Hawrami Hewrami Hawramy; پشدەری|Pishdari Pshdari Pshdary; ڕانیەیی|Ranyai Ranyayi;
    شارەزووری|Sharazuri Sharazoori; گەرمیانی|Garmiani Garmiyani Germiani; سۆرانی|Sorani Soranee; ئیبراهیم|Ibrahim Ebrahim; خدر|Khidir Khdr Khidhir;
    فەتاح|Fatah Fattah; حەسەن|Hassan Hasan; ئەمین|Amin Ameen; عەزیز|Aziz Azeez; مستەفا|Mustafa Mostafa; یاسین|Yasin Yaseen`),
}
