// Arabic names: own name, father's, grandfather's and often a family or place name with al-; every one has several English spellings.
import { type NameList, parts } from '../true-name.ts'

export const arabic: NameList = {
  order: 'fathers-and-family',
  male: parts(`محمد|Mohammed Muhammad Mohamad Mohamed Mohammad; أحمد|Ahmed Ahmad; علي|Ali Aly; حسن|Hassan Hasan; حسين|Hussein Hussain Husain Hossein;
    عمر|Omar Umar Omer; عثمان|Othman Osman Uthman; يوسف|Yousef Youssef Yusuf Yousif; إبراهيم|Ibrahim Ebrahim Ibraheem; مصطفى|Mustafa Mostafa Moustafa;
    خالد|Khaled Khalid; عبد_الله|Abdullah Abdallah Abdulla Abd_Allah; عبد_الرحمن|Abdulrahman Abdul_Rahman Abd_al-Rahman Abderrahman; سعيد|Saeed Said Saied;
    طارق|Tariq Tarek Tareq; ياسر|Yasser Yasir; زيد|Zaid Zayd Zeid; جمال|Jamal Gamal; كريم|Karim Kareem; محمود|Mahmoud Mahmood Mahmud; ناصر|Nasser Nasir;
    فيصل|Faisal Faysal Feisal; بلال|Bilal Belal; رامي|Rami Ramy; سامر|Samer Samir; قاسم|Qasim Kassem Qassem Kasim; جابر|Jaber Jabir; نور_الدين|Noureddin Nour_al-Din Nureddine;
    صالح|Saleh Salih; عادل|Adel Adil; هشام|Hisham Hesham; عمار|Ammar Amar; وليد|Walid Waleed; ماهر|Maher Mahir; سليم|Salim Saleem; فارس|Fares Faris`),
  female:
    parts(`فاطمة|Fatima Fatma Fatemah; عائشة|Aisha Aysha Aicha; مريم|Mariam Maryam Meryem; زينب|Zainab Zaynab Zeinab; خديجة|Khadija Khadeeja Kadija; هدى|Huda Hoda;
    نور|Noor Nour Nur; سلمى|Salma; رنا|Rana; أمل|Amal Amel; هبة|Heba Hiba; ليلى|Layla Leila Laila; سمر|Samar; دعاء|Duaa Doaa; منى|Mona Muna; ياسمين|Yasmin Yasmeen Yasmine`),
  families:
    parts(`الحسن|al-Hassan El_Hassan Alhassan; المصري|al-Masri El_Masry Almasri; الخطيب|al-Khatib El_Khatib Alkhateeb; الحمصي|al-Homsi Alhomsi El_Homsi;
    الجبوري|al-Jubouri Al_Jabouri Aljuburi; الحلبي|al-Halabi Alhalabi El_Halabi; الشمري|al-Shammari Alshamari Al_Shamari; العبيدي|al-Obaidi Alobeidi Al_Ubaidi;
    الدليمي|al-Dulaimi Aldulaimi Al_Dulaymi; حداد|Haddad Hadad; نجار|Najjar Najar; سليمان|Suleiman Sulaiman Soliman; عباس|Abbas; إدريس|Idris Idriss Edris; آدم|Adam Adem;
    بشير|Bashir Basheer; الأمين|al-Amin Elamin Alameen; الزبيدي|al-Zubaidi Alzubaidi El_Zubeidi; منصور|Mansour Mansoor; درويش|Darwish Darweesh; شاهين|Shaheen Shahin;
    النعيمي|al-Nuaimi Alnuaimi Al_Naimi; التيجاني|al-Tijani Eltigani Altijani; حمدان|Hamdan; الرفاعي|al-Rifai Alrefai El_Refaey`),
}
