// Albanian names, written with ë and ç at home and mostly without them here.
import { type NameList, parts } from '../true-name.ts'

export const albanian: NameList = {
  order: 'given-family',
  male: parts(`Arben; Agron; Altin; Ardit; Arjan; Astrit; Bardhyl; Besnik; Blerim; Bujar; Dritan; Dardan; Edmond; Eduart; Endrit; Ermal;
    Fatjon; Fatos; Flamur Flamour; Florian; Genti; Gëzim Gezim Gzim; Gjergj Gjerg; Gjon Gjin; Haxhi Haxi; Ilir; Klodian; Klevis; Kreshnik;
    Kujtim; Leonard; Luan; Lulzim Luljim; Marsel; Mentor; Naim; Ndue; Neritan; Përparim Perparim; Petrit; Qemal Kemal; Rezart; Saimir;
    Shkëlzen Shkelzen Shkelqen; Shpëtim Shpetim; Sokol; Taulant; Valon; Visar; Xhevdet Xhevded Jevdet; Ylli Yli; Zef`),
  female:
    parts(`Albana; Arta; Aferdita Afërdita; Besa; Blerta; Diana; Drita; Elira; Entela; Fatime Fatima; Flutura; Hana; Ilirjana Iliriana; Jeta;
    Kaltrina; Liridona; Lule; Majlinda Mailinda; Mimoza; Mirela; Nora; Ornela Ornella; Rudina; Shpresa; Teuta; Valbona; Vjollca Violca; Zana`),
  families:
    parts(`Aliaj; Bajrami; Balliu; Bardhi; Beqiri Beciri; Berisha; Brahimi; Bushi; Cani; Çela Cela; Çeka Ceka; Dedaj; Dervishi; Domi;
    Duka; Elezi; Gashi; Gjeloshi Gjeloshaj; Gjini; Gjoka; Halili; Hasani; Hoti; Hysa Hyssa; Ismaili; Jakupi; Kapllani Kaplani; Kastrati; Kelmendi;
    Kola; Krasniqi Krasnici; Laçi Laci; Leka; Lika; Lleshi Leshi; Marku; Mema; Murati; Ndoja; Nikolli; Pjetri; Prenga; Qosja; Rexhepi Rexhepaj;
    Rrapaj Rapaj; Sadiku; Shala; Shehu; Tahiri; Toska; Ukaj; Vata; Xhafa Xhafaj Jafa; Ymeri Imeri; Zeqiri Zeqiraj`),
}
