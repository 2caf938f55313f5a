// Dari names, in Persian letters at home.
import { type NameList, parts } from '../true-name.ts'

export const dari: NameList = {
  order: 'fathers-and-family',
  male: parts(`جاوید|Javid Jawed Jawid; فرهاد|Farhad; رامین|Ramin Rameen; نادر|Nader Nadir; هارون|Haroon Harun Haroun; یما|Yama; محمد|Mohammad Mohammed Muhammad; علی|Ali; رضا|Reza Riza;
    حسین|Hussain Hossein Hussein; مهدی|Mahdi Mehdi; مصطفی|Mustafa Mostafa; سهراب|Sohrab Suhrab; فرید|Farid Fareed; حمید|Hamid Hameed; بصیر|Basir Baseer; نصیر|Nasir Naseer; تمیم|Tamim Tameem;
    شهاب|Shahab; جمشید|Jamshid Jamsheed; عارف|Aref Arif; صابر|Saber Sabir; یونس|Younus Yunus Yonus`),
  female: parts(
    `شبنم|Shabnam; فرشته|Fereshta Freshta Fereshteh; نیلوفر|Nilofar Nelofar Niloufar; زهرا|Zahra Zohra; مینا|Mina Meena; رویا|Roya Roia; معصومه|Masuma Masooma; سکینه|Sakina Sakeena; مرضیه|Marzia Marziya; لیلا|Laila Leila`,
  ),
  families:
    parts(`رحیمی|Rahimi Raheemi; حسینی|Hosseini Husseini Hussaini; نوری|Noori Nuri Nouri; کریمی|Karimi Kareemi; محمدی|Mohammadi Muhammadi; اکبری|Akbari; حیدری|Haidari Heydari Haydari;
    قاسمی|Qasemi Qasimi Ghasemi; صدیقی|Sediqi Siddiqi Sediqui; احمدی|Ahmadi Ahmedi; رضایی|Rezai Rezayi Rezaee; عظیمی|Azimi Azeemi; جعفری|Jafari Jaffari; امیری|Amiri Ameeri; یوسفی|Yousefi Yusufi; نظری|Nazari Nazary;
    ابراهیمی|Ebrahimi Ibrahimi; علیزاده|Alizada Alizadeh; سلطانی|Soltani Sultani; شریفی|Sharifi Shareefi`),
}
