// Pashto names: often one word made of two, with a tribe's name or the father's where an English form wants a surname.
import { type NameList, parts } from '../true-name.ts'

export const pashto: NameList = {
  order: 'fathers-and-family',
  male: parts(`ګل_آغا|Gul_Agha Gulagha; اسدالله|Asadullah Assadullah Asad_Ullah; حبیب_الله|Habibullah Habib_Ullah Habeebullah; رحمت_الله|Rahmatullah Rahmat_Ullah Rehmatullah;
    نقیب_الله|Naqibullah Naqeebullah Naqib_Ullah; سمیع_الله|Samiullah Sami_Ullah Samiollah; عزت_الله|Ezatullah Izatullah Ezzatullah; شفیق|Shafiq Shafeeq Shafique; زلمی|Zalmay Zalmai;
    وحید|Wahid Waheed; خان_محمد|Khan_Mohammad Khanmohammad Khan_Muhammad; ګلاب|Gulab Golab; امین|Amin Ameen; میرویس|Mirwais Mirwes Meerwais; توریالی|Toryalai Turyalai Toryalay;
    بریالی|Baryalai Baryali Baryalay; احسان|Ehsan Ihsan; ذبیح_الله|Zabihullah Zabiullah Zabih_Ullah; اجمل|Ajmal Ajmall; نثار|Nisar Nesar; خوشحال|Khushal Khoshal; بسم_الله|Bismillah Bismullah;
    جانان|Janan Jannan; پاینده|Payenda Painda; اکرم|Akram Ekram`),
  female: parts(
    `زرغونه|Zarghuna Zarghona; پلوشه|Palwasha Plwasha; سپوږمۍ|Spozhmai Spogmay; شکیلا|Shakila Shakeela; ثنا|Sana Sanna; ګلالی|Gulalai Gulalay; نازو|Nazo Nazoo; وږمه|Wazhma Vazhma`,
  ),
  families:
    parts(`احمدزی|Ahmadzai Ahmedzai Ahmadzay; ستانکزی|Stanikzai Stanekzai; نورزی|Noorzai Nurzai; شینواری|Shinwari Shenwari Shinwary; مومند|Momand Mohmand; وردک|Wardak Vardak;
    ځدران|Zadran Jadran; ساپی|Safi Sapi Saafi; خان|Khan; یوسفزی|Yousafzai Yusufzai; الکوزی|Alokozai Alekozai; خروټی|Kharoti Kharotai; ناصری|Naseri Nasiri; توخی|Tokhi Tookhi; اڅکزی|Achakzai Achekzai;
    هوتک|Hotak Hottak; دوراني|Durani Durrani`),
}
